"""A message that is sent is confidential from the moment it is stored, as its writer ticked it (RULES.md section 4)."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from carerix_desktop.domain.outgoing import Consequences, SubmissionState
from carerix_desktop.services.outbox import Outbox
from carerix_desktop.storage import archive_links, submissions
from carerix_desktop.storage.tables_mail import app_user
from tests.support.agency import ANNA, BRAM, NOW, Agency, Sent, mail
from tests.support.closed import close
from tests.support.outgoing import prepared
from tests.unit.filing.test_closing import confidential, log, reasons

SECONDS = int(NOW.timestamp())


def queue(agency: Agency, message_id: str, *to: str, ticked: bool, subject: str = "Hallo", answering: str = "") -> None:
    """Anna's message lies in the outbox; nobody knows yet whether it arrived."""
    outbox = Outbox(agency.store, agency.desk, publish=lambda _event: None, clock=lambda: SECONDS)
    one = prepared(
        *to, message_id=message_id, subject=subject, answering=answering, follows=Consequences(confidential=ticked)
    )
    (key,) = outbox.queue(agency.users["anna"], [one], release_at=SECONDS)
    with agency.store.work(agency.users["anna"]) as work:
        submissions.change_submission(work, key, state=SubmissionState.UNKNOWN.value)


def accept(agency: Agency, message_id: str) -> None:
    """The server took it."""
    anna = agency.users["anna"]
    with agency.store.work(anna) as work:
        found = submissions.find_by_message_id(work, message_id)
    assert found is not None
    agency.desk.file_sent(found.key)


def test_the_box_of_the_writer_is_a_reason_with_their_name(agency: Agency) -> None:
    queue(agency, "a", "jan@example.nl", ticked=True)
    accept(agency, "a")
    assert (confidential(agency), reasons(agency)) == ({"a"}, {("a", "box", "", "anna")})
    assert log(agency) == [("anna", "confidential_on", "a", "box")]


def test_a_copy_that_is_fetched_before_the_outbox_knows_is_confidential_at_once(agency: Agency) -> None:
    agency.add_record("candidate:K-1", "jan@example.nl")
    queue(agency, "a", "jan@example.nl", BRAM, ticked=True)
    raw = prepared("jan@example.nl", BRAM, message_id="a").raw
    agency.add_user("carla", "carla@bureau.nl")
    agency.file(Sent(raw, "bram/inbox"))
    assert agency.links("a") == {"candidate:K-1": "address"}
    key = agency.key("a")
    with agency.store.archivist().batch() as archive:
        seen = {login for login, user in agency.users.items() if archive_links.sees(archive, user, key)}
    assert seen == {"anna", "bram"}
    accept(agency, "a")
    assert reasons(agency) == {("a", "box", "", "anna")}


def test_who_unticks_their_own_new_message_sends_it_open(agency: Agency) -> None:
    with agency.store.work(None) as work:
        work.connection.execute(update(app_user).values(outgoing_confidential=True))
    queue(agency, "a", "jan@example.nl", ticked=False, subject="Niet vertrouwelijk")
    accept(agency, "a")
    assert confidential(agency) == set()
    agency.file(mail("answer", irt="a", subject="Re: Niet vertrouwelijk", day=330))
    assert confidential(agency) == {"a", "answer"}, "for this message alone: what comes back is judged by itself"


def test_a_colleague_whose_mail_is_confidential_gets_it_so_whatever_the_writer_says(agency: Agency) -> None:
    with agency.store.work(None) as work:
        work.connection.execute(update(app_user).where(app_user.c.login == "bram").values(incoming_confidential=True))
    queue(agency, "a", BRAM, ticked=False)
    accept(agency, "a")
    assert confidential(agency) == set()
    agency.file(Sent(prepared(BRAM, message_id="a").raw, "bram/inbox"))
    assert confidential(agency) == {"a"}


def test_an_answer_in_a_confidential_conversation_stays_so_unticked_too(agency: Agency) -> None:
    agency.file(mail("asked"))
    close(agency.store, agency.key("asked"))
    queue(agency, "a", "jan@example.nl", ticked=False, answering="asked")
    accept(agency, "a")
    assert confidential(agency) == {"asked", "a"}


def test_a_ticked_answer_closes_a_conversation_that_was_opened(agency: Agency) -> None:
    agency.file(mail("asked", subject="Vertrouwelijk"))
    agency.desk.set_confidential(agency.users["anna"], agency.key("asked"), confidential=False)
    queue(agency, "a", "jan@example.nl", ticked=True, answering="asked")
    accept(agency, "a")
    assert confidential(agency) == {"asked", "a"}


def test_unticking_between_two_copies_of_a_sent_message_sticks(agency: Agency) -> None:
    queue(agency, "a", "jan@example.nl", ticked=True)
    raw = prepared("jan@example.nl", message_id="a").raw
    agency.file(Sent(raw, "anna/sent"))
    agency.desk.set_confidential(agency.users["anna"], agency.key("a"), confidential=False)
    accept(agency, "a")
    assert confidential(agency) == set()


@pytest.mark.parametrize("forged", [mail("a", sender="x@elders.nl"), mail("a", sender=BRAM)])
def test_a_message_id_of_ours_on_mail_of_somebody_else_says_nothing(agency: Agency, forged: bytes) -> None:
    queue(agency, "a", "jan@example.nl", ticked=True)
    agency.file(Sent(forged))
    assert confidential(agency) == set()


def test_mail_sent_by_another_program_is_judged_by_its_subject(agency: Agency) -> None:
    agency.file(Sent(mail("a", sender=ANNA, to="jan@example.nl", subject="Vertrouwelijk"), "anna/sent"))
    assert confidential(agency) == {"a"}
