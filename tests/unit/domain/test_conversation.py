"""What ties messages into conversations: the pure parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carerix_desktop.domain.conversation import Groups, Moment, is_lost_reply, nearest_earlier, walk

DAY = 86400
WALKS = [
    ([], (None, "", ())),
    (["here"], ("HERE", "here", ())),
    (["gone", "here", "also"], ("HERE", "here", ("gone",))),
    (["gone", "lost"], (None, "", ("gone", "lost"))),
]


@pytest.mark.parametrize(("ids", "found"), WALKS)
def test_a_walk_ends_at_the_first_message_that_is_here(ids: list[str], found: tuple) -> None:
    assert walk(ids, {"here": "HERE", "also": "ALSO"}.get) == found


@pytest.mark.parametrize(
    ("is_reply", "names_any", "bare_subject", "lost"),
    [(True, False, "cv", True), (True, True, "cv", False), (True, False, "", False), (False, False, "cv", False)],
)
def test_which_reply_lost_its_headers(is_reply: bool, names_any: bool, bare_subject: str, lost: bool) -> None:
    assert is_lost_reply(is_reply=is_reply, names_any=names_any, bare_subject=bare_subject) is lost


SHELF = [Moment(0, "a", b""), Moment(10 * DAY, "b", b""), Moment(10 * DAY, "c", b""), Moment(20 * DAY, "d", b"")]
NEAREST = [
    (Moment(0, "a", b""), None),
    (Moment(5 * DAY, "x", b""), 0),
    (Moment(10 * DAY, "c", b""), 1),
    (Moment(15 * DAY, "x", b""), 1),
    (Moment(110 * DAY, "x", b""), 3),
    (Moment(110 * DAY + 1, "x", b""), None),
]


@pytest.mark.parametrize(("moment", "index"), NEAREST)
def test_the_nearest_earlier_within_90_days_ties_by_message_id(moment: Moment, index: int | None) -> None:
    assert nearest_earlier(SHELF, moment) == index


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))), st.randoms())
def test_groups_do_not_depend_on_the_order_of_joining(pairs: list[tuple[int, int]], rng) -> None:
    def grouped() -> set[frozenset]:
        groups = Groups()
        for number in range(10):
            groups.add(("message", number))
        for one, other in pairs:
            groups.join(("message", one), ("message", other))
        return {frozenset(some) for some in groups.all()}

    first = grouped()
    rng.shuffle(pairs)
    assert grouped() == first
    assert all(any({("message", a), ("message", b)} <= some for some in first) for a, b in pairs)
