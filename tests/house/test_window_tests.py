"""Each dialog, popover and model of the window is met by a test; what is new and untested fails here by name."""

import ast

from tests.house import tree

DIALOGS = {"QDialog", "Popover"}
MODELS = {"QAbstractItemModel", "QAbstractTableModel", "QAbstractListModel", "QSortFilterProxyModel"}


def classes_from(bases: set[str]) -> set[str]:
    """Name the classes of the window that come from one of the bases, however far."""
    known = set(bases)
    classes = [
        (node.name, {base.id for base in node.bases if isinstance(base, ast.Name)})
        for path in tree.modules("carerix_desktop/gui")
        for node in ast.walk(tree.syntax(path))
        if isinstance(node, ast.ClassDef)
    ]
    while new := {name for name, parents in classes if parents & known} - known:
        known |= new
    return known - bases


def window_tests() -> list[ast.Module]:
    return [tree.syntax(path) for path in tree.modules("tests/gui", "tests/features")]


def test_each_dialog_and_popover_is_met_by_a_test():
    met = {node.id for test in window_tests() for node in ast.walk(test) if isinstance(node, ast.Name)}
    dialogs = classes_from(DIALOGS)
    assert len(dialogs) >= 10
    assert sorted(dialogs - met) == []


def test_each_model_is_watched_by_qts_own_tester_in_a_test():
    watched = {
        node.args[0].id
        for test in window_tests()
        for node in ast.walk(test)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "hold_to_qts_rules"
        if isinstance(node.args[0], ast.Name)
    }
    models = classes_from(MODELS)
    assert len(models) >= 8
    assert sorted(models - watched) == []
