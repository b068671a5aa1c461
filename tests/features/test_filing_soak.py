"""Long rigs of filing, by `make soak`: many orders of badly threaded mail, and one conversation of 10,000 (R-33)."""

import random
import time
from pathlib import Path

import pytest

from carerix_desktop.filing.batch import settle
from tests.features.test_filing_order import small_agency, some_mail
from tests.support.agency import Agency, mail

FIRST_SEED, SEEDS = 1000, 300
MESSAGES, LONGEST_S = 10_000, 2.0

pytestmark = pytest.mark.soak


def test_three_hundred_mailboxes_in_any_order_give_one_picture(tmp_path: Path) -> None:
    for seed in range(FIRST_SEED, FIRST_SEED + SEEDS):
        rng = random.Random(seed)
        mails = some_mail(rng, rng.choice((8, 16, 30)))
        pictures = []
        for turn, batch in enumerate((1000, 1, rng.randint(2, 9))):
            agency = small_agency(tmp_path / f"{seed}-{turn}")
            agency.file(*mails, batch=batch)
            pictures.append(agency.picture())
            agency.close()
            rng.shuffle(mails)
        assert pictures[0] == pictures[1] == pictures[2], f"seed {seed}"


def test_ten_thousand_messages_in_one_conversation(tmp_path: Path) -> None:
    agency = Agency(tmp_path)
    agency.add_record("candidate:K-1", "jan@example.nl")
    names = [f"c{number}" for number in range(MESSAGES)]
    mails = [
        mail(name, irt=names[n - 1] if n else "", refs=names[max(0, n - 20) : n], subject="Re: x", day=n / 1000)
        for n, name in enumerate(names)
    ]
    agency.file(*reversed(mails), batch=1000)
    assert agency.conversations() == {frozenset(names)}
    with agency.desk._session() as session:
        talks = session.archive.connection.exec_driver_sql("SELECT DISTINCT conversation_key FROM message")
        keys = set(talks.scalars())
        started = time.process_time()
        settle(session, (), keys)
        took = time.process_time() - started
    agency.close()
    assert took <= LONGEST_S
