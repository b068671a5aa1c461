"""What a server's answer to a recipient means, as a table."""

from __future__ import annotations

import pytest

from carerix_desktop.domain.refusals import Refusal, refusal_of, say_refusal

ANSWERS = {
    "550 5.1.1 nobody here": Refusal.UNKNOWN,
    "550 5.1.10 RESOLVER.ADR.RecipientNotFound": Refusal.UNKNOWN,
    "550 No such user here": Refusal.UNKNOWN,
    "550 <jan@x.nl>: Recipient address rejected: User unknown": Refusal.UNKNOWN,
    "552 5.2.2 over quota": Refusal.FULL,
    "452 4.2.2 mailbox full": Refusal.FULL,
    "550 Mailbox is full": Refusal.FULL,
    "452 later": Refusal.FULL,
    "552 5.3.4 too big": Refusal.TOO_LARGE,
    "552 5.2.3 too long": Refusal.TOO_LARGE,
    "550 5.2.1 The email account that you tried to reach is disabled": Refusal.DISABLED,
    "450 4.7.1 greylisted, try again": Refusal.LATER,
    "451 hmm": Refusal.LATER,
    "452 4.5.3 Too many recipients": Refusal.TOO_MANY,
    "452 Too many recipients received this hour": Refusal.TOO_MANY,
    "554 5.7.1 relay access denied": Refusal.POLICY,
    "550 no": Refusal.OTHER,
    "": Refusal.OTHER,
}


@pytest.mark.parametrize(("answer", "refusal"), ANSWERS.items())
def test_an_answer_is_said_in_one_clause(answer: str, refusal: Refusal) -> None:
    assert refusal_of(answer) is refusal


@pytest.mark.parametrize("refusal", Refusal)
def test_each_clause_is_there_in_both_languages_with_the_servers_words(refusal: Refusal) -> None:
    answer = next(answer for answer, found in ANSWERS.items() if found is refusal)
    english, dutch = say_refusal(answer, "en"), say_refusal(answer, "nl")
    assert english != dutch
    assert english.endswith(f"({answer})")
    assert say_refusal(answer, "fr") == english
