"""Deleting, merging and the way back: all that hangs on a record goes with it and comes back; no mail goes astray."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Select, select, update

from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.merging import Side
from carerix_desktop.domain.record_fields import CheckedFields
from carerix_desktop.storage import archive_links, removed
from carerix_desktop.storage.tables_crm import candidate, record_address, vacancy, vacancy_match
from carerix_desktop.storage.tables_files import removed_part
from tests.support.agency import ANNA, BRAM, Sent, mail
from tests.support.closed import close
from tests.support.merging import TickingAgency

EMPTY = CheckedFields(values={"ref": "K-1"}, extra={})
SANNE, SANNE_TOO, JAN = "candidate:K-1", "candidate:K-2", "candidate:K-3"


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[TickingAgency]:
    made = TickingAgency(tmp_path)
    made.add_record(SANNE, "sanne@work.nl", "both@home.nl", full_name="Sanne de Vries")
    made.add_record(SANNE_TOO, "sanne@home.nl", "both@home.nl", full_name="S. de Vries")
    made.add_record(JAN, "jan@x.nl", full_name="Jan Bos")
    for number in (1, 2, 3):
        made.add_record(f"vacancy:V-{number}")
    made.add_match("match:M-1", SANNE, "vacancy:V-1")
    made.add_match("match:M-2", SANNE_TOO, "vacancy:V-1")
    made.add_match("match:M-3", SANNE_TOO, "vacancy:V-2")
    for name, sender, subject in (
        ("work", "sanne@work.nl", "V-1"),
        ("home", "sanne@home.nl", "V-1"),
        ("tie", "both@home.nl", "Hallo"),
        ("jan", "jan@x.nl", "Hallo"),
        ("hand", "nobody@y.nl", "CV"),
    ):
        made.file(mail(name, sender=sender, subject=subject))
    made.file(mail("answer", sender="nobody@y.nl", subject="Re: V-1", irt="home", day=1))
    for name in (SANNE, SANNE_TOO):
        made.note(name)
        made.add_document(name)
    made.note(SANNE, SANNE_TOO)
    made.hold(SANNE, "")
    made.hold(SANNE_TOO, "a claim")
    made.desk.link_by_hand(made.users["anna"], made.key("hand"), RecordKind.CANDIDATE, made.records[SANNE_TOO])
    yield made
    made.close()


def remove(agency: TickingAgency, name: str) -> int:
    kind = RecordKind(name.partition(":")[0])
    return agency.record_desk.remove(agency.users["anna"], kind, agency.records[name]).key


def test_a_deleted_candidate_takes_their_links_and_matches_along_and_the_mail_stays(agency: TickingAgency) -> None:
    seen = agency.audience("home")
    remove(agency, SANNE_TOO)
    assert agency.links("home") == {"vacancy:V-1": "reference"}
    assert agency.links("hand") == {}
    assert agency.audience("home") == seen
    assert agency.links("tie") == {SANNE: "address"}, "nobody else has that address any more"
    assert agency.proposals("home") == {("new", "", "sanne@home.nl")}
    assert agency.count("vacancy_match") == 1


def test_a_deleted_candidate_comes_back_whole(agency: TickingAgency) -> None:
    before = agency.whole()
    agency.record_desk.restore(agency.users["anna"], remove(agency, SANNE_TOO))
    assert agency.whole() == before


@pytest.mark.parametrize("name", ["candidate:K-1", "vacancy:V-1", "vacancy:V-2", "candidate:K-3"])
def test_any_record_comes_back_whole(agency: TickingAgency, name: str) -> None:
    before = agency.whole()
    agency.record_desk.restore(agency.users["anna"], remove(agency, name))
    assert agency.whole() == before


def test_mail_that_comes_meanwhile_is_from_somebody_unknown_and_is_linked_at_the_return(agency: TickingAgency) -> None:
    removal = remove(agency, JAN)
    agency.file(mail("later", sender="jan@x.nl", day=2))
    assert agency.proposals("later") == {("new", "", "jan@x.nl")}
    agency.record_desk.restore(agency.users["anna"], removal)
    assert agency.links("later") == {JAN: "address"}
    assert agency.proposals("later") == set()


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_match_comes_back_with_the_later_of_its_two_sides(agency: TickingAgency, order: tuple[int, int]) -> None:
    before = agency.whole()
    removals = [remove(agency, "candidate:K-2"), remove(agency, "vacancy:V-2")]
    assert agency.count("vacancy_match") == 1
    for index in order:
        agency.record_desk.restore(agency.users["anna"], removals[index])
    assert agency.whole() == before


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_contact_and_their_company_find_each_other_again(agency: TickingAgency, order: tuple[int, int]) -> None:
    agency.add_company("company:B-1", "firm.nl")
    agency.add_record("contact:C-1", "eva@firm.nl", full_name="Eva")
    agency.employ("contact:C-1", "company:B-1")
    agency.file(mail("firm", sender="eva@firm.nl"))
    assert agency.links("firm") == {"contact:C-1": "address", "company:B-1": "company"}
    for names in (("company:B-1", "contact:C-1"), ("contact:C-1", "company:B-1")):
        before = agency.whole()
        removals = [remove(agency, name) for name in names]
        assert agency.links("firm") == {}
        for index in order:
            agency.record_desk.restore(agency.users["anna"], removals[index])
        assert agency.whole() == before


def test_what_is_gone_cannot_be_deleted_and_what_is_back_cannot_come_back(agency: TickingAgency) -> None:
    removal = remove(agency, JAN)
    with pytest.raises(NotVisible):
        remove(agency, JAN)
    agency.record_desk.restore(agency.users["anna"], removal)
    with pytest.raises(NotVisible):
        agency.record_desk.restore(agency.users["anna"], removal)


def test_a_number_that_is_taken_meanwhile_keeps_a_record_away_with_a_sentence(agency: TickingAgency) -> None:
    removal = remove(agency, JAN)
    agency.add_record("candidate:K-3")
    with pytest.raises(UserFault, match="K-3"):
        agency.record_desk.restore(agency.users["anna"], removal)


def test_a_merge_puts_everything_on_the_one_that_is_kept(agency: TickingAgency) -> None:
    set_status(agency, "match:M-1", "proposed")
    set_status(agency, "match:M-2", "interview")
    agency.merge(SANNE, SANNE_TOO)
    assert agency.links("work") == {SANNE: "address", "vacancy:V-1": "reference", "match:M-1": "reference"}
    assert agency.links("home") == {SANNE: "address", "vacancy:V-1": "reference", "match:M-1": "reference"}
    assert agency.links("answer")[SANNE] == "reply"
    assert agency.links("tie") == {SANNE: "address"}
    assert agency.links("hand") == {SANNE: "hand"}
    assert agency.proposals("tie") == set()
    assert status_of(agency, "match:M-1") == "interview"
    assert {row[0] for row in rows(agency, select(vacancy_match.c.candidate_key))} == {agency.records[SANNE]}
    addresses = [
        row[0] for row in rows(agency, select(record_address.c.normal).where(record_address.c.kind == "candidate"))
    ]
    assert sorted(addresses) == ["both@home.nl", "jan@x.nl", "sanne@home.nl", "sanne@work.nl"]
    assert agency.count("entry_record") == 3
    assert {row[0] for row in rows(agency, select(candidate.c.ref))} == {"K-1", "K-3"}


def test_a_merge_undone_is_as_before(agency: TickingAgency) -> None:
    before = agency.whole()
    removal = agency.merge(SANNE, SANNE_TOO, {"emails": Side.KEPT})
    assert agency.whole() != before
    agency.record_desk.unmerge(agency.users["anna"], removal)
    assert agency.whole() == before
    assert agency.record_desk.undecided_of(removal) == []


def test_mail_that_came_since_goes_to_whose_address_it_is(agency: TickingAgency) -> None:
    removal = agency.merge(SANNE, SANNE_TOO)
    agency.file(mail("l1", sender="sanne@work.nl", day=3), mail("l2", sender="sanne@home.nl", day=3))
    agency.file(mail("l3", sender="both@home.nl", day=3), mail("l4", sender=ANNA, to="sanne@home.nl", irt="l2", day=4))
    agency.record_desk.unmerge(agency.users["anna"], removal)
    assert agency.links("l1") == {SANNE: "address"}
    assert agency.links("l2") == {SANNE_TOO: "address"}
    assert agency.links("l4") == {SANNE_TOO: "reply"}
    assert agency.links("l3") == {}
    assert {record for _why, record, _address in agency.proposals("l3")} == {SANNE, SANNE_TOO}


def test_what_a_person_did_since_is_kept_and_what_nothing_tells_is_listed(agency: TickingAgency) -> None:
    actor = agency.users["anna"]
    removal = agency.merge(SANNE, SANNE_TOO)
    agency.desk.unlink_by_hand(actor, agency.key("home"), RecordKind.CANDIDATE, agency.records[SANNE])
    agency.file(mail("u1", sender="x@z.nl"), mail("u2", sender="x@z.nl", to=f"{ANNA}, sanne@home.nl", day=1))
    for name in ("u1", "u2"):
        agency.desk.link_by_hand(actor, agency.key(name), RecordKind.CANDIDATE, agency.records[SANNE])
    entry = agency.note(SANNE)
    with agency.store.work(None) as work:
        work.connection.execute(
            update(candidate).where(candidate.c.key == agency.records[SANNE]).values(city="Utrecht", phones="06")
        )
    agency.add_address(SANNE, "new@z.nl")
    agency.record_desk.unmerge(actor, removal)
    assert SANNE_TOO not in agency.links("home")
    assert agency.links("u1") == {SANNE: "hand"}
    assert agency.links("u2") == {SANNE_TOO: "hand"}
    found = {(one.what, one.of, one.text) for one in agency.record_desk.undecided_of(removal)}
    assert found == {
        ("message", agency.key("u1"), ""),
        ("entry", entry, ""),
        ("address", 0, "new@z.nl"),
        ("field", 0, "city"),
        ("field", 0, "phones"),
    }


def test_what_is_listed_goes_where_a_person_chooses(agency: TickingAgency) -> None:
    actor = agency.users["anna"]
    removal = agency.merge(SANNE, SANNE_TOO)
    agency.file(mail("u1", sender="new@z.nl"))
    agency.add_address(SANNE, "new@z.nl")
    agency.note(SANNE)
    agency.record_desk.unmerge(actor, removal)
    listed = agency.record_desk.undecided_of(removal)
    assert [one.what for one in listed] == ["address", "entry"]
    for one in listed:
        agency.record_desk.choose(actor, removal, one, gone=True)
    assert agency.record_desk.undecided_of(removal) == []
    assert agency.links("u1") == {SANNE_TOO: "address"}
    with pytest.raises(NotVisible):
        agency.record_desk.choose(actor, removal, listed[0], gone=True)


def test_a_chain_of_merges_is_undone_from_its_end(agency: TickingAgency) -> None:
    actor = agency.users["anna"]
    before = agency.whole()
    first = agency.merge(SANNE_TOO, SANNE)
    between = agency.whole()
    second = agency.merge(JAN, SANNE_TOO)
    assert agency.links("work")[JAN] == "address"
    with pytest.raises(UserFault, match="K-2 was itself merged into K-3"):
        agency.record_desk.unmerge(actor, first)
    agency.record_desk.unmerge(actor, second)
    assert agency.whole() == between
    agency.record_desk.unmerge(actor, first)
    assert agency.whole() == before


def test_of_two_merges_into_one_the_later_is_undone_first(agency: TickingAgency) -> None:
    actor = agency.users["anna"]
    before = agency.whole()
    first, second = agency.merge(JAN, SANNE), agency.merge(JAN, SANNE_TOO)
    with pytest.raises(UserFault, match="K-2 was merged into this file later"):
        agency.record_desk.unmerge(actor, first)
    agency.record_desk.unmerge(actor, second)
    agency.record_desk.unmerge(actor, first)
    assert agency.whole() == before
    with pytest.raises(NotVisible):
        agency.record_desk.unmerge(actor, first)


def test_a_record_is_not_merged_with_itself_nor_with_what_is_gone_or_of_another_kind(agency: TickingAgency) -> None:
    agency.add_record("contact:C-1", full_name="Eva")
    agency.merge(SANNE, SANNE_TOO)
    before = agency.whole()
    pairs = (
        (SANNE, SANNE, UserFault),
        (SANNE, SANNE_TOO, NotVisible),
        (SANNE_TOO, SANNE, NotVisible),
        (SANNE, "contact:C-1", UserFault),
    )
    for kept, gone, fault in pairs:
        pair = (agency.record_id(kept), agency.record_id(gone))
        with pytest.raises(fault):
            agency.record_desk.merge(agency.users["anna"], pair, EMPTY, {})
    assert agency.whole() == before


@pytest.fixture
def firms(agency: TickingAgency) -> TickingAgency:
    """Two companies, with two files of one contact, a vacancy of each, and mail."""
    for number, name in ((1, "Eva Smit"), (2, "E. Smit")):
        agency.add_company(f"company:B-{number}", f"firm{number}.nl")
        agency.add_record(f"contact:C-{number}", f"eva@firm{number}.nl", full_name=name)
        agency.employ(f"contact:C-{number}", f"company:B-{number}")
        agency.file(mail(f"c{number}", sender=f"eva@firm{number}.nl", subject="Intake", day=number))
        agency.file(mail(f"d{number}", sender=f"unknown@firm{number}.nl", subject="Offerte", day=number))
    with agency.store.work(None) as work:
        of = {"company_key": agency.records["company:B-2"], "contact_key": agency.records["contact:C-2"]}
        work.connection.execute(update(vacancy).where(vacancy.c.key == agency.records["vacancy:V-3"]).values(**of))
    return agency


def test_merged_contacts_bring_vacancies_along_and_older_mail_stays_with_its_company(firms: TickingAgency) -> None:
    before = firms.whole()
    removal = firms.merge("contact:C-1", "contact:C-2")
    assert firms.links("c1") == {"contact:C-1": "address", "company:B-1": "company"}
    assert firms.links("c2") == {"contact:C-1": "address", "company:B-2": "company"}
    assert rows(firms, select(vacancy.c.contact_key).where(vacancy.c.contact_key.is_not(None))) == [
        (firms.records["contact:C-1"],)
    ]
    firms.file(mail("later", sender="eva@firm2.nl", subject="Later", day=9))
    assert firms.links("later") == {"contact:C-1": "address", "company:B-1": "company"}
    firms.record_desk.unmerge(firms.users["anna"], removal)
    assert firms.links("later") == {"contact:C-2": "address", "company:B-2": "company"}
    after = firms.whole()
    for table in ("contact", "vacancy", "record_address", "company_domain"):
        assert after[table] == before[table]
    assert [line for line in before["link"] if line not in after["link"]] == []


def test_merged_companies_are_one_for_contacts_vacancies_and_mail(firms: TickingAgency) -> None:
    before = firms.whole()
    removal = firms.merge("company:B-1", "company:B-2")
    assert firms.links("c2") == {"contact:C-2": "address", "company:B-1": "company"}
    assert firms.links("d2") == {"company:B-1": "company"}
    firms.record_desk.unmerge(firms.users["anna"], removal)
    assert firms.whole() == before


@pytest.mark.parametrize("act", ["merge", "unmerge", "remove", "restore"])
def test_a_break_in_the_middle_leaves_everything_as_it_was(
    firms: TickingAgency, act: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna, desk = firms.users["anna"], firms.record_desk
    merged = firms.merge(SANNE, SANNE_TOO)
    gone = remove(firms, JAN)
    before, kept = firms.whole(), firms.count("removed_part")
    acts: dict[str, Callable[[], object]] = {
        "merge": lambda: firms.merge("contact:C-1", "contact:C-2"),
        "unmerge": lambda: desk.unmerge(anna, merged),
        "remove": lambda: remove(firms, "vacancy:V-1"),
        "restore": lambda: desk.restore(anna, gone),
    }

    def break_off(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("carerix_desktop.filing.removing.settle", break_off)
    with pytest.raises(KeyboardInterrupt):
        acts[act]()
    monkeypatch.undo()
    assert (firms.whole(), firms.count("removed_part")) == (before, kept)
    acts[act]()
    assert firms.whole() != before


def test_confidential_mail_keeps_its_viewers_through_merge_and_back(agency: TickingAgency) -> None:
    agency.file(Sent(mail("secret", sender="sanne@home.nl", to=BRAM), "bram/inbox"))
    close(agency.store, agency.key("secret"))
    removal = agency.merge(SANNE, SANNE_TOO)
    assert agency.links("secret") == {SANNE: "address"}
    assert viewers(agency, "secret") == {"bram"}
    agency.record_desk.unmerge(agency.users["anna"], removal)
    assert agency.links("secret") == {SANNE_TOO: "address"}
    assert viewers(agency, "secret") == {"bram"}
    agency.record_desk.restore(agency.users["anna"], remove(agency, SANNE_TOO))
    assert viewers(agency, "secret") == {"bram"}


def test_no_reader_sees_what_is_kept_of_a_merge(agency: TickingAgency) -> None:
    agency.merge(SANNE, SANNE_TOO)
    assert agency.count("removed_part") > 0
    for user in agency.users.values():
        with agency.store.reader(user) as reader:
            assert reader.connection.execute(select(removed_part)).all() == []


def test_a_message_of_the_outbox_goes_to_the_record_that_is_kept(agency: TickingAgency) -> None:
    removal = agency.merge(SANNE, SANNE_TOO)
    with agency.store.archivist().batch() as archive:
        gone = agency.record_id(SANNE_TOO)
        assert removed.follow(archive, gone) == agency.record_id(SANNE)
        assert removed.follow(archive, agency.record_id("match:M-2")) == agency.record_id("match:M-1")
        assert removed.find_merged_ref(archive, RecordKind.CANDIDATE, "K-2") == agency.records[SANNE]
    agency.record_desk.unmerge(agency.users["anna"], removal)
    with agency.store.archivist().batch() as archive:
        assert removed.follow(archive, gone) == gone


def viewers(agency: TickingAgency, message_id: str) -> set[str]:
    key = agency.key(message_id)
    with agency.store.archivist().batch() as archive:
        return {login for login, user in agency.users.items() if archive_links.sees(archive, user, key)}


def set_status(agency: TickingAgency, name: str, status: str) -> None:
    with agency.store.work(None) as work:
        change = update(vacancy_match).where(vacancy_match.c.key == agency.records[name])
        work.connection.execute(change.values(status=status))


def status_of(agency: TickingAgency, name: str) -> str:
    return str(rows(agency, select(vacancy_match.c.status).where(vacancy_match.c.key == agency.records[name]))[0][0])


def rows(agency: TickingAgency, query: Select[Any]) -> list[Any]:
    with agency.store.archivist().batch() as archive:
        return list(archive.connection.execute(query))
