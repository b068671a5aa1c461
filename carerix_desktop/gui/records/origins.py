"""The words of where a value comes from, and of a document that gave none."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from carerix_desktop.domain.document import DocumentSort, Unread
from carerix_desktop.domain.duplicates import Likeness
from carerix_desktop.domain.person_fields import Finding, Place


def tr(text: str) -> str:
    """A text in the window's language."""
    return QCoreApplication.translate("", text)


def origin(found: Finding) -> str:
    """Such as "from signature" or "from CV page 1"."""
    if found.place is Place.CV:
        return tr("from CV page {page}").format(page=found.page)
    return {
        Place.SENDER: tr("from the sender"),
        Place.FORWARDED: tr("from the forwarded message"),
        Place.SIGNATURE: tr("from signature"),
        Place.MESSAGE: tr("from the text of the message"),
    }[found.place]


def why_unread(why: Unread, name: str) -> str:
    """What is said of a document that could not be read."""
    return {
        Unread.ENCRYPTED: tr("{name} is locked with a password, so nothing was read from it."),
        Unread.BROKEN: tr("{name} is damaged, so nothing was read from it."),
        Unread.TOO_LARGE: tr("{name} takes too much time or memory to read, so nothing was taken from it."),
        Unread.NO_TEXT: tr("{name} has pictures but no text to read."),
        Unread.UNKNOWN_FORM: tr("{name} is no kind of document that can be read here."),
    }[why].format(name=name)


def likeness(why: Likeness) -> str:
    """Why two people may be one."""
    return {
        Likeness.ADDRESS: tr("the same e-mail address"),
        Likeness.NAME_AND_PHONE: tr("the same name and phone number"),
        Likeness.NAME_AND_BIRTH_DATE: tr("the same name and date of birth"),
        Likeness.SIMILAR_NAME: tr("a similar name"),
    }[why]


def sort_word(sort: DocumentSort) -> str:
    """What a document is."""
    return {
        DocumentSort.CV: tr("CV"),
        DocumentSort.LETTER: tr("Letter"),
        DocumentSort.CERTIFICATE: tr("Certificate"),
        DocumentSort.CONTRACT: tr("Contract"),
        DocumentSort.OTHER: tr("Other"),
    }[sort]
