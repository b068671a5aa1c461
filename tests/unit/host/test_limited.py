"""A child with limits: what goes over one is named, the rest is answered, and nobody is left behind."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from carerix_desktop.host.limited import Limited, Limits, Outcome, Over

WORK = "tests.unit.host.limited_work:"


@pytest.fixture
def limited() -> Iterator[Limited]:
    one = Limited(Limits(seconds=2.0, memory_octets=100_000_000, output_octets=1_000_000))
    yield one
    one.close()


def test_one_child_serves_many_calls(limited):
    assert [one.value for one in limited.run(WORK + "double", 1, range(100))] == [n * 2 + 1 for n in range(100)]
    first, second = (limited.run(WORK + "process", None, [0])[0].value for _call in range(2))
    assert first == second != os.getpid()


@pytest.mark.parametrize(
    ("act", "over"),
    [
        ("spin", Over.TIME),
        ("spin in C", Over.TIME),
        ("sleep", Over.TIME),
        ("hog", Over.MEMORY),
        ("chatter", Over.OUTPUT),
        ("break", Over.FAILED),
        ("die", Over.FAILED),
    ],
)
def test_what_goes_over_a_limit_is_named_and_the_others_are_answered(limited, act, over):
    outcomes = limited.run(WORK + "misbehave", None, ["well", act, "well"])
    assert outcomes == [Outcome(value="well"), Outcome(over=over), Outcome(value="well")]


def test_what_goes_over_for_the_first_two_is_not_tried_with_the_others(limited, monkeypatch):
    given = count_attempts(limited, monkeypatch)
    outcomes = limited.run(WORK + "misbehave", None, ["spin"] * 1000)
    assert outcomes == [Outcome(over=Over.TIME)] * 1000
    assert given == [2.0, 0.5]
    assert limited.run(WORK + "misbehave", None, ["well"]) == [Outcome(value="well")]


def test_one_bad_item_at_the_head_costs_the_others_nothing(limited, monkeypatch):
    given = count_attempts(limited, monkeypatch)
    outcomes = limited.run(WORK + "misbehave", None, ["die", *["well"] * 50])
    assert outcomes == [Outcome(over=Over.FAILED), *[Outcome(value="well")] * 50]
    assert given == [2.0, 0.5, 2.0]


def test_after_ten_bad_items_among_good_ones_the_rest_is_not_tried(limited):
    outcomes = limited.run(WORK + "misbehave", None, ["well", *["die"] * 10, "well"])
    assert outcomes == [Outcome(value="well"), *[Outcome(over=Over.FAILED)] * 11]


def count_attempts(limited, monkeypatch):
    """The seconds that were given to each order."""
    given = []
    attempt = limited._attempt

    def noted(work, shared, items, seconds):
        given.append(seconds)
        return attempt(work, shared, items, seconds)

    monkeypatch.setattr(limited, "_attempt", noted)
    return given


def test_a_large_order_and_large_answers_pass(limited):
    large = "x" * 400_000
    assert [one.value for one in limited.run(WORK + "double", "", [large] * 3)] == [large * 2] * 3


def test_a_child_that_is_closed_is_gone_and_the_next_call_starts_another(limited):
    pid = limited.run(WORK + "process", None, [0])[0].value
    limited.close()
    limited.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert limited.run(WORK + "process", None, [0])[0].value != pid


def test_a_child_ends_with_the_process_that_started_it_even_in_an_endless_loop():
    program = (
        "from carerix_desktop.host.limited import Limited, Limits\n"
        "one = Limited(Limits(seconds=2))\n"
        f"print(one.run('{WORK}process', None, [0])[0].value, flush=True)\n"
        f"one.run('{WORK}misbehave', None, ['spin'])\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    with parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.kill()
    end = time.monotonic() + 20
    while _runs(child):
        assert time.monotonic() < end, "the child lives on"
        time.sleep(0.05)


def _runs(pid: int) -> bool:
    """Whether a process runs; an orphan that ended and is not yet reaped does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
