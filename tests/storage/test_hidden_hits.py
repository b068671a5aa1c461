"""Hits that are hidden take no place among those that show (C-02)."""

from __future__ import annotations

from pathlib import Path

from carerix_desktop.services.completion import complete
from carerix_desktop.services.search import Search
from tests.support.agency import BRAM, Agency, Sent, mail

HIDDEN, LIMIT = 1_000, 10


def test_the_one_hit_that_shows_is_found_behind_a_thousand_that_do_not(tmp_path: Path) -> None:
    agency = Agency(tmp_path)
    agency.add_record("candidate:K-1", "geheim@elders.nl")
    secret = {"subject": "Vertrouwelijk zeldzaam", "sender": "Zeldzaam <geheim@elders.nl>", "body": "zeldzaam"}
    agency.file(
        Sent(mail("shown", sender="zichtbaar@elders.nl", to=BRAM, body="zeldzaam"), "bram/inbox"),
        *(mail(f"s{n}", day=1 + n / HIDDEN, **secret) for n in range(HIDDEN)),
    )
    search = Search(agency.store)
    anna, bram = (search.for_viewer(agency.users[login]) for login in ("anna", "bram"))
    assert anna.find_messages("zeldzaam", LIMIT).total == HIDDEN, "they are there, newer than the one that shows"
    for words in ("zeldzaam", "zeldz", '"zeldzaam"', "zeldzaam -niets", "zeldzaam OR vertrouwelijk"):
        for limit in (1, LIMIT):
            found = bram.find_messages(words, limit)
            if "OR" not in words:
                assert (list(found.keys), found.total) == ([agency.key("shown")], 1), words
            assert set(found.keys) <= {agency.key("shown")}
    for words in ("vertrouwelijk", "subject:zeldzaam", "from:geheim", "zeldzaam is:confidential"):
        assert bram.find_messages(words, LIMIT).total == 0, words
    with agency.store.reader(agency.users["bram"]) as reader:
        offered = {text.address for one in complete(reader, "zeldzaam", 8, frozenset()) for text in one.addresses}
    assert offered <= {"zichtbaar@elders.nl"}
    agency.close()
