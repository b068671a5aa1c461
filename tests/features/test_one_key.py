"""I invites, X rejects, T chooses: from the list, the message and the person's file, in the person's language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import keyring
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from carerix_desktop.app import build_office
from carerix_desktop.domain.ids import RecordKind, UserKey
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.domain.template import TemplateFile
from carerix_desktop.gui.composer.composer import Composer
from carerix_desktop.gui.main_window import MainWindow
from carerix_desktop.gui.records.list_page import RecordsPage
from carerix_desktop.gui.start import opened
from carerix_desktop.gui.theme import Theme
from carerix_desktop.host.log import Redaction
from carerix_desktop.host.profile import Profile
from carerix_desktop.services.office import Office
from tests.gui.conftest import qapp_cls, theme
from tests.support.settings import MemoryRing

__all__ = ["qapp_cls", "theme"]

PATIENCE_MS = 30_000
PEOPLE = {"nl": ("Sanne", "de Vries", "sanne@post.example"), "en": ("Tom", "Baker", "tom@post.example")}
ROUTE = TemplateFile(filename="route.pdf", content_type="application/pdf", data=b"%PDF route")
BEGINS = {
    ("nl", "I"): ("Kennismaken over je volgende stap?", "Beste Sanne,", "Ik heb je cv met plezier gelezen"),
    ("en", "I"): ("Shall we talk about your next step?", "Dear Tom,", "I enjoyed reading your CV"),
    ("nl", "X"): ("Je sollicitatie op onze vacature", "Beste Sanne,", "Helaas gaan we niet met je verder"),
    ("en", "X"): (
        "Your application for our vacancy",
        "Dear Tom,",
        "Unfortunately, we will not take your",
    ),
}


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """A Dutch and an English applicant, each with a message in the inbox."""
    monkeypatch.setattr(keyring, "get_keyring", MemoryRing)
    made = build_office(Profile(tmp_path / "profile"), Redaction())
    eva = made.users.add(None, "eva", name="Eva Bakker", from_address="eva@agency.example")
    for language, (first, last, address) in PEOPLE.items():
        fields = {"ref": f"K-{language}", "first_name": first, "last_name": last, "emails": address}
        made.records.add(eva.key, RecordKind.CANDIDATE, {**fields, "language": language})
        letter = EmailMessage()
        letter["From"], letter["To"], letter["Subject"] = f"{first} <{address}>", "eva@agency.example", language
        letter["Message-ID"], letter["Date"] = f"<{language}@post.example>", "Mon, 02 Nov 2026 09:00:00 +0100"
        letter.set_content("cv")
        path = tmp_path / f"{language}.eml"
        path.write_bytes(letter.as_bytes())
        made.exchange.import_mail(eva.key, eva.key, path, FolderRole.INBOX)
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, office: Office) -> Iterator[MainWindow]:
    """With both messages."""
    (eva,) = office.users.everybody()
    with opened(office, eva, theme) as made:
        made.show()
        made.activateWindow()
        qtbot.waitUntil(lambda: made.mailbox.model.rowCount() == 2, timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: made.mailbox.model.card_at(1) is not None, timeout=PATIENCE_MS)
        yield made


def read(qtbot: QtBot, window: MainWindow, language: str) -> None:
    model = window.mailbox.model
    cards = [model.card_at(row) for row in range(2)]
    window.mailbox.list.select_row(next(row for row, card in enumerate(cards) if card and card.subject == language))
    qtbot.waitUntil(
        lambda: window.mailbox.reading.message is not None and window.mailbox.reading.message.subject == language,
        timeout=PATIENCE_MS,
    )


def composer_after(qtbot: QtBot, window: MainWindow, where: QWidget, key: str) -> Composer:
    assert window.writing is not None
    desk = window.writing.desk

    def has_keyboard() -> bool:
        window.activateWindow()
        where.setFocus()
        return window.isActiveWindow() and QApplication.focusWidget() is (where.focusProxy() or where)

    qtbot.waitUntil(has_keyboard, timeout=PATIENCE_MS)
    qtbot.keyClick(where, key)
    qtbot.waitUntil(lambda: desk.page.composer is not None, timeout=PATIENCE_MS)
    composer = desk.page.composer
    assert composer is not None
    return composer


def begins_right(qtbot: QtBot, composer: Composer, language: str, key: str) -> None:
    subject, greeting, sentence = BEGINS[language, key]
    qtbot.waitUntil(lambda: composer.head.subject.text() == subject, timeout=PATIENCE_MS)
    assert composer.body.text().startswith(greeting)
    assert sentence in composer.body.text()
    assert composer.language == language
    assert composer.head.to.addresses[0].address == PEOPLE[language][2]


def open_choice(qtbot: QtBot, composer: Composer, language: str) -> None:
    panel = composer.panel.templates
    qtbot.waitUntil(lambda: panel.list.count() > 10, timeout=PATIENCE_MS)
    title = {"nl": "Verjaardag", "en": "Birthday"}[language]
    qtbot.keyClicks(panel.search, title)
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    wish = {"nl": "Van harte gefeliciteerd met je verjaardag", "en": "Happy birthday"}[language]
    qtbot.waitUntil(lambda: wish in composer.body.text(), timeout=PATIENCE_MS)


def each_key_does_its_work(
    qtbot: QtBot, window: MainWindow, where: QWidget, language: str, go_there: Callable[[], None]
) -> None:
    assert window.writing is not None
    page = window.writing.desk.page
    for key in "IXT":
        go_there()
        composer = composer_after(qtbot, window, where, key)
        if key == "T":
            open_choice(qtbot, composer, language)
        else:
            begins_right(qtbot, composer, language, key)
        composer.discarded.emit()
        qtbot.waitUntil(lambda: page.composer is None, timeout=PATIENCE_MS)


@pytest.mark.parametrize("language", PEOPLE)
def test_from_the_list(qtbot: QtBot, window: MainWindow, language: str) -> None:
    each_key_does_its_work(qtbot, window, window.mailbox.list.view, language, lambda: read(qtbot, window, language))


@pytest.mark.parametrize("language", PEOPLE)
def test_from_the_message(qtbot: QtBot, window: MainWindow, language: str) -> None:
    qtbot.waitUntil(lambda: window.mailbox.reading.body.view is not None, timeout=PATIENCE_MS)
    view = window.mailbox.reading.body.view
    assert view is not None
    each_key_does_its_work(qtbot, window, view, language, lambda: read(qtbot, window, language))


@pytest.mark.parametrize("language", PEOPLE)
def test_from_the_persons_file(qtbot: QtBot, window: MainWindow, language: str) -> None:
    first, last, _address = PEOPLE[language]
    window.open_page("candidates")
    page = window.page("candidates")
    assert isinstance(page, RecordsPage)
    file = page.file

    def open_file() -> None:
        window.open_record(RecordKind.CANDIDATE, f"K-{language}")
        qtbot.waitUntil(lambda: file.head.name.text() == f"{first} {last}", timeout=PATIENCE_MS)

    each_key_does_its_work(qtbot, window, file.timeline.view, language, open_file)


def test_the_files_of_a_template_come_with_it_and_go_when_another_is_chosen(
    qtbot: QtBot, window: MainWindow, office: Office
) -> None:
    eva = UserKey(1)
    invitation = office.templates.get(eva, "nl-first-interview-invitation").written
    office.templates.save(eva, replace(invitation, files=(ROUTE,)))
    read(qtbot, window, "nl")
    composer = composer_after(qtbot, window, window.mailbox.list.view, "I")
    begins_right(qtbot, composer, "nl", "I")
    assert [(one.filename, one.size_octets) for one in composer.files.files] == [("route.pdf", len(ROUTE.data))]
    composer.attaching.attach_data("own.txt", "text/plain", b"mine")
    open_choice(qtbot, composer, "nl")
    assert [one.filename for one in composer.files.files] == ["own.txt"]
