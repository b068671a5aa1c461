"""When to try again (R-05), as a table."""

import pytest

from carerix_desktop.sync.retry import Backoff


class Clock:
    """A clock that a test sets."""

    seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.mark.parametrize(("failures", "wait"), [(0, 0), (1, 5), (2, 30), (3, 120), (4, 300), (50, 300)])
def test_the_waits_grow_to_five_minutes_and_stay_there(failures: int, wait: float) -> None:
    backoff = Backoff(Clock())
    for _ in range(failures):
        backoff.failed()
    assert backoff.left() == wait
    backoff.worked()
    assert backoff.left() == 0


@pytest.mark.parametrize(("passed", "left"), [(0, 5), (2, 3), (5, 0), (200, 0)])
def test_a_network_that_comes_back_begins_the_row_anew_but_never_twice_in_five_seconds(
    passed: float, left: float
) -> None:
    clock = Clock()
    backoff = Backoff(clock)
    for _ in range(9):
        backoff.failed()
    clock.seconds += passed
    backoff.network_back()
    assert backoff.left() == left
    backoff.failed()
    assert backoff.left() == 30
