"""The fields that a template names, and its mistakes, without running it: what an editor marks as one types."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import TemplateSyntaxError, nodes
from jinja2.meta import find_undeclared_variables

from carerix_desktop.compose.render import LONGEST_PART, Sandbox

_BUILT_IN = frozenset({"range", "loop", "caller", "varargs", "kwargs"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldUse:
    """A field and the line (from 1) where it stands."""

    name: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReport:
    """What a source names. `mistake` is one sentence, "" where it can be read; then `line` says where."""

    fields: tuple[FieldUse, ...] = ()
    mistake: str = ""
    line: int = 0


def fields_of(source: str) -> SourceReport:
    """The fields of one part of a template, in the order of the text, each once per line."""
    if len(source) > LONGEST_PART:
        return SourceReport(mistake=f"The text is longer than {LONGEST_PART} characters.", line=1)
    sandbox = Sandbox(escape=False)
    try:
        tree = sandbox.parse(source)
        free = find_undeclared_variables(tree) - _BUILT_IN
    except TemplateSyntaxError as error:
        return SourceReport(mistake=error.message or "This cannot be read.", line=error.lineno)
    except RecursionError:
        return SourceReport(mistake="The text is nested too deeply.", line=1)
    wrong = next(_wrong_nodes(tree, sandbox), None)
    if wrong is not None:
        return SourceReport(mistake=wrong[0], line=wrong[1])
    uses = dict.fromkeys(_uses(tree, free))
    return SourceReport(fields=tuple(FieldUse(name=name, line=line) for name, line in sorted(uses, key=lambda u: u[1])))


def _wrong_nodes(tree: nodes.Template, sandbox: Sandbox) -> Iterator[tuple[str, int]]:
    """What only compiling would find; a hostile source is not compiled here, for that computes its constants."""
    for node in tree.find_all((nodes.Filter, nodes.Test, nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)):
        if isinstance(node, nodes.Filter):
            if node.name not in sandbox.filters:
                yield f"There is no filter “{node.name}”.", node.lineno
        elif isinstance(node, nodes.Test):
            if node.name not in sandbox.tests:
                yield f"There is no test “{node.name}”.", node.lineno
        else:
            yield "A template cannot take in another one.", node.lineno


def _uses(node: nodes.Node, free: set[str]) -> Iterator[tuple[str, int]]:
    path = _path(node, free)
    if path:
        yield path, node.lineno
        return
    for child in node.iter_child_nodes():
        yield from _uses(child, free)


def _path(node: nodes.Node, free: set[str]) -> str:
    """`candidate.city` for such a node; "" for any other."""
    if isinstance(node, nodes.Name):
        return node.name if node.name in free and node.ctx == "load" else ""
    if isinstance(node, nodes.Getattr):
        head = _path(node.node, free)
        return f"{head}.{node.attr}" if head else ""
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        head = _path(node.node, free)
        return f"{head}.{node.arg.value}" if head else ""
    return ""
