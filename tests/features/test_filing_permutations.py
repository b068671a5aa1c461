"""One mailbox in whatever order it comes: the same links, proposals and conversations, those that RULES.md names."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.features.test_filing_order import report, small_agency
from tests.support.agency import ANNA, BRAM, Sent, mail

JAN, JAN_HOME, EVA, SHARED, HR = "jan@example.nl", "jan.prive@home.nl", "eva@x.nl", "tie@x.nl", "hr@y.nl"
BLOCK = f"---------- Forwarded message ----------\r\nFrom: {EVA}\r\nTo: {ANNA}\r\nSubject: CV\r\n\r\nDag"

MAILBOX = {
    "ask": Sent(mail("ask", sender=ANNA, to=JAN, Cc=HR, subject="Offerte"), "anna/sent"),
    "answer": Sent(mail("answer", sender=JAN, subject="Re: Offerte", irt="ask", day=1)),
    "answer to both": Sent(mail("answer", sender=JAN, subject="Re: Offerte", irt="ask", day=1), "bram/inbox"),
    "other": Sent(mail("other", sender=ANNA, to=EVA, subject="CV", day=2), "anna/sent"),
    "at odds": Sent(mail("odds", sender=JAN, subject="Re: CV", irt="answer", refs=["other"], day=3)),
    "parent missing": Sent(mail("orphan", sender=EVA, subject="Re: CV", irt="gone", refs=["other", "gone"], day=4)),
    "other parent missing": Sent(mail("twin", sender=EVA, subject="Re: CV", irt="gone", refs=["gone"], day=5)),
    "shared": Sent(mail("shared", sender=SHARED, subject="Vraag", day=6)),
    "shared answer": Sent(mail("settled", sender=SHARED, subject="Re: CV", irt="other", day=7)),
    "lost headers": Sent(mail("lost", sender=JAN_HOME, subject="Antw: Offerte", day=8)),
    "forward": Sent(mail("forward", sender=ANNA, to=BRAM, subject="Fwd: CV", body=BLOCK, day=9), "anna/sent"),
    "report": Sent(report("report", "other", 10)),
    "changed": Sent(mail("changed", sender="vreemd@elders.nl", subject="Lunch", irt="ask", day=11)),
    "junk": Sent(mail("moved", sender=JAN, subject="V-2041", day=12), "anna/junk"),
    "no junk": Sent(mail("moved", sender=JAN, subject="V-2041", day=12), "anna/archive"),
    "again": Sent(mail("answer", sender=JAN, subject="Re: Offerte", irt="ask", day=1)),
}
JAN_S, EVA_S = "candidate:K-1", "candidate:K-2"
FILES = {
    "ask": {JAN_S, "contact:C-2", "company:B-2"},
    "answer": {JAN_S, "contact:C-2", "company:B-2"},
    "other": {EVA_S},
    "odds": {JAN_S, "contact:C-2", "company:B-2"},
    "orphan": {EVA_S},
    "twin": {EVA_S},
    "settled": {EVA_S},
    "lost": {JAN_S, "contact:C-2", "company:B-2"},
    "forward": {EVA_S},
    "report": {EVA_S},
    "moved": {JAN_S, "vacancy:V-2041", "match:M-1"},
}
PROPOSED = {
    "shared": {("tie", EVA_S, SHARED), ("tie", "contact:C-1", SHARED)},
    "changed": {("reply", name, "") for name in FILES["ask"]} | {("new", "", "vreemd@elders.nl")},
}
TALKS = {
    frozenset({"ask", "answer", "odds", "lost", "changed"}),
    frozenset({"other", "orphan", "twin", "settled", "report"}),
    frozenset({"shared"}),
    frozenset({"forward"}),
    frozenset({"moved"}),
}


@settings(max_examples=20, deadline=None, derandomize=True)
@given(order=st.permutations(list(MAILBOX)), batch=st.integers(min_value=1, max_value=9))
def test_a_mailbox_of_sixteen_arrivals_gives_the_same_files_in_any_order(order: list[str], batch: int) -> None:
    with tempfile.TemporaryDirectory() as directory:
        agency = small_agency(Path(directory))
        agency.file(*(MAILBOX[name] for name in order), batch=batch)
        files = {name: set(links) for name, links in agency.all_links().items()}
        found = files, agency.all_proposals(), agency.conversations()
        agency.close()
    assert found == (FILES, PROPOSED, TALKS)
