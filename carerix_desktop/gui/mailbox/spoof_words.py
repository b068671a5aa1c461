"""Signs of a sender who may not be who they seem, in words (RELIABILITY S-17): facts, quietly, both sides named."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from carerix_desktop.domain.addresses import domain_of
from carerix_desktop.domain.view import BodyView, Direction, MessageView
from carerix_desktop.parse.spoofing import SpoofSign, find_spoofing


def tr(text: str) -> str:
    """A text of this module; lupdate files what stands outside a class under the empty context."""
    return QCoreApplication.translate("", text)


def spoof_line(message: MessageView, body: BodyView | None, own: tuple[str, ...]) -> str:
    """What a reader should know about who wrote a message; "" where there is nothing to say.

    Args:
        message: as it is read.
        body: of it, where it could be read.
        own: the viewer's addresses.
    """
    found = find_spoofing(
        message.sender,
        message.reply_to,
        comes_in=message.direction is Direction.IN,
        unproven=body is not None and body.unproven,
        own_domains=[domain_of(address) for address in own],
    )
    words = {
        SpoofSign.UNPROVEN: tr("It says it is from {about}, but the mail server could not confirm that."),
        SpoofSign.OWN_DOMAIN: tr("{about} has your own domain, but is not the address of a colleague here."),
        SpoofSign.NAME_IS_ADDRESS: tr("The sender calls themselves {about}, but wrote from {address}."),
        SpoofSign.MIXED_SCRIPTS: tr("“{about}” has letters of another alphabet that look like ours."),
        SpoofSign.REPLY_ELSEWHERE: tr("Replies go to {about}, not to {address}."),
    }
    return " ".join(words[one.sign].format(about=one.about, address=message.sender.address) for one in found)
