"""Every fault of a person that the window can meet has words there, and brings the details that its words need."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from string import Formatter

import pytest

from carerix_desktop.gui.fault_told import told
from tests.house.tree import PACKAGE, modules, syntax

SAID_BY_THEIR_PAGE = frozenset({
    "keyword_twice",
    "address_taken", "bad_keyword", "being_sent", "changed_elsewhere", "changed_since", "consent_dates", "deleted_file",
    "dictionary_broken", "dictionary_half", "field_choices", "field_label", "field_name", "field_taken", "hold_why",
    "inbox_fixed", "keep_until", "keep_why", "last_administrator", "login_taken", "merge_itself", "merge_kinds",
    "merged_deleted", "merged_further", "merged_later", "name_taken", "no_account", "no_folders", "no_mail",
    "no_password", "no_such_folder", "no_such_user", "not_confirmed", "nowhere", "number_taken", "on_hold",
    "rule_months", "rule_status", "template_files_large", "template_syntax", "twice", "unknown_field", "vault",
})  # fmt: skip
ON_THE_COMMAND_LINE = frozenset(
    {"bad_backup", "bad_key", "bad_store", "bad_template", "empty_word", "no_backup", "no_person"}
)
"""The window offers what there is; the store is chosen before it opens."""
OF_USERS = ("domain/password.py", "services/accounts.py", "services/address_proofs.py", "services/signing_in.py")
"""Modules whose faults the pages of signing in, users and settings say themselves."""
FLOORS = ("compose", "domain", "filing", "host", "services", "storage")


TREES = {path: syntax(path) for path in modules(*(f"carerix_desktop/{floor}" for floor in FLOORS))}
SPOKEN = {node.value for tree in TREES.values() for node in ast.walk(tree)
          if isinstance(node, ast.Constant) and isinstance(node.value, str)}  # fmt: skip


def _raised() -> Iterator[tuple[str, str, frozenset[str] | None]]:
    """Where, its code, and the names of its details (None where they are made elsewhere)."""
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "UserFault"):
                continue
            given = {word.arg: word.value for word in node.keywords}
            code, details = given.get("code"), given.get("details", ast.Dict(keys=[], values=[]))
            if isinstance(code, ast.Constant) and isinstance(code.value, str):
                where = f"{path.relative_to(PACKAGE).as_posix()}:{node.lineno}"
                yield where, code.value, _names(details)


def _names(details: ast.expr) -> frozenset[str] | None:
    if not isinstance(details, ast.Dict):
        return None
    return frozenset(ast.literal_eval(key) for key in details.keys if key is not None)


RAISED = tuple(_raised())


def test_every_code_has_words_in_the_window_or_a_page_that_says_it() -> None:
    known = told().keys() | SAID_BY_THEIR_PAGE | ON_THE_COMMAND_LINE
    wordless = [(where, code) for where, code, _names in RAISED
                if code not in known and not where.startswith(OF_USERS)]  # fmt: skip
    assert wordless == [], "give these words in gui/fault_told.py, or name the page that says them here"
    assert (SAID_BY_THEIR_PAGE | ON_THE_COMMAND_LINE) & told().keys() == set()


@pytest.mark.parametrize("code", sorted(told()))
def test_the_faults_of_a_code_bring_what_its_words_need(code: str) -> None:
    wanted = {name for _text, name, _spec, _conversion in Formatter().parse(told()[code]) if name}
    assert code in SPOKEN, "no fault has this code any more"
    lacking = [where for where, raised, names in RAISED if raised == code and names is not None and wanted - names]
    assert lacking == []
