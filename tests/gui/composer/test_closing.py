"""The box Confidential while writing: it ticks itself, says why, and the writer has the last word."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from carerix_desktop.domain.confidentiality import Cause
from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.domain.writing import ClosedBeforehand
from carerix_desktop.gui.composer.composer import Composer
from carerix_desktop.gui.composer.desk import ComposeDesk
from carerix_desktop.gui.context import Wish
from tests.gui.composer.conftest import open_composer
from tests.support.fake_writing import PIETER, FakeDrafting


def settle(qtbot: QtBot, composer: Composer) -> None:
    """Until what was asked last is answered."""
    asked: list[bool] = []
    composer._context.jobs.wait()
    composer._context.jobs.ask(lambda: True, on_done=asked.append)
    qtbot.waitUntil(lambda: bool(asked))


def test_a_word_in_the_subject_ticks_the_box_while_typing_and_its_end_unticks_it(
    qtbot: QtBot, composer: Composer
) -> None:
    head, foot = composer.head, composer.foot
    qtbot.waitUntil(lambda: head.links.is_shown)
    qtbot.keyClicks(head.subject, "Vertrouwelijk: gesprek")
    qtbot.waitUntil(head.confidential.isChecked)
    qtbot.waitUntil(lambda: foot.why.text() == "The subject contains “vertrouwelijk”")
    assert foot.send_button.text() == "Send confidentially"
    assert composer.closing.sheet.property("confidential") is True
    head.subject.clear()
    qtbot.keyClicks(head.subject, "Gesprek")
    qtbot.waitUntil(lambda: not head.confidential.isChecked())
    assert (foot.why.text(), foot.send_button.text()) == ("", "Send")
    assert composer.closing.sheet.property("confidential") is False


def test_who_unticks_the_box_is_not_contradicted(qtbot: QtBot, composer: Composer) -> None:
    head = composer.head
    qtbot.waitUntil(lambda: head.links.is_shown)
    qtbot.keyClicks(head.subject, "Vertrouwelijk")
    qtbot.waitUntil(head.confidential.isChecked)
    head.confidential.click()
    head.to.add((PIETER,))
    settle(qtbot, composer)
    assert not head.confidential.isChecked()


def test_a_tick_by_hand_stays_when_a_word_goes_from_the_subject(qtbot: QtBot, composer: Composer) -> None:
    head = composer.head
    qtbot.waitUntil(lambda: head.links.is_shown)
    head.confidential.click()
    qtbot.keyClicks(head.subject, "Vertrouwelijk")
    qtbot.waitUntil(lambda: bool(composer.foot.why.text()))
    head.subject.clear()
    qtbot.keyClicks(head.subject, "Gesprek")
    qtbot.waitUntil(lambda: not composer.foot.why.text())
    assert head.confidential.isChecked()


def test_an_answer_in_a_confidential_conversation_stays_confidential(
    qtbot: QtBot, desk: ComposeDesk, drafting: FakeDrafting
) -> None:
    drafting.closed = (ClosedBeforehand(cause=Cause.CONVERSATION, stays=True),)
    composer = open_composer(qtbot, desk, Wish(how="reply", message=MessageKey(3)))
    box = composer.head.confidential
    qtbot.waitUntil(lambda: composer.foot.why.text() == "Replies stay confidential")
    assert (box.isChecked(), box.isEnabled()) == (True, False)
    assert box.accessibleDescription() == "Replies stay confidential"


@pytest.mark.parametrize(
    ("cause", "label", "said"),
    [
        (Cause.PERSON, "Sanne de Vries", "Mail with Sanne de Vries is confidential"),
        (Cause.USER, "", "Your outgoing e-mail is confidential"),
        (Cause.CONVERSATION, "", "The conversation is confidential"),
    ],
)
def test_each_rule_says_why(
    qtbot: QtBot, composer: Composer, drafting: FakeDrafting, cause: Cause, label: str, said: str
) -> None:
    qtbot.waitUntil(lambda: composer.head.links.is_shown)
    drafting.closed = (ClosedBeforehand(cause=cause, label=label),)
    composer.head.to.add((PIETER,))
    qtbot.waitUntil(lambda: composer.foot.why.text() == said)
    assert composer.head.confidential.isChecked()
    assert composer.head.confidential.isEnabled()


def test_a_confidential_template_says_so(qtbot: QtBot, composer: Composer) -> None:
    qtbot.waitUntil(lambda: composer.head.links.is_shown)
    composer.closing.follow_template()
    assert (composer.head.confidential.isChecked(), composer.foot.why.text()) == (True, "The template is confidential")
