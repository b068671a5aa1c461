"""Qt's own watch over a model: it checks each signal and each answer, and ends the process at the first breach."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtTest import QAbstractItemModelTester


def hold_to_qts_rules(kind: type[QAbstractItemModel], model: QAbstractItemModel) -> None:
    """Watch a model of this class as long as it lives; tests/house/test_window_tests.py counts the classes."""
    assert type(model) is kind
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
