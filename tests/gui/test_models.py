"""The models: what Qt expects of them, how many rows they read, and that changes never reset a list."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.errors import Fault, NotVisible
from carerix_desktop.domain.event import MailboxState, MessagesChanged
from carerix_desktop.domain.ids import AccountKey, MailboxKey, MessageKey
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.domain.view import Card, ListSource, PartView, QuickFilter, Sort, ViewName
from carerix_desktop.gui.jobs import Jobs
from carerix_desktop.gui.mailbox.card_delegate import CardDelegate
from carerix_desktop.gui.models.attachments import AttachmentModel, type_word
from carerix_desktop.gui.models.difference import common_ends, steps_between
from carerix_desktop.gui.models.folders import FolderData, FolderModel
from carerix_desktop.gui.models.listing import PAGE
from carerix_desktop.gui.models.messages import MessageListModel, Role
from carerix_desktop.gui.models.spoken import CardSpeech
from carerix_desktop.gui.models.sync import SyncModel
from carerix_desktop.gui.theme import Theme
from tests.support.fake_services import INBOX, FakeReading
from tests.support.model_rules import hold_to_qts_rules


def message_model(qtbot: QtBot, jobs: Jobs, reading: FakeReading) -> MessageListModel:
    model = MessageListModel(jobs, reading, CardSpeech())
    with qtbot.waitSignal(model.loaded):
        model.show_source(INBOX)
    return model


@pytest.mark.parametrize("seed", range(40))
def test_the_steps_between_two_lists_lead_from_one_to_the_other(seed: int) -> None:
    dice = random.Random(seed)
    old, new = dice.sample(range(40), dice.randint(0, 30)), dice.sample(range(40), dice.randint(0, 30))
    if seed % 2:
        old.sort()
        new.sort()
    now = list(old)
    for step in steps_between(list(old), new):
        if step.verb == "remove":
            del now[step.first : step.first + step.count]
        elif step.verb == "insert":
            now[step.first : step.first] = step.keys
        else:
            now.insert(step.to, now.pop(step.first))
    assert now == new


@pytest.mark.parametrize(
    ("removed", "added"),
    [(0, 0), (0, 1), (1, 0), (1, 1), (3000, 0), (0, 3000), (2048, 2048), (5000, 1), (9999, 10_000)],
)
def test_long_lists_that_agree_at_both_ends_differ_by_few_steps(removed: int, added: int) -> None:
    old = list(range(10_000))
    at = min(4321, 10_000 - removed)
    new = old[:at] + list(range(20_000, 20_000 + added)) + old[at + removed :]
    steps = list(steps_between(old, new))
    now = list(old)
    for step in steps:
        if step.verb == "remove":
            del now[step.first : step.first + step.count]
        else:
            now[step.first : step.first] = step.keys
    assert now == new
    assert len(steps) <= 2
    assert common_ends(old, new)[0] >= min(at, len(new))


def test_the_message_model_holds_to_qt_s_contract_through_changes(qtbot: QtBot, jobs: Jobs) -> None:
    reading = FakeReading(size=30)
    model = message_model(qtbot, jobs, reading)
    hold_to_qts_rules(MessageListModel, model)
    for change in range(6):
        reading.extra.insert(0, 1000 + change)
        reading.hidden.add(29 - change * 3)
        with qtbot.waitSignal(model.refreshed):
            model.on_changed(MessagesChanged(messages=(1,)))
    assert model.rowCount() == 30
    model.take_out([1000, 12])
    assert model.rowCount() == 28


def test_a_list_of_100000_reads_at_most_two_pages_beyond_the_view(qtbot: QtBot, jobs: Jobs, theme: Theme) -> None:
    reading = FakeReading(size=100_000)
    model = message_model(qtbot, jobs, reading)
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.setItemDelegate(CardDelegate(theme, view))
    view.setUniformItemSizes(True)
    view.resize(348, 800)
    view.show()
    jobs.wait()
    qtbot.wait(50)
    assert len(set(reading.cards_read)) <= 2 * PAGE
    reading.cards_read.clear()
    for row in range(0, 100_000, 5_000):  # a long drag of the scroll bar: what is scrolled past is not read
        view.scrollTo(model.index(row, 0))
    qtbot.wait(20)
    view.scrollTo(model.index(50_000, 0))
    qtbot.waitUntil(lambda: model.card_at(50_000) is not None)
    assert len(set(reading.cards_read)) <= 3 * PAGE
    assert model.rowCount() == 100_000


def test_new_mail_is_inserted_and_the_selected_row_stays_selected(qtbot: QtBot, jobs: Jobs) -> None:
    reading = FakeReading(size=20)
    model = message_model(qtbot, jobs, reading)
    chosen = QPersistentModelIndex(model.index(3, 0))
    key = model.key_at(3)
    resets = []
    model.modelReset.connect(lambda: resets.append(1))
    reading.extra.insert(0, 5000)
    with qtbot.waitSignal(model.refreshed):
        model.on_changed(MessagesChanged(messages=(5000,)))
    assert (chosen.row(), model.key_at(chosen.row())) == (4, key)
    assert resets == []


class AnsweredReading(FakeReading):
    """Key 9000 is a newer message of the conversation of key 17."""

    def _card(self, key: int) -> Card:
        card = super()._card(17 if key == 9000 else key)
        return replace(card, key=MessageKey(key))


def test_an_answer_moves_its_conversation_to_the_top_and_the_selection_with_it(qtbot: QtBot, jobs: Jobs) -> None:
    reading = AnsweredReading(size=20)
    model = message_model(qtbot, jobs, reading)
    hold_to_qts_rules(MessageListModel, model)
    chosen = QPersistentModelIndex(model.index(3, 0))
    assert model.key_at(3) == 17
    gone: list[int] = []
    model.rowsRemoved.connect(lambda: gone.append(1))
    reading.hidden.add(17)
    reading.extra.insert(0, 9000)
    with qtbot.waitSignal(model.refreshed):
        model.on_changed(MessagesChanged(messages=(9000,), conversations=(1017,)))
    assert (chosen.row(), model.key_at(0), model.rowCount()) == (0, 9000, 20)
    assert gone == []


def test_a_missing_row_is_a_skeleton_until_its_page_is_read(qtbot: QtBot, jobs: Jobs) -> None:
    model = message_model(qtbot, jobs, FakeReading(size=1000))
    index = model.index(900, 0)
    assert index.data(Role.CARD) is None
    assert index.data(Role.KEY) == model.key_at(900)
    qtbot.waitUntil(lambda: index.data(Role.CARD) is not None)


def test_what_was_taken_out_comes_back_when_the_store_still_has_it(qtbot: QtBot, jobs: Jobs) -> None:
    model = message_model(qtbot, jobs, FakeReading(size=5))
    model.take_out([model.key_at(0)])
    assert model.rowCount() == 4
    with qtbot.waitSignal(model.refreshed):
        model.refresh()
    assert model.rowCount() == 4  # an answer on its way does not bring it back
    with qtbot.waitSignal(model.refreshed):
        model.put_back(tuple(model.taken))
    assert model.rowCount() == 5


def test_filter_and_order_are_asked_of_the_store(qtbot: QtBot, jobs: Jobs) -> None:
    model = message_model(qtbot, jobs, FakeReading(size=20))
    with qtbot.waitSignal(model.loaded):
        model.show_source(INBOX, QuickFilter(unread=True), Sort.OLDEST)
    assert 0 < model.rowCount() < 20
    assert model.key_at(0) < model.key_at(1)


def test_a_card_says_everything_in_one_sentence(qtbot: QtBot, jobs: Jobs) -> None:
    model = message_model(qtbot, jobs, FakeReading(size=5))
    said = model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Unread, Marieke Postma, Vertrouwelijk: herplaatsing team Finance, ")
    assert said.endswith("confidential, linked to Havenbedrijf Delta")


def test_the_folder_model_shows_roles_views_and_the_server_s_tree(qtbot: QtBot, jobs: Jobs) -> None:
    model = FolderModel(jobs, FakeReading())
    hold_to_qts_rules(FolderModel, model)
    with qtbot.waitSignal(model.loaded):
        model.refresh()
    labels = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert labels[:6] == ["Inbox", "Drafts", "Sent", "Archive", "Junk", "Trash"]
    assert labels[6:] == ["Views", "Not linked", "Confidential", "Team", "All received", "Folders", "Klanten"]
    assert model.index(0, 0, model.index(12, 0)).data() == "Zuiderzee"
    assert model.index_of(ListSource(view=ViewName.NOT_LINKED)).data(FolderData.COUNT) == 3
    assert model.index(1, 0).data(FolderData.COUNT) == 20  # drafts count all
    assert model.mailbox_of(FolderRole.ARCHIVE) == 4
    assert not model.index(6, 0).flags() & Qt.ItemFlag.ItemIsSelectable


def test_new_counts_repaint_rows_and_leave_the_tree_alone(qtbot: QtBot, jobs: Jobs) -> None:
    reading = FakeReading()
    model = FolderModel(jobs, reading)
    with qtbot.waitSignal(model.loaded):
        model.refresh()
    resets = []
    model.modelReset.connect(lambda: resets.append(1))
    reading.counts = lambda: {"not_linked": 9}  # type: ignore[method-assign]  # the next answer
    with qtbot.waitSignal(model.dataChanged):
        model.refresh()
    assert model.index_of(ListSource(view=ViewName.NOT_LINKED)).data(FolderData.COUNT) == 9
    assert resets == []


def test_the_attachment_model_leaves_inline_pictures_to_the_text(qtbot: QtBot) -> None:
    model = AttachmentModel()
    hold_to_qts_rules(AttachmentModel, model)
    parts = tuple(
        PartView(section=str(n), filename=name, content_type="image/png", size_octets=2048, inline=inline)
        for n, (name, inline) in enumerate((("logo.png", True), ("CV.pdf", False)))
    )
    model.show_message(MessageKey(7), parts)
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["CV.pdf"]
    assert "CV.pdf, PDF, " in model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    model.show_message(MessageKey(8), ())
    assert model.rowCount() == 0


@pytest.mark.parametrize(
    ("filename", "word"), [("a.docx", "DOC"), ("a.b.jpeg", "JPG"), ("README", "PLAI"), ("x.verylong", "PLAI")]
)
def test_the_tile_of_an_attachment_names_its_type(filename: str, word: str) -> None:
    part = PartView(section="1", filename=filename, content_type="text/plain", size_octets=1)
    assert type_word(part) == word


def test_the_sync_model_counts_folders_that_add_up(qtbot: QtBot) -> None:
    model = SyncModel()
    hold_to_qts_rules(SyncModel, model)
    states = [
        MailboxState(account=AccountKey(1), mailbox=MailboxKey(n), server=10, local=local, set_aside=aside)
        for n, (local, aside) in enumerate(((10, 0), (9, 1), (8, 1)))
    ]
    model.take(states)
    model.name_folders(FakeReading().folders())
    model.take([replace(states[2], local=9)])
    assert (model.folders_done, model.rowCount()) == (3, 3)
    assert model.index(1, 0).data() == "Inbox"


def test_the_mail_of_a_file_that_is_gone_brings_no_toast_with_each_message_that_comes(
    qtbot: QtBot, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    raised: list[Fault] = [NotVisible("There is no candidate with the number K-1."), Fault("The disk is away.")]
    read: list[Fault] = list(raised)
    faults: list[object] = []
    reading = FakeReading()

    def gone(*_args: object, **_more: object) -> None:
        raise read.pop(0)

    model = MessageListModel(jobs, reading, CardSpeech())
    monkeypatch.setattr(model._lister, "read", gone)
    jobs.failed.connect(faults.append)
    model.show_source(ListSource(record="candidate:K-1"))
    qtbot.waitUntil(lambda: len(read) == 1)
    model.refresh()
    qtbot.waitUntil(lambda: len(faults) == 1)
    assert faults == raised[1:]
