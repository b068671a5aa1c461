"""Every act that the code writes into the audit log is known by name, so that the screen has words for it."""

import ast
from collections.abc import Iterator

from carerix_desktop.domain.audit import ACT_GROUPS
from tests.house import tree

KNOWN = {act for acts in ACT_GROUPS.values() for act in acts}
PLACES = {"record_audit": 0, "AuditLine": 2}
"""Calls that name an act, and at which place."""


def acts_said(module: ast.Module) -> Iterator[ast.expr]:
    """Yield what a module writes as an act."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            place = PLACES.get(called)
            if place is not None and len(node.args) > place:
                yield node.args[place]
        if isinstance(node, ast.Dict):
            keys = [key.value if isinstance(key, ast.Constant) else "" for key in node.keys]
            if {"act", "message_key"} <= set(keys):
                yield node.values[keys.index("act")]


def values_of(module: ast.Module) -> dict[str, list[ast.expr]]:
    """Collect what each name of a module is set to, alone or in a tuple."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(module):
        if isinstance(node, ast.Assign):
            target = node.targets[0]
            pairs = [(target, node.value)]
            if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                pairs = list(zip(target.elts, node.value.elts, strict=True))
            for name, value in pairs:
                if isinstance(name, ast.Name):
                    found.setdefault(name.id, []).append(value)
    return found


def texts_in(expression: ast.expr, names: dict[str, list[ast.expr]]) -> Iterator[str]:
    """Yield the texts that an expression can be."""
    chosen = [expression.body, expression.orelse] if isinstance(expression, ast.IfExp) else [expression]
    for one in chosen:
        if isinstance(one, ast.Constant):
            yield str(one.value)
        elif isinstance(one, ast.Name):
            for value in names.get(one.id, []):
                yield from texts_in(value, names)


def test_every_act_that_is_recorded_has_a_name():
    modules = {tree.name(path): tree.syntax(path) for path in tree.modules("carerix_desktop")}
    constants = {name: values for module in modules.values() for name, values in values_of(module).items()}
    said: dict[str, str] = {}
    for where, module in modules.items():
        names = constants | values_of(module)  # a name that is imported is another module's
        said |= {text: where for act in acts_said(module) for text in texts_in(act, names)}
    assert {act: where for act, where in said.items() if act not in KNOWN} == {}
    assert {"confidential_on", "user_added", "opted_out", "person_erased", "password_given"} <= set(said)
