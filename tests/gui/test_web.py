"""What the web view lets through: nothing but the scheme of our own (RELIABILITY.md S-01 to S-05)."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEngineSettings
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.gui.jobs import Jobs
from carerix_desktop.gui.mailbox.page_html import CSP, without_forbidden
from carerix_desktop.gui.mailbox.web import MailScheme, MailView

PIXEL = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d\x00\x00\x00\x00IEND\xaeB`\x82"
)


class Listening:
    """A server that notes every connection."""

    def __init__(self) -> None:
        self.heard = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.settimeout(0.1)
        self.port = self._socket.getsockname()[1]
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def _listen(self) -> None:
        while not self._stop.is_set():
            try:
                connection, _peer = self._socket.accept()
            except TimeoutError:
                continue
            self.heard += 1
            connection.close()

    def close(self) -> None:
        self._stop.set()
        self._thread.join()
        self._socket.close()


@pytest.fixture
def server() -> Iterator[Listening]:
    listening = Listening()
    yield listening
    listening.close()


class Parts:
    """Serves pictures and notes which were asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, str]] = []

    def part(self, key: MessageKey, section: str) -> tuple[str, bytes]:
        self.asked.append((int(key), section))
        return ("image/svg+xml", b"<svg/>") if section == "9" else ("image/png", PIXEL)

    def remote(self, key: MessageKey, index: int) -> tuple[str, bytes]:
        self.asked.append((int(key), f"remote {index}"))
        return "image/png", PIXEL


@pytest.fixture
def parts() -> Parts:
    return Parts()


@pytest.fixture
def scheme(jobs: Jobs, parts: Parts) -> MailScheme:
    return MailScheme(jobs, parts.part, parts.remote)


@pytest.fixture
def view(qtbot: QtBot, scheme: MailScheme) -> Iterator[MailView]:
    made = MailView(scheme)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    yield made
    made.shut()
    made.close()


def load(qtbot: QtBot, view: MailView, scheme: MailScheme, body: str, **allowed: frozenset[int]) -> None:
    url = scheme.put_page(body, allowed.get("messages", frozenset()), allowed.get("remote", frozenset()))
    with qtbot.waitSignal(view.loadFinished, timeout=20_000):
        view.load(url)
    qtbot.wait(300)


def test_no_connection_is_made_whatever_a_page_names(
    qtbot: QtBot, view: MailView, scheme: MailScheme, server: Listening
) -> None:
    away = f"http://127.0.0.1:{server.port}"
    load(
        qtbot, view, scheme,
        f"<html><head><link rel=stylesheet href={away}/a.css>"
        f"<link rel=prefetch href={away}/b><meta http-equiv=refresh content='0;url={away}/c'>"
        f"<style>@import url({away}/d.css); body{{background:url({away}/e.png)}}</style></head><body>"
        f"<img src={away}/f.png srcset='{away}/g.png 2x'><iframe src={away}/h></iframe><video src={away}/i autoplay>"
        f"</video><object data={away}/j></object><embed src={away}/k><audio src={away}/l autoplay></audio>"
        f"<script>fetch('{away}/m')</script><svg><image href='{away}/n.png'/></svg>"
        f"<form action={away}/o><input type=image src={away}/p.png></form></body></html>",
    )  # fmt: skip
    assert server.heard == 0
    assert view.url().scheme() == "mail"


def test_a_body_that_slipped_through_the_sanitiser_connects_nowhere(
    qtbot: QtBot, view: MailView, scheme: MailScheme, server: Listening
) -> None:
    away = f"http://127.0.0.1:{server.port}"
    body = (
        f"<link rel=preconnect href={away}><LINK rel='dns-prefetch' href='{away}'><meta http-equiv=refresh content=0>Hi"
    )
    load(qtbot, view, scheme, without_forbidden(body))
    assert server.heard == 0


def test_scripts_storage_and_plugins_are_off(view: MailView) -> None:
    settings = view.mail_page.settings()
    kinds = QWebEngineSettings.WebAttribute
    for kind in (kinds.JavascriptEnabled, kinds.LocalStorageEnabled, kinds.PluginsEnabled, kinds.DnsPrefetchEnabled,
                 kinds.LocalContentCanAccessFileUrls, kinds.LocalContentCanAccessRemoteUrls):  # fmt: skip
        assert not settings.testAttribute(kind)
    assert view.mail_page.profile().isOffTheRecord()


def test_a_page_gets_parts_of_its_own_messages_only(
    qtbot: QtBot, view: MailView, scheme: MailScheme, parts: Parts
) -> None:
    body = (
        f"<meta http-equiv=Content-Security-Policy content=\"{CSP}\"><img src='mail://k17/2'><img src='mail://k99/2'>"
        "<img src='mail://k17/9'><img src='file:///etc/hostname'><img src='mail://k17/remote/0'>"
    )
    load(qtbot, view, scheme, body, messages=frozenset({17}))
    qtbot.waitUntil(lambda: (17, "2") in parts.asked and (17, "9") in parts.asked)
    assert set(parts.asked) == {(17, "2"), (17, "9")}


def test_remote_pictures_come_only_after_consent_for_that_message(
    qtbot: QtBot, view: MailView, scheme: MailScheme, parts: Parts
) -> None:
    body = "<img src='mail://k17/remote/0'><img src='mail://k18/remote/1'>"
    load(qtbot, view, scheme, body, messages=frozenset({17, 18}), remote=frozenset({17}))
    qtbot.waitUntil(lambda: bool(parts.asked))
    qtbot.wait(100)
    assert parts.asked == [(17, "remote 0")]


def test_a_click_leaves_the_page_where_it_is_and_is_told(qtbot: QtBot, view: MailView) -> None:
    kind = view.mail_page.NavigationType.NavigationTypeLinkClicked
    told: list[str] = []
    view.mail_page.link.connect(lambda url: told.append(url.toString()))
    assert not view.mail_page.acceptNavigationRequest(QUrl("https://a.example/"), kind, True)
    assert told == ["https://a.example/"]
    typed = view.mail_page.NavigationType.NavigationTypeOther
    assert not view.mail_page.acceptNavigationRequest(QUrl("https://a.example/"), typed, True)
    assert not view.mail_page.acceptNavigationRequest(QUrl("mail://page/1"), typed, False)
