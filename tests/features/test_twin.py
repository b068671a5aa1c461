"""The twin stores: what Bram, Carla, Rita and Ina see of a store with hidden mail equals one where it never was (C-01).

Each surface of `tests/support/surfaces` is asked on both; then everybody acts, and all is asked again.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.surfaces.acts import ACTS
from tests.support.surfaces.differs import DIFFERS
from tests.support.surfaces.look import Look
from tests.support.surfaces.plain import differences, ranked
from tests.support.surfaces.reading import READING
from tests.support.surfaces.row import Shown
from tests.support.surfaces.world import HIDDEN, UNKNOWN, VIEWERS, World

Twins = tuple[World, World]


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Twins]:
    directory = tmp_path_factory.mktemp("twins")
    both = World(directory / "with", with_hidden=True), World(directory / "without", with_hidden=False)
    yield both
    for world in both:
        world.close()


def compared(twins: Twins, login: str, rows: tuple[Shown, ...]) -> list[str]:
    """What differs for a viewer and need not."""
    found = []
    for row in rows:
        if not row.viewers or login in row.viewers:
            one, other = (ranked(row.ask(Look(world, login))) for world in twins)
            found += [f"{row.name} {line}" for line in differences(one, other)]
            if row.act:
                for world in twins:
                    world.settle()
    return [line for line in found if not any(one.where.match(line) for one in DIFFERS)]


@pytest.mark.parametrize("login", VIEWERS)
def test_the_script_hides_what_it_says(twins: Twins, login: str) -> None:
    one, other = (world.labels_seen(login) for world in twins)
    assert one == other
    assert one & HIDDEN == set()
    assert all((twins[0].keys[label] != UNKNOWN) and (twins[1].keys[label] == UNKNOWN) for label in HIDDEN)


@pytest.mark.parametrize("login", VIEWERS)
def test_every_surface_that_reads_shows_what_it_would_without_the_hidden_mail(twins: Twins, login: str) -> None:
    assert "\n".join(compared(twins, login, READING)) == ""


def test_a_colleagues_acts_answer_as_they_would_without_the_hidden_mail_and_so_does_all_after_them(
    twins: Twins,
) -> None:
    assert "\n".join(compared(twins, "bram", ACTS)) == ""
    assert "\n".join(compared(twins, "bram", READING)) == ""


def test_an_administrators_imports_and_erasures_answer_as_they_would_without_the_hidden_mail(twins: Twins) -> None:
    assert "\n".join(compared(twins, "carla", ACTS)) == ""
