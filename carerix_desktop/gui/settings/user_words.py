"""What the table and the panel of users say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from carerix_desktop.domain.account import User
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.gui.models.spoken import clock, short_day
from carerix_desktop.gui.settings.user_lines import Attention, MailState, UserLine

TONES = {
    MailState.OFF: "neutral",
    MailState.NOT_SET: "neutral",
    MailState.NO_PASSWORD: "bad",
    MailState.REFUSED: "bad",
    MailState.FAILING: "warn",
    MailState.TO_MATCH: "warn",
    MailState.FETCHING: "info",
    MailState.READY: "good",
}
ICONS = {
    MailState.NO_PASSWORD: "circle-alert",
    MailState.REFUSED: "circle-alert",
    MailState.FAILING: "triangle-alert",
    MailState.TO_MATCH: "folder-sync",
    MailState.FETCHING: "refresh-cw",
}


def state_text(line: UserLine) -> str:
    """How the mail stands, in words."""
    translate = QCoreApplication.translate
    if line.state is MailState.TO_MATCH:
        return translate("Settings", "Folders to match: {n}").format(n=len(FolderRole) - line.matched)
    if line.state is MailState.FETCHING and line.sync is not None and line.sync.total:
        done = min(99, 100 * line.sync.done // line.sync.total)
        return translate("Settings", "Fetching {n}%").format(n=done)
    ready = translate("Settings", "Up to date") if line.synced_at else translate("Settings", "Ready")
    return {
        MailState.OFF: translate("Settings", "Switched off"),
        MailState.NOT_SET: translate("Settings", "Not set up"),
        MailState.NO_PASSWORD: translate("Settings", "No password here"),
        MailState.REFUSED: translate("Settings", "Password refused"),
        MailState.FAILING: translate("Settings", "Not complete"),
        MailState.FETCHING: translate("Settings", "Fetching"),
        MailState.READY: ready,
    }[line.state]


def state_hint(line: UserLine) -> str:
    """What it means, and what to do."""
    translate = QCoreApplication.translate
    return {
        MailState.NO_PASSWORD: translate(
            "Settings",
            "This computer keeps no password for this mailbox, so nothing is fetched here. New mail waits on the "
            "server. Enter the password in the e-mail settings.",
        ),
        MailState.REFUSED: translate(
            "Settings",
            "The server refuses the password; it was probably changed. New mail waits on the server, nothing is lost. "
            "Enter the new password in the e-mail settings.",
        ),
        MailState.FAILING: translate(
            "Settings", "Not everything of this mailbox is here. Nothing is lost on the server; it is tried again."
        ),
        MailState.TO_MATCH: translate(
            "Settings", "Some folders are not matched with the server's yet. Match them with Edit folders."
        ),
    }.get(line.state, "")


def attention_text(line: UserLine, why: Attention) -> str:
    """Why an administrator should look, apart from the mail."""
    translate = QCoreApplication.translate
    return {
        Attention.MAIL: "",
        Attention.NO_SENDER: no_sender(line.user),
        Attention.NO_SIGN_IN: translate("Settings", "There is no password to sign in with: give one under Rights."),
        Attention.NEVER_HERE: translate("Settings", "Has never signed in."),
    }[why]


def no_sender(user: User) -> str:
    """Mail goes out from the relay address, or not at all."""
    translate = QCoreApplication.translate
    if not user.system_address:
        return translate("Settings", "No sender address")
    return translate("Settings", "No sender address, sends from {address}").format(address=user.system_address)


def confidential_text(user: User) -> str:
    """Which mail is confidential by default."""
    translate = QCoreApplication.translate
    if user.incoming_confidential and user.outgoing_confidential:
        return translate("Settings", "In and out")
    if user.incoming_confidential:
        return translate("Settings", "Incoming")
    if user.outgoing_confidential:
        return translate("Settings", "Outgoing")
    return translate("Settings", "None")


def last_active(line: UserLine) -> str:
    """When the user signed in last."""
    translate = QCoreApplication.translate
    if line.own:
        return translate("Settings", "now")
    if line.last_sign_in is None:
        return translate("Settings", "never")
    moment = datetime.fromtimestamp(line.last_sign_in, UTC).astimezone()
    today = datetime.now().astimezone().date()
    if moment.date() == today:
        return clock(moment)
    if moment.date() == today - timedelta(days=1):
        return translate("Settings", "yesterday")
    return short_day(moment)
