"""`outbox run` in a process of its own, beside a window that shows the outbox: real store, real SMTP."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from carerix_desktop.domain.account import Endpoint, Security
from carerix_desktop.domain.ids import UserKey
from carerix_desktop.filing.desk import FilingDesk
from carerix_desktop.gui.bound import BoundOutbox
from carerix_desktop.gui.bridge import Bridge
from carerix_desktop.gui.context import Context, Services
from carerix_desktop.gui.jobs import Jobs
from carerix_desktop.gui.other_writers import OtherWriters
from carerix_desktop.gui.outbox.page import OutboxPage
from carerix_desktop.gui.outbox.watch import OutboxWatch
from carerix_desktop.gui.theme import Theme
from carerix_desktop.host.profile import Profile
from carerix_desktop.services.outbox import Outbox
from carerix_desktop.storage.engine import Store, open_store
from carerix_desktop.storage.tables_mail import app_user
from tests.support.certificates import Authority, authority
from tests.support.command_line import CommandLine
from tests.support.outgoing import prepared
from tests.support.smtp_sink import SmtpSink

__all__ = ["authority"]

NOWHERE = Endpoint(host="127.0.0.1", port=1, security=Security.SSL, username="eva@example.test")
LONG_MS = 60_000


@dataclass(frozen=True, slots=True)
class Window:
    """The parts of a window that show the outbox, over the store of a profile."""

    page: OutboxPage
    watch: OutboxWatch
    counted: list[int]
    outbox: BoundOutbox
    owner: UserKey


@pytest.fixture
def sink() -> Iterator[SmtpSink]:
    with SmtpSink() as made:
        yield made


@pytest.fixture
def line(tmp_path: Path, authority: Authority, sink: SmtpSink) -> CommandLine:
    made = CommandLine(profile=tmp_path / "profile", authority=authority.path)
    made.add_user("eva", NOWHERE, "geheim")
    words = ["--smtp-server", sink.host, "--smtp-port", str(sink.port), "--smtp-security", "none"]
    made.ask("account", "set", "eva", *words, "--no-fetch")
    return made


@pytest.fixture
def store(line: CommandLine) -> Iterator[Store]:
    made = open_store(Profile(line.profile).store_url())
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, store: Store, jobs: Jobs, theme: Theme, services: Services) -> Iterator[Window]:
    with store.work(None) as work:
        owner = UserKey(work.connection.execute(select(app_user.c.key)).scalar_one())
    outbox = BoundOutbox(outbox=Outbox(store, FilingDesk(store.archivist())), wake=lambda: None)
    bridge = Bridge(jobs)
    context = Context(
        jobs=jobs,
        bridge=bridge,
        theme=theme,
        services=replace(services, viewer=replace(services.viewer, key=owner), more={"outbox": outbox}),
        open_record=lambda _kind, _ref: None,
        open_page=lambda *_where: None,
        toast=lambda _text, **_more: None,
    )
    page, counted = OutboxPage(context), list[int]()
    qtbot.addWidget(page)
    watch = OutboxWatch(context, page)
    watch.counted.connect(counted.append)
    others = OtherWriters(store.data_version, bridge)
    page.show()
    yield Window(page, watch, counted, outbox, owner)
    others.stop()
    page.close()


def _run(qtbot: QtBot, line: CommandLine, *words: str) -> None:
    """A command, while the window lives on."""
    process = QProcess()
    environment = process.processEnvironment()
    for name, value in line.environment.items():
        environment.insert(name, value)
    process.setProcessEnvironment(environment)
    command = line.command(*words)
    with qtbot.waitSignal(process.finished, timeout=LONG_MS):
        process.start(command[0], command[1:])
        process.write(b"geheim\n")
        process.closeWriteChannel()
    assert process.exitCode() == 0, (
        bytes(process.readAllStandardOutput().data()) + process.readAllStandardError().data()
    )


def test_a_window_learns_that_the_command_line_sent_what_waited(
    qtbot: QtBot, window: Window, line: CommandLine, sink: SmtpSink
) -> None:
    window.outbox.queue(window.owner, [prepared("jan@example.nl", sender="eva@example.test")], release_at=0)
    window.page.refresh()
    window.watch.refresh()
    qtbot.waitUntil(lambda: window.watch.leaving == 1 and window.counted[-1:] == [1])
    qtbot.waitUntil(lambda: [row.line.text() for row in window.page.rows] == ["Waiting to be sent"])
    with qtbot.waitSignal(window.watch.emptied, timeout=LONG_MS):
        _run(qtbot, line, "outbox", "run", "--password-stdin")
    assert len(sink.kept) == 1
    assert (window.watch.leaving, window.counted[-1]) == (0, 0)
    qtbot.waitUntil(lambda: [row.line.text() for row in window.page.rows] == ["Sent"])
