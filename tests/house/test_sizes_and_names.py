"""Modules and functions stay small, and nothing is called after nothing."""

import ast

from tests.house import tree

MODULE_LINES = 350
FUNCTION_LINES = 40
EMPTY_WORDS = {"util", "utils", "helper", "helpers", "manager", "managers", "misc", "common", "stuff", "tools"}


def test_no_module_is_longer_than_350_lines():
    lines = {
        tree.name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in tree.modules("carerix_desktop")
    }
    assert {name: count for name, count in lines.items() if count > MODULE_LINES} == {}


def length(function):
    """Count the lines of a function, its docstring left out: explaining is not what makes it long."""
    first, doc = function.body[0], ast.get_docstring(function)
    explained = first.end_lineno - first.lineno + 1 if doc else 0
    return function.end_lineno - function.lineno + 1 - explained


def test_no_function_is_longer_than_40_lines():
    long = [
        f"{tree.name(path)}:{node.lineno} {node.name} ({length(node)} lines)"
        for path in tree.modules("carerix_desktop", "packaging")
        for node in ast.walk(tree.syntax(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and length(node) > FUNCTION_LINES
    ]
    assert long == []


def test_modules_are_named_after_what_they_hold():
    paths = tree.modules("carerix_desktop", "tests", "bench", "packaging")
    words = {
        tree.name(path): set(path.with_suffix("").relative_to(tree.ROOT).as_posix().replace("/", "_").split("_"))
        for path in paths
    }
    assert [name for name, parts in words.items() if parts & EMPTY_WORDS] == []
