"""The hardened web view of the reading pane (RELIABILITY.md, measured facts; S-01 to S-06).

One scheme, `mail:`, serves the page and the parts of its messages; an interceptor refuses all else; the profile is
off the record; scripts, plugins and storage are off. The engine itself never gets the network. Made after the first
paint, because it is large and starts slowly.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QUrl, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget
from shiboken6 import delete, isValid

from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.gui.jobs import Jobs
from carerix_desktop.gui.mailbox.page_html import CSP

SCHEME = b"mail"
PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "image/x-icon"})
_AUDIBLE = "--force-renderer-accessibility"
PartReader = Callable[[MessageKey, str], tuple[str, bytes]]
RemoteReader = Callable[[MessageKey, int], tuple[str, bytes]]


def register_mail_scheme() -> None:
    """Make `mail:` known; has to come before the application object. A second call changes nothing."""
    if QWebEngineUrlScheme.schemeByName(QByteArray(SCHEME)).name() == QByteArray(SCHEME):
        return
    scheme = QWebEngineUrlScheme(QByteArray(SCHEME))
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme)
    QWebEngineUrlScheme.registerScheme(scheme)


class Blocker(QWebEngineUrlRequestInterceptor):
    """Lets `mail:` through, and pictures that stand in the page itself; refuses all else. No store work in here."""

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        scheme = info.requestUrl().scheme()
        picture = info.resourceType() == QWebEngineUrlRequestInfo.ResourceType.ResourceTypeImage
        if scheme != SCHEME.decode() and not (scheme == "data" and picture):
            info.block(True)


class MailScheme(QWebEngineUrlSchemeHandler):
    """Serves `mail://page/N` (the document) and `mail://kKEY/SECTION`, `mail://kKEY/remote/INDEX` (pictures)."""

    def __init__(self, jobs: Jobs, part: PartReader, remote: RemoteReader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._part, self._remote = jobs, part, remote
        self._page, self._number = b"", 0
        self._allowed: set[int] = set()
        self._messages: frozenset[int] = frozenset()

    def put_page(self, page: str, messages: frozenset[int], remote_allowed: frozenset[int]) -> QUrl:
        """Take the next document and which messages' parts it may ask for; answers its address."""
        self._page, self._messages, self._allowed = page.encode(), messages, set(remote_allowed)
        self._number += 1
        return QUrl(f"mail://page/{self._number}")

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        url = job.requestUrl()
        host, path = url.host(), [piece for piece in url.path().split("/") if piece]
        if host == "page":
            _answer(job, "text/html", self._page)
        elif host.startswith("k") and host[1:].isdecimal() and int(host[1:]) in self._messages and path:
            self._fetch(job, MessageKey(int(host[1:])), path)
        else:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)

    def _fetch(self, job: QWebEngineUrlRequestJob, key: MessageKey, path: list[str]) -> None:
        picture = _Picture(job, self)
        if path[0] == "remote" and len(path) == 2 and path[1].isdecimal() and int(key) in self._allowed:
            self._jobs.ask(self._remote, key, int(path[1]), on_done=picture.arrive, on_fault=picture.fail)
        elif len(path) == 1:
            self._jobs.ask(self._part, key, path[0], on_done=picture.arrive, on_fault=picture.fail)
        else:
            picture.fail()


class _Picture(QObject):
    """One picture on its way to the page; one that cannot be had is a gap in the page, not a fault of the window."""

    def __init__(self, job: QWebEngineUrlRequestJob, parent: QObject) -> None:
        super().__init__(parent)
        self._job = job

    def arrive(self, answer: tuple[str, bytes]) -> None:
        """The page shows pictures; nothing else is handed to the engine."""
        content_type, content = answer
        if content_type.lower() not in PICTURES:
            self.fail()
        elif isValid(self._job):
            _answer(self._job, content_type, content)
            self.deleteLater()

    def fail(self, _fault: object = None) -> None:
        """It is not there, or not allowed."""
        if isValid(self._job):
            self._job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
        self.deleteLater()


def _answer(job: QWebEngineUrlRequestJob, content_type: str, content: bytes) -> None:
    buffer = QBuffer(job)
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    headers = {QByteArray(b"Content-Security-Policy"): [QByteArray(CSP.encode())]}
    job.setAdditionalResponseHeaders(headers)  # type: ignore[arg-type]  # the stub knows no multi map
    job.reply(QByteArray(content_type.encode()), buffer)


class MailPage(QWebEnginePage):
    """Never leaves its document: links go out as a signal, frames and windows are refused.

    Signals:
        link: an address that was clicked.
    """

    link = Signal(QUrl)

    def acceptNavigationRequest(self, url: QUrl | str, kind: QWebEnginePage.NavigationType, isMainFrame: bool) -> bool:
        target = QUrl(url)
        if kind == QWebEnginePage.NavigationType.NavigationTypeLinkClicked:
            self.link.emit(target)
            return False
        return isMainFrame and target.scheme() == SCHEME.decode() and target.host() == "page"

    def createWindow(self, _kind: QWebEnginePage.WebWindowType) -> Any:
        return None

    def javaScriptConsoleMessage(self, *_message: Any) -> None:
        """What a page says is nothing to log: it may quote mail."""


class MailView(QWebEngineView):
    """The one web view of the window."""

    def __init__(self, scheme: MailScheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile = QWebEngineProfile(self)  # no name: off the record
        self._blocker = Blocker(self._profile)
        self._profile.setUrlRequestInterceptor(self._blocker)
        self._profile.installUrlSchemeHandler(QByteArray(SCHEME), scheme)
        self._profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
        self.mail_page = MailPage(self._profile, self)
        self._harden(self.mail_page.settings())
        self.setPage(self.mail_page)

    @staticmethod
    def _harden(settings: QWebEngineSettings) -> None:
        kinds = QWebEngineSettings.WebAttribute
        for kind in (
            kinds.JavascriptEnabled, kinds.LocalStorageEnabled, kinds.PluginsEnabled, kinds.DnsPrefetchEnabled,
            kinds.LocalContentCanAccessRemoteUrls, kinds.LocalContentCanAccessFileUrls, kinds.HyperlinkAuditingEnabled,
            kinds.AutoLoadIconsForPage, kinds.FullScreenSupportEnabled, kinds.PdfViewerEnabled,
            kinds.JavascriptCanOpenWindows, kinds.JavascriptCanAccessClipboard, kinds.ErrorPageEnabled,
        ):  # fmt: skip
            settings.setAttribute(kind, False)

    def shut(self) -> None:
        """Give the page back before its profile goes, as Qt asks."""
        if isValid(self.mail_page):
            self.stop()
            delete(self.mail_page)

    def contextMenuEvent(self, event: Any) -> None:
        menu = self.createStandardContextMenu()
        kept = {
            QWebEnginePage.WebAction.Copy,
            QWebEnginePage.WebAction.SelectAll,
            QWebEnginePage.WebAction.CopyLinkToClipboard,
        }
        allowed = {self.mail_page.action(kind) for kind in kept}
        for action in menu.actions():
            if action not in allowed:
                menu.removeAction(action)
        if menu.actions():
            menu.popup(event.globalPos())


def let_screen_readers_in() -> None:
    """Have the engine build its accessibility tree where somebody listens; to be called before its first view.

    Chromium looks for this at its start only, and without it the text of mail cannot be read aloud.
    """
    flags = os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "")
    if QAccessible.isActive() and _AUDIBLE not in flags:
        os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = f"{flags} {_AUDIBLE}".strip()
