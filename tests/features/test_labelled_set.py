"""The labelled set: more than a thousand messages whose links follow from the product rules, and how many are found."""

from __future__ import annotations

import ast
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.data.labelled import generate
from tests.support.labelled import (
    RULES,
    SET,
    Judgement,
    bring_in,
    bring_in_anyhow,
    judge,
    open_desk,
    read_labels,
    what_is_seen,
)

pytestmark = pytest.mark.timeout(600)  # the whole set is brought in twice
LABELS = read_labels()


@pytest.fixture(scope="module")
def filed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Judgement, set[str]]]:
    """The set brought in as the command line does, the answers judged, and the addresses marked undeliverable."""
    desk = open_desk(tmp_path_factory.mktemp("labelled") / "profile")
    try:
        bring_in(desk, LABELS)
        yield judge(LABELS["messages"], what_is_seen(desk, LABELS)), desk.undeliverable()
    finally:
        desk.office.close()


def test_mail_finds_its_file_and_never_that_of_somebody_else(
    filed: tuple[Judgement, set[str]], record_property: Callable[[str, object], None]
) -> None:
    judgement, _marked = filed
    record_property("figures", "\n".join(judgement.table()))
    trouble = "\n".join(judgement.trouble[:40])
    assert judgement.totals["links to a wrong person"] == 0, trouble
    assert judgement.totals["silent ties"] == 0, trouble
    for count in (judgement.links(), *judgement.kinds.values(), *judgement.proposals.values()):
        assert count.precision >= 0.99, trouble
        assert count.recall >= 0.95, trouble


def test_every_message_of_the_set_is_here_once_in_its_own_conversation_and_goes_the_right_way(
    filed: tuple[Judgement, set[str]],
) -> None:
    totals, trouble = filed[0].totals, "\n".join(filed[0].trouble[:40])
    assert (totals["not found"], totals["unasked"], totals["direction wrong"]) == (0, 0, 0), trouble
    assert totals["mail_kind wrong"] == 0, trouble
    assert totals["conversations right"] == totals["conversations"], trouble


STANDING = {"domain/work", "domain/seconded", "tie/two-kinds", "forward/tie"}
"""Where a contact or company was linked before another record brought a doubt: links that stand are kept."""
ORDERS = [(1, 0.5), *(pytest.param(seed, seed % 3 / 2, marks=pytest.mark.soak) for seed in range(2, 11))]


@pytest.mark.parametrize(("seed", "first"), ORDERS)
def test_any_order_of_mail_and_records_gives_the_same_files(tmp_path: Path, seed: int, first: float) -> None:
    desk = open_desk(tmp_path / "profile")
    try:
        bring_in_anyhow(desk, LABELS, random.Random(seed), tmp_path, first=first)
        judgement, marked = judge(LABELS["messages"], what_is_seen(desk, LABELS)), desk.undeliverable()
    finally:
        desk.office.close()
    assert [one for one in judgement.trouble if not first or one.split()[0] not in STANDING] == []
    assert marked == set(LABELS["undeliverable"])


def test_only_addresses_that_failed_for_good_are_marked(filed: tuple[Judgement, set[str]]) -> None:
    _judgement, marked = filed
    assert marked == set(LABELS["undeliverable"])


def test_the_set_is_what_its_generator_makes() -> None:
    made = generate.the_set()
    stored = {
        path.relative_to(SET).as_posix(): path.read_bytes()
        for path in SET.rglob("*")
        if path.suffix in (".csv", ".mbox", ".json")
    }
    assert sorted(made) == sorted(stored)
    changed = [name for name, data in made.items() if stored[name] != data]
    assert changed == [], "make it anew: python -m tests.data.labelled.generate"


def test_the_generator_knows_nothing_of_the_program() -> None:
    names = {
        name
        for path in SET.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in _imported(node)
    }
    own = {name for name in names if name.startswith("tests.data.labelled")}
    assert {name.partition(".")[0] for name in names - own} <= sys.stdlib_module_names


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return [alias.name for alias in node.names] if isinstance(node, ast.Import) else []


def test_the_set_is_large_hard_and_has_every_rule_and_guard_at_least_eight_times() -> None:
    messages: list[dict[str, Any]] = LABELS["messages"]
    assert len(messages) >= 500
    assert sum(label["hard"] for label in messages) >= 0.4 * len(messages)
    for rule in RULES:
        assert sum(any(rule in link["rules"] for link in label["links"]) for label in messages) >= 8, rule
    scenes = Counter(re.sub(r"^forward/.*-(text|html)$", r"forward/\1", label["scene"]) for label in messages)
    assert {scene: count for scene, count in scenes.items() if count < 8} == {}
    for why in ("tie", "new", "reply"):
        assert sum(any(one["why"] == why for one in label["proposals"] or ()) for label in messages) >= 8, why
    assert sum(path.stat().st_size for path in Path(SET).rglob("*") if path.suffix in (".csv", ".mbox", ".json")) < 3e6
