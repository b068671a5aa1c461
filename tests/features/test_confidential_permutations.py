"""Which mail is confidential is a function of the mail that is here: any order, any batches, the same answer.

What a person opens is left out: that is an act at a moment (tests/unit/filing/test_closing.py).
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from carerix_desktop.storage.tables_crm import candidate
from carerix_desktop.storage.tables_mail import app_user, conversation, message
from carerix_desktop.storage.tables_users import confidential_reason
from tests.support.agency import ANNA, BRAM, Agency, Sent, mail

JAN, PIET = "jan@example.nl", "piet@elders.nl"
BOTH = mail("both", to=f"{ANNA}, {BRAM}", sender=PIET, subject="Samen", day=6)
MOVED = mail("moved", to=f"{ANNA}, {BRAM}", sender=PIET, subject="Verplaatst", day=7)

MAILBOX = {
    "ask": Sent(mail("ask", sender=ANNA, to=PIET, subject="Offerte"), "anna/sent"),
    "answer": Sent(mail("answer", sender=PIET, subject="Re: Offerte (VERTROUWELIJK)", irt="ask", day=1)),
    "thanks": Sent(mail("thanks", sender=ANNA, to=PIET, subject="Re: Offerte", irt="ask", day=2), "anna/sent"),
    "keyword": Sent(mail("a", sender=PIET, subject="Confidential")),
    "nearer": Sent(mail("b", sender=PIET, subject="Anders", day=1)),
    "farther": Sent(mail("c", sender=PIET, subject="Re: Anders", irt="b", refs=["a"], day=2)),
    "orphan": Sent(mail("orphan", sender=PIET, subject="Vraag", irt="gone", day=3)),
    "twin": Sent(mail("twin", sender=JAN, subject="Re: Vraag", irt="gone", day=4)),
    "both, anna": Sent(BOTH, "anna/inbox"),
    "both, bram": Sent(BOTH, "bram/inbox"),
    "moved, bram": Sent(MOVED, "bram/junk"),
    "moved, anna": Sent(MOVED, "anna/inbox"),
    "left": Sent(mail("left", sender=PIET, subject="Links", day=8)),
    "bridge": Sent(mail("bridge", sender=PIET, subject="Re: Links", irt="left", day=9)),
    "right": Sent(mail("right", sender=BRAM, to=PIET, subject="Re: Links", irt="bridge", day=10), "bram/sent"),
    "plain": Sent(mail("plain", sender=PIET, subject="Open", day=11)),
    "junk": Sent(mail("junk", sender=PIET, subject="Re: Open vertraulich", irt="plain", day=12), "anna/junk"),
}
CLOSED = {"ask", "answer", "thanks", "a", "orphan", "twin", "both", "moved", "left", "bridge", "right"}
REASONS = {
    ("answer", "keyword", "vertrouwelijk"),
    ("a", "keyword", "confidential"),
    ("twin", "person", "candidate:K-1"),
    ("both", "user", "bram"),
    ("moved", "user", "bram"),
    ("right", "user", "bram"),
}


def agency_with_rules(directory: Path) -> Agency:
    agency = Agency(directory)
    agency.add_record("candidate:K-1", JAN)
    with agency.store.work(None) as work:
        work.connection.execute(update(candidate).values(confidential=True))
        defaults = update(app_user).where(app_user.c.login == "bram")
        work.connection.execute(defaults.values(incoming_confidential=True, outgoing_confidential=True))
    return agency


@settings(max_examples=12, deadline=None, derandomize=True)
@given(order=st.permutations(list(MAILBOX)), batch=st.integers(min_value=1, max_value=9))
def test_the_same_mail_is_confidential_in_any_order(order: list[str], batch: int) -> None:
    c = confidential_reason.c
    with tempfile.TemporaryDirectory() as directory:
        agency = agency_with_rules(Path(directory))
        agency.file(*(MAILBOX[name] for name in order), batch=batch)
        closed = select(message.c.message_id).join(conversation, conversation.c.key == message.c.conversation_key)
        found = {row[0] for row in agency._rows(closed.where(conversation.c.confidential))}
        why = select(message.c.message_id, c.rule, c.evidence).join(message, message.c.key == c.message_key)
        reasons = set(agency._rows(why))
        agency.close()
    assert (found, reasons) == (CLOSED, REASONS)
