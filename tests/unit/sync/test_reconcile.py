"""Differences, sequence sets and pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carerix_desktop.sync.reconcile import FEWEST, MOST, difference, piece_size, pieces, sequence_set

UIDS = st.sets(st.integers(min_value=1, max_value=60))


@given(here=UIDS, aside=UIDS, server=UIDS)
def test_after_the_difference_is_carried_out_here_is_the_server(
    here: set[int], aside: set[int], server: set[int]
) -> None:
    found = difference(here=here, set_aside=aside, server=server)
    assert (here | aside | set(found.missing)) - set(found.gone) == server
    assert list(found.missing) == sorted(found.missing, reverse=True)


def test_uid_zero_and_repeated_uids_count_for_nothing() -> None:
    assert difference(here=[1], set_aside=[], server=[0, 1, 1, 2, 2]).missing == (2,)


@pytest.mark.parametrize(
    ("uids", "text"), [([], ""), ([5], "5"), ([3, 1, 2, 7], "1:3,7"), ([1, 3, 5], "1,3,5"), ([9, 8, 4, 3], "3:4,8:9")]
)
def test_a_sequence_set_is_short(uids: list[int], text: str) -> None:
    assert sequence_set(uids) == text


@given(UIDS)
def test_a_sequence_set_names_each_uid_once(uids: set[int]) -> None:
    spans = [span.split(":") for span in sequence_set(uids).split(",") if span]
    assert [uid for span in spans for uid in range(int(span[0]), int(span[-1]) + 1)] == sorted(uids)


@pytest.mark.parametrize(
    ("count", "octets", "size"), [(0, 0, 200), (200, 200 * 5_500, MOST), (200, 200 * 58_000, 144), (1, 10**9, FEWEST)]
)
def test_pieces_follow_the_size_of_the_mail(count: int, octets: int, size: int) -> None:
    assert piece_size(count, octets) == size


def test_pieces_keep_the_order() -> None:
    assert [list(piece) for piece in pieces([5, 4, 3, 2, 1], 2)] == [[5, 4], [3, 2], [1]]
