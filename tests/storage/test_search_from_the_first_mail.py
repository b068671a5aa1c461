"""A reader that was opened on an empty store finds the mail that comes later."""

from __future__ import annotations

from pathlib import Path

from carerix_desktop.services.search import find_messages
from tests.support.agency import Agency, Sent, mail


def test_a_reader_from_before_the_first_mail_finds_it(tmp_path: Path) -> None:
    agency = Agency(tmp_path)
    anna = agency.users["anna"]
    with agency.store.reader(anna) as reader:
        assert list(find_messages(reader, "contract", 10).keys) == []
    agency.file(*(Sent(mail(f"{n}@x.example", subject=f"contract {n}")) for n in range(40)))
    for _time in range(3):
        with agency.store.reader(anna) as reader:
            assert len(find_messages(reader, "contract", 10).keys) == 10
    agency.close()
