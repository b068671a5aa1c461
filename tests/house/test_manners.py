"""What no tool checks: broad excepts, ignored types, who may write to the store, tests that look away."""

import ast
import re

from tests.house import tree

# The worker loop, the job runner and the excepthook: where a fault of ours must not end the program.
BROAD_EXCEPTS = {
    "carerix_desktop/__main__.py",
    "carerix_desktop/gui/jobs.py",
    "carerix_desktop/sync/engine.py",
    "carerix_desktop/sync/outbox_worker.py",
    "carerix_desktop/sync/supervisor.py",
}
# Written in unit_of_work, made by the store, asked for by app alone, used by filing.
ARCHIVIST = ("carerix_desktop/app.py", "carerix_desktop/filing/", "carerix_desktop/storage/")
IGNORE = re.compile(r"#\s*type:\s*ignore")
IGNORE_WITH_REASON = re.compile(r"#\s*type:\s*ignore\[[\w, -]+\]\s+#\s*\S.{3,}")
IGNORES_AT_MOST = 20


def catches_everything(handler: ast.ExceptHandler) -> bool:
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    broad = any(
        one is None or (isinstance(one, ast.Name) and one.id in {"Exception", "BaseException"}) for one in caught
    )
    last = handler.body[-1]
    return broad and not (isinstance(last, ast.Raise) and last.exc is None)  # what is raised again is not swallowed


def test_everything_is_caught_only_where_a_loop_must_go_on():
    broad = {
        tree.name(path)
        for path in tree.modules("carerix_desktop")
        for node in ast.walk(tree.syntax(path))
        if isinstance(node, ast.ExceptHandler) and catches_everything(node)
    }
    assert broad - BROAD_EXCEPTS == set()


def test_an_ignored_type_names_its_code_and_its_reason():
    ignored = [
        (f"{tree.name(path)}:{line}", text)
        for path in tree.modules("carerix_desktop", "tests", "bench", "packaging")
        for line, text in tree.comments(path)
        if IGNORE.match(text)
    ]
    assert [where for where, text in ignored if not IGNORE_WITH_REASON.match(text)] == []
    assert len(ignored) <= IGNORES_AT_MOST


def test_only_the_archive_road_names_the_archivist():
    names = {
        tree.name(path)
        for path in tree.modules("carerix_desktop", "bench", "packaging")
        for node in ast.walk(tree.syntax(path))
        if "Archivist" in (getattr(node, "id", ""), getattr(node, "attr", ""), getattr(node, "name", ""))
    }
    assert [name for name in sorted(names) if not name.startswith(ARCHIVIST)] == []


def test_only_app_asks_the_store_for_the_archivist():
    askers = {
        tree.name(path)
        for path in tree.modules("carerix_desktop", "bench", "packaging")
        for node in ast.walk(tree.syntax(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "archivist"
    }
    assert askers <= {"carerix_desktop/app.py"}


def test_no_test_looks_away():
    marks = {"skip", "skipif", "xfail", "importorskip"}
    looking_away = [
        f"{tree.name(path)}:{node.lineno}"
        for path in tree.modules("tests")
        for node in ast.walk(tree.syntax(path))
        if isinstance(node, ast.Attribute) and node.attr in marks
    ]
    assert looking_away == []


def test_nothing_is_left_to_do_later():
    later = [
        f"{tree.name(path)}:{line}"
        for path in tree.modules("carerix_desktop", "packaging")
        for line, text in tree.comments(path)
        if re.search(r"\b(TODO|FIXME|XXX)\b", text)
    ]
    unwritten = [
        f"{tree.name(path)}:{node.lineno}"
        for path in tree.modules("carerix_desktop")
        for node in ast.walk(tree.syntax(path))
        if isinstance(node, ast.Name) and node.id == "NotImplementedError"
    ]
    assert later + unwritten == []
