"""A recipient whom a real server refuses is not recorded as mailed, and the others are (R-18)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from carerix_desktop.domain.addresses import normalise
from carerix_desktop.domain.ids import RecordKey, RecordKind, SubmissionKey
from carerix_desktop.domain.outgoing import Consequences, RecipientState, SubmissionState
from carerix_desktop.domain.record import Handles
from carerix_desktop.filing.desk import FilingDesk
from carerix_desktop.storage.addressees import mail_since
from carerix_desktop.storage.tables_crm import candidate, record_address, vacancy, vacancy_match
from carerix_desktop.storage.tables_mail import link, user_address
from tests.support.outbox_rig import OutboxRig
from tests.support.outgoing import prepared
from tests.support.smtp_sink import SinkRules, SmtpSink
from tests.support.sync_rig import mail

EVA, JAN, NO, PIET = "eva@example.test", "jan@example.nl", "no@example.nl", "piet@example.nl"
ADDRESSES = {1: JAN, 2: NO, 3: PIET}
STAMPS = {"extra": {}, "created_at": 0, "changed_at": 0}
PEOPLE = tuple((RecordKind.CANDIDATE, RecordKey(key)) for key in ADDRESSES)


@pytest.fixture
def sink() -> Iterator[SmtpSink]:
    with SmtpSink(rules=SinkRules(recipients={NO: "550 5.1.1 nobody here"})) as made:
        yield made


@pytest.fixture
def rig(tmp_path: Path, sink: SmtpSink) -> Iterator[OutboxRig]:
    """Eva, three candidates with an address each, and a match of each with one vacancy."""
    made = OutboxRig(tmp_path, sink.endpoint(""))
    with made.store.work(None) as work:
        execute = work.connection.execute
        own = {"user_key": made.owner, "address": EVA, "normal": EVA, "kind": "from", "added_at": 0, "proven": True}
        execute(insert(user_address).values(own))
        execute(insert(vacancy).values(key=1, ref="V-1", title="Kok", **STAMPS))
        for key, address in ADDRESSES.items():
            execute(insert(candidate).values(key=key, ref=f"K-{key}", full_name=f"K {key}", **STAMPS))
            stands = {"kind": "candidate", "record_key": key, "position": 0, "address": address}
            execute(insert(record_address).values(**stands, normal=normalise(address)))
            matched = {"key": key, "ref": f"M-{key}", "candidate_key": key, "vacancy_key": 1, "status": "new"}
            execute(insert(vacancy_match).values(**matched, **STAMPS))
    yield made
    made.close()


def on_file_of(rig: OutboxRig) -> dict[str, set[str]]:
    """By the kind and key of a record the rules that put a message on its file."""
    with rig.store.work(None) as work:
        found: dict[str, set[str]] = {}
        for row in work.connection.execute(select(link.c.kind, link.c.record_key, link.c.rule)):
            found.setdefault(f"{row.kind}:{row.record_key}", set()).add(row.rule)
        return found


def mailed_lately(rig: OutboxRig) -> set[int]:
    """Who has mail on their file, as the wizard and the list of candidates ask for it."""
    with rig.store.reader(rig.owner) as reader:
        return set(mail_since(reader, RecordKind.CANDIDATE, list(ADDRESSES), 0))


def states(rig: OutboxRig, key: SubmissionKey) -> list[tuple[RecipientState, str]]:
    return [(one.state, one.answer) for one in rig.get(key).recipients]


def test_the_file_of_the_one_who_is_refused_gets_nothing_and_the_others_theirs(rig: OutboxRig, sink: SmtpSink) -> None:
    (key,) = rig.queue(prepared(JAN, NO, PIET, sender=EVA))
    rig.run()
    assert sink.kept[0].recipients == (JAN, PIET)
    assert rig.get(key).state is SubmissionState.FILED
    assert states(rig, key) == [
        (RecipientState.ACCEPTED, ""),
        (RecipientState.REFUSED, "550 5.1.1 nobody here"),
        (RecipientState.ACCEPTED, ""),
    ]
    assert on_file_of(rig) == {"candidate:1": {"address"}, "candidate:3": {"address"}}
    assert mailed_lately(rig) == {1, 3}


def test_an_address_in_bcc_that_is_refused_is_not_recorded_either(rig: OutboxRig) -> None:
    rig.queue(prepared(JAN, bcc=[NO, PIET], sender=EVA))
    rig.run()
    assert on_file_of(rig) == {"candidate:1": {"address"}, "candidate:3": {"address"}}


def test_files_chosen_beforehand_are_left_out_where_their_person_is_refused(rig: OutboxRig) -> None:
    follows = Consequences(links=(*PEOPLE, (RecordKind.VACANCY, RecordKey(1)), (RecordKind.MATCH, RecordKey(2))))
    rig.queue(prepared(JAN, NO, PIET, sender=EVA, follows=follows))
    rig.run()
    assert on_file_of(rig) == {"candidate:1": {"hand"}, "candidate:3": {"hand"}, "vacancy:1": {"hand"}}


@pytest.mark.parametrize(("match", "status"), [(1, "rejected"), (2, "new"), (3, "rejected")])
def test_only_a_candidate_who_was_mailed_gets_the_status(rig: OutboxRig, match: int, status: str) -> None:
    follows = Consequences(match=RecordKey(match), status="rejected")
    rig.queue(prepared(JAN, NO, PIET, sender=EVA, follows=follows))
    rig.run()
    with rig.store.work(None) as work:
        found = work.connection.execute(select(vacancy_match.c.status).where(vacancy_match.c.key == match)).scalar_one()
    assert found == status


def test_whoever_has_another_address_that_was_accepted_was_mailed(rig: OutboxRig) -> None:
    with rig.store.work(None) as work:
        second = {"kind": "candidate", "record_key": 2, "position": 1, "address": "other@example.nl"}
        work.connection.execute(insert(record_address).values(**second, normal="other@example.nl"))
    follows = Consequences(match=RecordKey(2), status="rejected")
    rig.queue(prepared(NO, "other@example.nl", sender=EVA, follows=follows))
    rig.run()
    assert on_file_of(rig) == {"candidate:2": {"address"}}
    with rig.store.work(None) as work:
        query = select(vacancy_match.c.status).where(vacancy_match.c.key == 2)
        assert work.connection.execute(query).scalar_one() == "rejected"


def test_neither_linking_anew_nor_an_answer_records_the_refused_one_later(rig: OutboxRig) -> None:
    rig.queue(prepared(JAN, NO, sender=EVA, message_id="first@bureau.nl"))
    rig.run()
    FilingDesk(rig.store.archivist()).relink(
        Handles(
            addresses=(
                NO,
                JAN,
            )
        )
    )
    assert on_file_of(rig) == {"candidate:1": {"address"}}
    answer = mail("answer", sender=JAN, subject="Re: Hallo").replace(
        b"Subject:", b"In-Reply-To: <first@bureau.nl>\r\nSubject:"
    )
    rig.sync.server.add("INBOX", answer)
    rig.sync.sync()
    assert on_file_of(rig) == {"candidate:1": {"address", "reply"}}


def test_once_the_address_is_accepted_at_another_try_its_file_gets_the_message(rig: OutboxRig, sink: SmtpSink) -> None:
    (key,) = rig.queue(prepared(NO, sender=EVA))
    rig.run()
    assert (rig.get(key).state, on_file_of(rig)) == (SubmissionState.FAILED, {})
    sink.rules = SinkRules()
    rig.outbox.retry(rig.owner, key)
    rig.run()
    assert on_file_of(rig) == {"candidate:2": {"address"}}
