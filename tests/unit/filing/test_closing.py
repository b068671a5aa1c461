"""The rules that make mail confidential when it is filed (RULES.md section 4), by every road and in any order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import event, func, select, update

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.message import Route
from carerix_desktop.filing.record_desk import RecordDesk
from carerix_desktop.services.users import Users
from carerix_desktop.storage.archive_links import RecordId
from carerix_desktop.storage.tables_crm import candidate, contact
from carerix_desktop.storage.tables_mail import app_user, audit, conversation, message
from carerix_desktop.storage.tables_users import confidential_reason
from carerix_desktop.storage.users import put_agency
from tests.support.agency import ANNA, BRAM, NOW, Agency, Sent, mail
from tests.support.closed import close

JAN = "jan@example.nl"


def confidential(agency: Agency) -> set[str]:
    query = select(message.c.message_id).join(conversation, conversation.c.key == message.c.conversation_key)
    return {row[0] for row in agency._rows(query.where(conversation.c.confidential))}


def reasons(agency: Agency) -> set[tuple[str, str, str, str]]:
    """(message, rule, evidence, by)."""
    c = confidential_reason.c
    query = select(message.c.message_id, c.rule, c.evidence, c.made_by).where(message.c.key == c.message_key)
    return set(agency._rows(query))


def log(agency: Agency) -> list[tuple[str, str, str, str]]:
    """(by, act, message, detail)."""
    c = audit.c
    query = select(c.made_by, c.act, message.c.message_id, c.detail).where(message.c.key == c.message_key)
    return [tuple(row) for row in agency._rows(query.order_by(c.key))]


def set_default(agency: Agency, login: str, **directions: bool) -> None:
    with agency.store.work(None) as work:
        work.connection.execute(update(app_user).where(app_user.c.login == login).values(**directions))


def mark(agency: Agency, name: str, *addresses: str, marked: bool = True, full_name: str = "") -> None:
    key = agency.add_record(name, *addresses, full_name=full_name)
    table = candidate if name.startswith("candidate") else contact
    with agency.store.work(None) as work:
        work.connection.execute(update(table).where(table.c.key == key).values(confidential=marked))


@pytest.mark.parametrize("subject", ["VERTROUWELIJK", "Re: een onvertrouwelijke zaak", "=?utf-8?q?Vertrou?= welijk"])
def test_a_keyword_anywhere_in_the_subject_closes_the_conversation_both_ways(agency: Agency, subject: str) -> None:
    agency.file(mail("before"))
    agency.file(mail("secret", irt="before", subject=subject, day=1))
    expected = {"before", "secret"} if "ertrouwelijk" in subject.casefold() else set()
    assert confidential(agency) == expected
    agency.file(mail("after", irt="before", day=2))
    assert confidential(agency) == expected | ({"after"} if expected else set())


@pytest.mark.parametrize("route", [one for one in Route if one is not Route.HANDOVER])
def test_the_rules_hold_by_whatever_road_a_message_comes(agency: Agency, route: Route) -> None:
    set_default(agency, "anna", incoming_confidential=True)
    arrival = agency.arrival(mail("a", subject="Vertrouwelijk"))
    placed = route in (Route.IMAP, Route.POP)
    agency.desk.file_batch([replace(arrival, route=route, uid=arrival.uid if placed else None)])
    assert reasons(agency) == {("a", "keyword", "vertrouwelijk", "rule"), ("a", "user", "anna", "rule")}


def test_it_is_written_down_by_which_rule_on_what_evidence_and_in_the_log(agency: Agency) -> None:
    agency.file(mail("a", subject="Strikt confidentieel, confidentiel"))
    assert reasons(agency) == {("a", "keyword", "confidentiel", "rule")}
    assert log(agency) == [("rule", "confidential_on", "a", "keyword: confidentiel")]


def test_an_empty_word_in_the_list_closes_nothing(agency: Agency) -> None:
    with agency.store.work(None) as work:
        put_agency(work, {"keywords": ";  ;geheim"})
    agency.file(mail("a", subject="vertrouwelijk"), mail("b", subject="GEHEIM!"))
    assert confidential(agency) == {"b"}


@pytest.mark.parametrize(
    "theirs",
    [
        mail("theirs", sender=JAN),
        mail("theirs", sender="x@elders.nl", reply_to=JAN),
        mail("theirs", sender="x@elders.nl", Sender=JAN),
    ],
)
@pytest.mark.parametrize("name", ["candidate:K-1", "contact:C-1"])
def test_what_comes_in_from_a_person_marked_confidential_is_confidential(
    agency: Agency, name: str, theirs: bytes
) -> None:
    mark(agency, name, JAN)
    agency.file(
        theirs,
        mail("to", sender=ANNA, to=JAN, subject="Anders", day=1),
        mail("cc", sender="x@elders.nl", Cc=JAN, subject="Nog iets", day=2),
    )
    assert confidential(agency) == {"theirs"}
    assert reasons(agency) == {("theirs", "person", name, "rule")}


def test_an_answer_by_a_machine_of_theirs_and_what_a_job_board_relays_for_them_are_from_them(agency: Agency) -> None:
    mark(agency, "candidate:K-1", JAN)
    agency.file(
        mail("away", sender=JAN, Auto_Submitted="auto-replied"),
        mail("board", sender="no-reply@jobs.example", reply_to=JAN, subject="Sollicitatie"),
    )
    assert confidential(agency) == {"away", "board"}


def test_where_an_address_stands_on_several_people_one_of_them_is_enough(agency: Agency) -> None:
    mark(agency, "candidate:K-1", JAN, marked=False, full_name="Jan")
    mark(agency, "candidate:K-2", JAN, full_name="Piet")
    agency.file(mail("a", sender=JAN))
    assert agency.links("a") == {}, "in doubt it links nobody"
    assert confidential(agency) == {"a"}, "and hides it"


def test_whose_all_mail_of_an_address_is_by_a_persons_choice_counts(agency: Agency) -> None:
    mark(agency, "candidate:K-1", JAN, full_name="Jan")
    agency.add_record("candidate:K-2", "samen@example.nl")
    agency.add_record("candidate:K-3", "samen@example.nl")
    agency.file(mail("first", sender="samen@example.nl"))
    record = agency.records["candidate:K-1"]
    chosen = RecordId(RecordKind.CANDIDATE.value, record)
    agency.desk.always_by_hand(agency.users["anna"], agency.key("first"), "samen@example.nl", chosen)
    agency.file(mail("second", sender="samen@example.nl", subject="Anders", day=1))
    assert confidential(agency) == {"second"}


def test_a_copy_for_a_user_with_incoming_closes_also_where_the_message_was_here(agency: Agency) -> None:
    set_default(agency, "bram", incoming_confidential=True)
    both = mail("both", to=f"{ANNA}, {BRAM}")
    agency.file(Sent(both), mail("annas", subject="Anders"))
    assert confidential(agency) == set(), "Bram is addressed, but no copy came for him"
    agency.file(Sent(both, "bram/inbox"))
    assert confidential(agency) == {"both"}
    assert reasons(agency) == {("both", "user", "bram", "rule")}


def test_incoming_and_outgoing_are_two_defaults(agency: Agency) -> None:
    set_default(agency, "anna", incoming_confidential=True)
    set_default(agency, "bram", outgoing_confidential=True)
    agency.file(
        Sent(mail("annas-own", sender=ANNA, to=JAN), "anna/sent"),
        Sent(mail("to-anna", sender=JAN, subject="Een")),
        Sent(mail("brams-own", sender=BRAM, to=JAN, subject="Twee"), "bram/sent"),
        Sent(mail("to-bram", sender=JAN, to=BRAM, subject="Drie"), "bram/inbox"),
    )
    assert confidential(agency) == {"to-anna", "brams-own"}


def test_what_a_colleague_wrote_comes_in_for_its_receiver(agency: Agency) -> None:
    set_default(agency, "anna", incoming_confidential=True)
    agency.file(Sent(mail("a", sender=BRAM, to=ANNA)))
    assert confidential(agency) == {"a"}


def test_it_goes_out_from_a_user_whoever_has_the_copy(agency: Agency) -> None:
    set_default(agency, "bram", outgoing_confidential=True)
    agency.file(Sent(mail("a", sender=BRAM, to=ANNA)))
    assert reasons(agency) == {("a", "user", "bram", "rule")}


@pytest.mark.parametrize("box", ["junk", "drafts"])
def test_mail_only_in_junk_or_drafts_closes_nothing_until_it_lies_elsewhere(agency: Agency, box: str) -> None:
    set_default(agency, "bram", incoming_confidential=True)
    agency.file(mail("talk", to=f"{ANNA}, {BRAM}"))
    answer = mail("answer", irt="talk", subject="Vertrouwelijk", to=f"{ANNA}, {BRAM}", day=1)
    agency.file(Sent(answer, f"bram/{box}"))
    assert (confidential(agency), reasons(agency)) == (set(), set())
    agency.file(Sent(answer, "anna/inbox"))
    assert confidential(agency) == {"talk", "answer"}
    assert reasons(agency) == {
        ("answer", "keyword", "vertrouwelijk", "rule"), ("answer", "user", "bram", "rule"),
    }  # fmt: skip


def test_moving_out_of_junk_is_an_arrival(agency: Agency) -> None:
    agency.file(Sent(mail("a", subject="Vertrouwelijk"), "anna/junk"))
    agency.desk.refile_mailboxes([agency.boxes["anna/inbox"]])
    with agency.store.work(None) as work:
        junk, inbox = agency.boxes["anna/junk"], agency.boxes["anna/inbox"]
        work.connection.exec_driver_sql("UPDATE message_copy SET mailbox_key = ? WHERE mailbox_key = ?", (inbox, junk))
    agency.desk.refile([agency.key("a")])
    assert confidential(agency) == {"a"}


def test_an_opened_conversation_is_closed_by_the_box_and_by_joining_alone(agency: Agency) -> None:
    anna = agency.users["anna"]
    set_default(agency, "bram", incoming_confidential=True)
    mark(agency, "candidate:K-1", JAN)
    agency.file(mail("a", subject="Vertrouwelijk", sender="x@y.nl"))
    agency.desk.set_confidential(anna, agency.key("a"), confidential=False)
    agency.file(
        mail("keyword", irt="a", subject="Re: Vertrouwelijk", sender="x@y.nl", day=1),
        mail("person", irt="a", sender=JAN, day=2),
        Sent(mail("user", irt="a", sender="x@y.nl", to=f"{ANNA}, {BRAM}", day=3), "bram/inbox"),
    )
    agency.file(Sent(mail("user", irt="a", sender="x@y.nl", to=f"{ANNA}, {BRAM}", day=3), "anna/inbox"))
    assert (confidential(agency), reasons(agency)) == (set(), set())
    agency.desk.set_confidential(anna, agency.key("a"), confidential=True)
    assert confidential(agency) == {"a", "keyword", "person", "user"}
    agency.desk.set_confidential(anna, agency.key("a"), confidential=False)
    agency.file(mail("other", subject="Vertrouwelijk: iets anders", sender="x@y.nl", day=4))
    agency.file(mail("joins", irt="a", refs=["other"], subject="Fwd", sender="x@y.nl", day=5))
    assert confidential(agency) == {"other"}, "In-Reply-To wins: it joins the opened one alone"
    agency.desk.join_by_hand(anna, agency.key("a"), agency.key("other"))
    assert confidential(agency) == {"a", "keyword", "person", "user", "joins", "other"}
    agency.desk.set_confidential(anna, agency.key("a"), confidential=False)
    assert confidential(agency) == set()


def test_a_header_that_joins_a_confidential_conversation_closes_the_other(agency: Agency) -> None:
    agency.file(mail("a"), mail("c", irt="b", subject="Anders"))
    close(agency.store, agency.key("a"))
    assert confidential(agency) == {"a"}
    agency.file(mail("b", irt="a"))
    assert confidential(agency) == {"a", "b", "c"}
    assert log(agency) == [("rule", "confidential_on", "c", "conversation")]


def test_a_message_that_finds_its_own_ancestor_leaves_behind_what_a_rule_closed_there(agency: Agency) -> None:
    agency.file(mail("a", subject="Vertrouwelijk"), mail("c", irt="b", refs=["a"]))
    assert confidential(agency) == {"a", "c"}
    agency.file(mail("b"))
    assert confidential(agency) == {"a"}
    assert log(agency)[-1] == ("rule", "confidential_off", "c", "conversation")


def test_each_half_of_a_split_stays_as_it_was(agency: Agency) -> None:
    anna = agency.users["anna"]
    agency.file(mail("a", subject="Vertrouwelijk"), mail("b", irt="a", day=1), mail("x"), mail("y", irt="x", day=1))
    agency.desk.split_by_hand(anna, agency.key("b"))
    assert confidential(agency) == {"a", "b"}
    agency.desk.set_confidential(anna, agency.key("b"), confidential=False)
    assert confidential(agency) == {"a"}
    agency.desk.split_by_hand(anna, agency.key("y"))
    assert confidential(agency) == {"a"}
    agency.file(mail("later", irt="b", subject="vertrouwelijk", day=2))
    assert confidential(agency) == {"a"}, "the half that was opened stays open"


def test_a_file_that_is_deleted_and_put_back_leaves_confidential_mail_with_its_owners(agency: Agency) -> None:
    mark(agency, "candidate:K-1", JAN)
    agency.add_record("contact:C-1", "c@bedrijf.nl")
    agency.file(mail("a", sender=JAN, Cc="c@bedrijf.nl"), mail("b", irt="a", sender="c@bedrijf.nl", day=1))
    desk, anna = RecordDesk(agency.store.archivist(), lambda: NOW), agency.users["anna"]

    def seen() -> set[str]:
        with agency.store.reader(agency.users["bram"]) as reader:
            return set(reader.connection.execute(select(message.c.message_id)).scalars())

    assert (confidential(agency), seen()) == ({"a", "b"}, set())
    removal = desk.remove(anna, RecordKind.CANDIDATE, agency.records["candidate:K-1"]).key
    assert (confidential(agency), seen()) == ({"a", "b"}, set())
    desk.restore(anna, removal)
    assert (confidential(agency), seen()) == ({"a", "b"}, set())
    assert agency.links("a").keys() == {"candidate:K-1", "contact:C-1"}


def test_a_rule_that_comes_later_touches_no_older_mail(agency: Agency) -> None:
    agency.add_user("eva", "eva@bureau.nl")
    mark(agency, "candidate:K-1", JAN, marked=False)
    agency.file(mail("old", subject="Geheim", sender=JAN), mail("home", sender="thuis@home.nl", subject="Privé"))
    with agency.store.work(None) as work:
        put_agency(work, {"keywords": "geheim"})
        work.connection.execute(update(candidate).values(confidential=True))
    set_default(agency, "anna", incoming_confidential=True)
    agency.add_address("candidate:K-1", "thuis@home.nl")
    assert agency.links("home") == {"candidate:K-1": "address"}, "it is linked"
    agency.file(mail("old", subject="Geheim", sender=JAN))
    assert confidential(agency) == set(), "and nothing that came before is closed"
    agency.file(mail("new", sender="thuis@home.nl", subject="Anders", day=1))
    assert reasons(agency) == {("new", "person", "candidate:K-1", "rule"), ("new", "user", "anna", "rule")}


def test_the_default_of_a_user_is_set_in_the_user_file(agency: Agency) -> None:
    with agency.store.work(None) as work:
        work.connection.execute(update(app_user).values(role="administrator"))
    users = Users(agency.store, readdress=agency.desk.user_addresses_changed)
    users.change(agency.users["anna"], agency.users["bram"], {"incoming_confidential": "yes"})
    agency.file(Sent(mail("a", to=BRAM), "bram/inbox"))
    assert confidential(agency) == {"a"}


def test_each_new_message_is_judged_with_as_many_queries_as_many(agency: Agency) -> None:
    def count(*mails: bytes) -> int:
        asked: list[str] = []

        def note(_connection, _cursor, statement, *_rest) -> None:
            asked.append(statement)

        with agency.store.archivist().batch() as archive:
            engine = archive.connection.engine
        event.listen(engine, "before_cursor_execute", note)
        agency.file(*mails)
        event.remove(engine, "before_cursor_execute", note)
        return len(asked)

    set_default(agency, "anna", incoming_confidential=True)
    one = count(mail("one", subject="Vertrouwelijk"), mail("two", subject="Iets"))
    many = count(*(mail(f"m{n}", subject=f"Vertrouwelijk {n}", day=n / 100) for n in range(200)))
    assert many <= one + 3
    with agency.store.archivist().batch() as archive:
        assert archive.connection.execute(select(func.count()).where(conversation.c.confidential)).scalar() == 202
