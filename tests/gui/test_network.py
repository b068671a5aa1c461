"""The network that comes back is told to the engine, one that goes is not."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QNetworkInformation
from pytestqt.qtbot import QtBot

from carerix_desktop.gui.network import NetworkWatch

Reachability = QNetworkInformation.Reachability


class Information(QObject):
    """What the system says, by a test."""

    changed = Signal(QNetworkInformation.Reachability)


def test_only_a_network_that_comes_back_is_told(qtbot: QtBot) -> None:
    told: list[str] = []
    information = Information()
    watch = NetworkWatch(lambda: told.append("back"), changed=information.changed)
    for said in (Reachability.Disconnected, Reachability.Local, Reachability.Online, Reachability.Site):
        information.changed.emit(said)
    assert told == ["back"]
    information.changed.emit(Reachability.Online)
    assert told == ["back", "back"]
    assert watch.parent() is None


def test_a_system_that_does_not_say_is_no_fault(qtbot: QtBot) -> None:
    """With or without a backend on this machine, the watch is made and says nothing by itself."""
    told: list[str] = []
    watch = NetworkWatch(lambda: told.append("back"))
    qtbot.wait(50)
    assert told == []
    watch.deleteLater()
