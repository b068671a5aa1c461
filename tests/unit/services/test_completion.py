"""Completion of recipients: records first, then mail that the viewer may see, ranked; groups; never what is hidden."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event, insert, update

from carerix_desktop.domain.message import Address
from carerix_desktop.domain.writing import SuggestionSource
from carerix_desktop.services.drafting import Drafting
from carerix_desktop.storage.correspondents import NEWEST
from carerix_desktop.storage.tables_crm import contact, record_address, vacancy, vacancy_match
from carerix_desktop.storage.tables_mail import conversation
from tests.support.agency import Agency, Sent, mail

COMPLETED: tuple[tuple[str, list[str]], ...] = (
    ("jan", ["jan.jansen@example.nl", "jan@werk.nl", "cora@delta.nl", "janus@vaak.nl", "jantje@nieuw.nl",
             "janneke@oud.nl"]),
    ("JAN JANSE", ["jan.jansen@example.nl", "jan@werk.nl"]),
    ("jansen jan", ["jan.jansen@example.nl", "jan@werk.nl"]),
    ("jan@w", ["jan@werk.nl", "jan.jansen@example.nl"]),
    ("janus@vaak", ["janus@vaak.nl"]),
    ("vaak", ["janus@vaak.nl"]),
    ("évr", ["odile@example.nl"]),
    ("mü", ["müller@bücher.example"]),
    ("janstil", []),
    ("jangeheim", []),
    ("no-reply", []),
    ("anna", []),
    ("zzz", []),
    ("", []),
    ("  ", []),
    ('"', []),
    ("j", ["jan.jansen@example.nl", "jan@werk.nl", "cora@delta.nl"]),
    ("jan* OR", ["cora@delta.nl"]),
    ("%", []),
)  # fmt: skip


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    made = Agency(tmp_path)
    made.add_record("company:B-1", full_name="Delta BV")
    made.add_record("candidate:K-1", "jan.jansen@example.nl", "jan@werk.nl", full_name="Jan Jansen")
    made.add_record("candidate:K-2", "odile@example.nl", full_name="Odile Évrard")
    made.add_record("contact:C-1", "cora@delta.nl", full_name="Cora Jansma")
    with made.store.work(None) as work:
        work.connection.execute(update(contact).values(company_key=made.records["company:B-1"]))
    made.file(
        mail("a@x", sender="Janneke Oud <janneke@oud.nl>", day=1),
        *(mail(f"b{n}@x", sender="Janus Vaak <janus@vaak.nl>", day=100 + n) for n in range(3)),
        mail("c@x", sender="<jan.jansen@example.nl>", day=103),
        mail("d@x", sender="no-reply@janbedrijf.nl", day=103),
        mail("e@x", sender="Müller <müller@bücher.example>", day=104),
        Sent(mail("own@x", sender="anna@bureau.nl", to="jantje@nieuw.nl", Bcc="janstil@y.nl", day=105), "anna/sent"),
        Sent(mail("bram@x", sender="Jan Geheim <jangeheim@y.nl>", to="bram@bureau.nl", day=106), "bram/inbox"),
    )
    yield made
    made.close()


def _found(agency: Agency, words: str, login: str = "anna", limit: int = 20) -> list[str]:
    found = Drafting(agency.store).complete(agency.users[login], words, limit)
    return [one.addresses[0].address for one in found]


def test_a_table_of_what_is_completed(agency: Agency) -> None:
    assert [(words, _found(agency, words)) for words, _ in COMPLETED] == list(COMPLETED)


def test_a_contact_shows_its_company_and_a_dead_address_is_marked(agency: Agency) -> None:
    with agency.store.work(None) as work:
        work.connection.execute(update(record_address).values(undeliverable=True))
    (cora,) = Drafting(agency.store).complete(agency.users["anna"], "cora")
    assert (cora.label, cora.detail, cora.ref, cora.undeliverable) == ("Cora Jansma", "Delta BV", "C-1", True)
    assert cora.addresses == (Address(name="Cora Jansma", address="cora@delta.nl"),)


def test_an_address_known_only_from_hidden_mail_is_completed_for_its_owner_alone(agency: Agency) -> None:
    assert _found(agency, "geheim") == []
    assert _found(agency, "geheim", "bram") == ["jangeheim@y.nl"]
    agency.add_record("candidate:K-9", "wie@example.nl", full_name="Wie")
    agency.file(Sent(mail("f@x", sender="wie@example.nl", to="bram@bureau.nl, tweede@z.nl", day=107), "bram/inbox"))
    assert _found(agency, "tweede") == ["tweede@z.nl"]  # on a file, so everybody's
    with agency.store.work(None) as work:
        work.connection.execute(update(conversation).values(confidential=True))
    assert _found(agency, "tweede") == []
    assert _found(agency, "tweede", "bram") == ["tweede@z.nl"]


def test_the_candidates_of_a_vacancy_are_a_group_less_who_is_out_of_it(agency: Agency) -> None:
    dated = {"extra": {}, "created_at": 0, "changed_at": 0}
    with agency.store.work(None) as work:
        work.connection.execute(insert(vacancy).values(key=7, ref="V-2041", title="Jurist haven", **dated))
        for n, (name, status) in enumerate((("candidate:K-1", "invited"), ("candidate:K-2", "rejected"))):
            row = {"ref": f"M-{n}", "candidate_key": agency.records[name], "vacancy_key": 7, "status": status}
            work.connection.execute(insert(vacancy_match).values(**row, **dated))
    drafting, anna = Drafting(agency.store), agency.users["anna"]
    for words in ("V-2041", "#v-20", "jurist"):
        (group,) = drafting.complete(anna, words)
        assert (group.source, group.label, group.detail) == (SuggestionSource.GROUP, "V-2041", "Jurist haven")
        assert group.addresses == (Address(name="Jan Jansen", address="jan.jansen@example.nl"),)


def test_the_list_is_as_long_as_asked_for(agency: Agency) -> None:
    assert _found(agency, "jan", limit=2) == ["jan.jansen@example.nl", "jan@werk.nl"]
    assert _found(agency, "jan", limit=0) == []


def test_mail_is_looked_up_by_the_index_and_bounded(agency: Agency) -> None:
    agency.file(*(mail(f"many{n}@x", sender=f"Velen <veel{n}@z.nl>", day=200 + n / 1000) for n in range(NEWEST + 50)))
    statements: list[tuple[str, tuple[object, ...]]] = []
    with agency.store.reader(agency.users["anna"]) as reader:
        engine = reader.connection.engine

    def note(_connection, _cursor, statement, parameters, _context, _many) -> None:
        statements.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", note)
    assert len(_found(agency, "velen", limit=10_000)) == NEWEST  # the newest messages, however many there are
    event.remove(engine, "before_cursor_execute", note)
    of_mail = [(text, values) for text, values in statements if "message_fts" in text or "message_address" in text]
    assert len(of_mail) == 2
    for text, values in of_mail:
        assert _scanned(agency, text, values) == []


def _scanned(agency: Agency, statement: str, values: tuple[object, ...]) -> list[str]:
    """The tables of mail that a statement reads from one end to the other; the plain tables stand for the views."""
    if "message_fts" in statement:
        statement = statement.replace("message_fts.message_key", "rowid").replace("matching", "message_fts")
    with agency.store.archivist().batch() as archive:
        plan = archive.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
    return [row[3] for row in plan if row[3].startswith("SCAN") and "VIRTUAL TABLE INDEX" not in row[3]]
