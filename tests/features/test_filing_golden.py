"""A golden agency: some weeks of two recruiters, filed in any order, and the files that must result."""

from pathlib import Path

import pytest

from carerix_desktop.domain.ids import RecordKind
from tests.support.agency import ANNA, BRAM, Agency, Sent, mail

SANNE, SANNE_HOME = "sanne@devries.nl", "sanne.de.vries@gmail.com"
KEES, TWIN = "kees@delta.nl", "m.jansen@home.nl"

STORY = [
    Sent(mail("apply", sender=SANNE_HOME, subject="Sollicitatie Java Engineer", day=0)),
    Sent(
        mail("thanks", sender=ANNA, to=SANNE_HOME, subject="Re: Sollicitatie Java Engineer", irt="apply", day=1),
        "anna/sent",
    ),
    # Sanne goes on from another address, with a programme that drops the headers.
    Sent(mail("again", sender=SANNE, subject="Antw: Sollicitatie Java Engineer", day=2)),
    # Anna introduces her to the client; the client answers to both recruiters.
    Sent(mail("intro", sender=ANNA, to=KEES, Cc=BRAM, subject="Kandidaat Java", day=3), "anna/sent"),
    Sent(
        mail(
            "interest",
            sender=KEES,
            to=f"{ANNA}, {BRAM}",
            subject="RE: Kandidaat Java",
            irt="intro",
            refs=["intro"],
            day=4,
        )
    ),
    Sent(
        mail(
            "interest",
            sender=KEES,
            to=f"{ANNA}, {BRAM}",
            subject="RE: Kandidaat Java",
            irt="intro",
            refs=["intro"],
            day=4,
        ),
        "bram/inbox",
    ),
    # Somebody whom the client brings in, and a question about something else under the same thread.
    Sent(
        mail(
            "hr",
            sender="hr@delta.nl",
            to=ANNA,
            subject="Re: Kandidaat Java",
            irt="interest",
            refs=["intro", "interest"],
            day=5,
        )
    ),
    Sent(mail("other", sender="vriend@elders.nl", to=ANNA, subject="Lunch", irt="interest", day=6)),
    # Two candidates share an address; a colleague is a candidate; a list; a job board; spam; a draft.
    Sent(mail("twins", sender=TWIN, subject="Vraag", day=7)),
    Sent(mail("colleague", sender=BRAM, to=ANNA, subject="Borrel", day=8)),
    Sent(mail("list", sender=SANNE, subject="Nieuwsbrief", List_Id="<n.devries.nl>", day=9)),
    Sent(mail("board", sender="no-reply@jobboard.nl", reply_to="nieuw@home.nl", subject="Reactie", day=10)),
    Sent(mail("spam", sender=SANNE, subject="Win!", day=11), "anna/junk"),
    Sent(mail("draft", sender=ANNA, to=SANNE, subject="Concept", day=12), "anna/drafts"),
    Sent(mail("bulkreply", sender=SANNE, subject="Afwezig", Auto_Submitted="auto-replied", irt="thanks", day=13)),
]
FILES = {
    "apply": {"candidate:Sanne": "address"},
    "thanks": {"candidate:Sanne": "reply"},
    "again": {"candidate:Sanne": "reply"},
    "intro": {"contact:Kees": "address"},
    "interest": {"contact:Kees": "reply"},
    "hr": {"contact:Kees": "reply"},
    "bulkreply": {"candidate:Sanne": "reply"},
}
PROPOSED = {
    "hr": {("new", "", "hr@delta.nl")},
    "other": {("reply", "contact:Kees", ""), ("new", "", "vriend@elders.nl")},
    "twins": {("tie", "candidate:Twin1", TWIN), ("tie", "candidate:Twin2", TWIN)},
    "board": {("new", "", "nieuw@home.nl")},
}
TALKS = {
    frozenset({"apply", "thanks", "again", "bulkreply"}),
    frozenset({"intro", "interest", "hr", "other"}),
    *(frozenset({one}) for one in ("twins", "colleague", "list", "board")),
}


@pytest.fixture
def agency(tmp_path: Path):
    made = Agency(tmp_path)
    made.add_record("candidate:Sanne", SANNE, SANNE_HOME, full_name="Sanne de Vries")
    made.add_record("contact:Kees", KEES, full_name="Kees Smit")
    made.add_record("candidate:Twin1", TWIN, full_name="Mia Jansen")
    made.add_record("candidate:Twin2", TWIN, full_name="Max Jansen")
    made.add_record("candidate:Bram", BRAM, full_name="Bram Bos")
    yield made
    made.close()


@pytest.mark.parametrize("batch", [3, 1000])
@pytest.mark.parametrize("newest_first", [True, False])
def test_the_files_of_the_agency(agency: Agency, batch: int, newest_first: bool) -> None:
    agency.file(*(STORY[::-1] if newest_first else STORY), batch=batch)
    links = {
        message: {name: rule for name, (rule, _) in found.items()} for message, found in agency.all_links().items()
    }
    assert links == FILES
    assert agency.all_proposals() == PROPOSED
    assert agency.conversations() == TALKS
    assert agency.audience("interest") == {(who, why) for who in ("anna", "bram") for why in ("copy", "addressed")}
    assert agency.audience("spam") == agency.audience("draft") == {("anna", "copy")}
    assert agency.counters() == agency.counted()


def test_a_correction_at_the_head_reaches_the_whole_talk_and_back(agency: Agency) -> None:
    agency.file(*STORY)
    anna, head = agency.users["anna"], agency.key("intro")
    done = agency.desk.link_by_hand(anna, head, RecordKind.CANDIDATE, agency.records["candidate:Sanne"])
    assert agency.links("hr") == {"contact:Kees": "reply", "candidate:Sanne": "reply"}
    assert ("reply", "candidate:Sanne", "") in agency.proposals("other")
    agency.desk.undo_hand(anna, done.undo)
    assert agency.links("hr") == FILES["hr"]
    assert agency.all_proposals() == PROPOSED
