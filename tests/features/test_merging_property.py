"""Whatever happens between them: a merge undone, and a deletion undone, leave what would be there without them.

A twin agency gets the same mail, notes and corrections, and merges and deletes nobody.
"""

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import Handles
from tests.support.agency import ANNA, mail
from tests.support.merging import TickingAgency

PEOPLE = {
    "candidate:K-1": ("one@x.nl", "shared@x.nl"),
    "candidate:K-2": ("two@x.nl", "shared@x.nl"),
    "candidate:K-3": ("three@x.nl",),
}
ADDRESSES = (
    "one@x.nl",
    "two@x.nl",
    "three@x.nl",
    "shared@x.nl",
    "nobody@y.nl",
    "hr@firm.nl",
    "eva@corp.nl",
    "x@corp.nl",
)
SUBJECTS = ("Hallo", "V-1", "Re: V-1", "V-2")
NAMES = tuple(PEOPLE)
OTHERS = ("contact:C-1", "contact:C-2", "company:B-1", "company:B-2")
Step = Callable[[TickingAgency, dict[str, int], bool], None]


def new_agency(directory: Path) -> TickingAgency:
    agency = TickingAgency(directory)
    for name, addresses in PEOPLE.items():
        agency.add_record(name, *addresses, full_name=name)
    agency.add_company("company:B-1", "firm.nl")
    agency.add_record("contact:C-1", "hr@firm.nl", "one@x.nl", full_name="candidate:K-1")
    agency.employ("contact:C-1", "company:B-1")
    agency.add_company("company:B-2", "corp.nl")
    agency.add_record("contact:C-2", "eva@corp.nl", full_name="Eva")
    agency.employ("contact:C-2", "company:B-2")
    for vacancy in ("vacancy:V-1", "vacancy:V-2"):
        agency.add_record(vacancy)
    for number, (who, what) in enumerate(((1, 1), (2, 1), (2, 2), (3, 2)), 1):
        agency.add_match(f"match:M-{number}", f"candidate:K-{who}", f"vacancy:V-{what}")
    return agency


def arrives(number: int, sender: str, subject: str, answers: int | None, goes_out: bool) -> Step:
    parties = (ANNA, sender) if goes_out else (sender, ANNA)
    irt = "" if answers is None or answers == number else f"m{answers}"
    raw = mail(f"m{number}", sender=parties[0], to=parties[1], subject=subject, irt=irt, day=number)

    def step(agency: TickingAgency, _open: dict[str, int], _whole: bool) -> None:
        agency.file(raw)

    return step


def merges(kept: str, gone: str) -> Step:
    def step(agency: TickingAgency, removals: dict[str, int], whole: bool) -> None:
        same = kept.partition(":")[0] == gone.partition(":")[0]
        if not whole and same and kept != gone and not {kept, gone} & removals.keys():
            removals[gone] = agency.merge(kept, gone)

    return step


def is_deleted(name: str) -> Step:
    def step(agency: TickingAgency, removals: dict[str, int], whole: bool) -> None:
        if not whole and name not in removals:
            kind = RecordKind(name.partition(":")[0])
            removals[name] = -agency.record_desk.remove(agency.users["anna"], kind, agency.records[name]).key

    return step


def comes_back(name: str) -> Step:
    def step(agency: TickingAgency, removals: dict[str, int], whole: bool) -> None:
        if not whole and name in removals:
            bring_back(agency, removals, name)

    return step


def works_on(name: str, other: str, number: int) -> Step:
    """A note, an edit, a further match, a correction by hand: of records that are here, as they are.

    A correction while two are one would mean the one; that is tried in `test_merging`.
    """

    def step(agency: TickingAgency, removals: dict[str, int], _whole: bool) -> None:
        if name in removals:
            return
        if number % 4 == 0:
            agency.note(name)
        elif number % 4 == 1:
            agency.edit(name, f"City {number}")
        elif not removals and other in agency.messages():
            act = agency.desk.link_by_hand if number % 4 == 2 else agency.desk.unlink_by_hand
            act(agency.users["anna"], agency.key(other), RecordKind.CANDIDATE, agency.records[name])

    return step


def bring_back(agency: TickingAgency, removals: dict[str, int], name: str) -> bool:
    actor, key = agency.users["anna"], removals[name]
    try:
        if key < 0:
            agency.record_desk.restore(actor, -key)
        else:
            agency.record_desk.unmerge(actor, key)
    except UserFault:
        return False  # something later comes first
    del removals[name]
    return True


names = st.sampled_from(NAMES)
others = st.sampled_from(OTHERS)
steps = st.one_of(
    st.builds(
        arrives,
        st.integers(0, 11),
        st.sampled_from(ADDRESSES),
        st.sampled_from(SUBJECTS),
        st.none() | st.integers(0, 11),
        st.booleans(),
    ),
    st.builds(merges, names, names),
    st.builds(merges, others, others),
    st.builds(is_deleted, st.sampled_from((*NAMES, *OTHERS, "vacancy:V-1"))),
    st.builds(works_on, names, st.integers(0, 11).map("m{}".format), st.integers(0, 11)),
    st.builds(comes_back, st.sampled_from((*NAMES, *OTHERS, "vacancy:V-1"))),
)


def as_if_nobody_went(done: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as directory:
        agency, twin = new_agency(Path(directory) / "one"), new_agency(Path(directory) / "twin")
        removals: dict[str, int] = {}
        for step in done:
            before = dict(removals)
            step(agency, removals, False)
            step(twin, before, True)
        while removals:
            assert any(bring_back(agency, removals, name) for name in list(removals)), "some order undoes them all"
        found, wanted = agency.whole(), twin.whole()
        for one in (agency, twin):
            one.close()
        assert found == wanted


@settings(
    max_examples=12, deadline=None, derandomize=True, phases=(Phase.generate,)
)  # to make one smaller takes minutes
@given(st.lists(steps, min_size=4, max_size=16))
def test_what_was_merged_or_deleted_and_came_back_is_as_if_it_never_went(done: list[Step]) -> None:
    as_if_nobody_went(done)


@pytest.mark.soak
@settings(max_examples=300, deadline=None, phases=(Phase.generate,))
@given(st.lists(steps, min_size=6, max_size=30))
def test_three_hundred_histories_are_as_if_nobody_went(done: list[Step]) -> None:
    as_if_nobody_went(done)


def test_addresses_alone_say_whose_mail_it_is_whatever_was_merged(tmp_path: Path) -> None:
    agency = new_agency(tmp_path)
    agency.file(*(mail(f"m{n}", sender=one, subject="V-2", day=n) for n, one in enumerate(ADDRESSES)))
    before = agency.whole()
    agency.record_desk.unmerge(agency.users["anna"], agency.merge("candidate:K-1", "candidate:K-2"))
    assert agency.whole() == before
    agency.desk.relink(Handles(addresses=ADDRESSES))
    assert agency.whole() == before, "links are what filing would make"
    agency.close()
