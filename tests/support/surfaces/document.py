"""The surface list as a page of the documentation: `python -m tests.support.surfaces.document` writes it anew."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from tests.support.surfaces.differs import APART, DIFFERS
from tests.support.surfaces.found import commands
from tests.support.surfaces.row import Group, Shown, Silent, Through
from tests.support.surfaces.table import SURFACES

PAGE = Path(__file__).parents[3] / "docs" / "surfaces.md"
REMEDY = ".venv/bin/python -m tests.support.surfaces.document"
_HEAD = """# Surfaces: where a message could show

Generated from `tests/support/surfaces` by `python -m tests.support.surfaces.document`; a test fails where this page, or
the table behind it, is not complete. Each public function of the services and each command of the command line stands
here. Those with a group are asked in the twin test (`tests/features/test_twin.py`) for a colleague, an administrator,
a reader and somebody who left: what they see equals a store in which the hidden messages never were (C-01). The window
has no way to mail but these functions.
"""


def page() -> str:
    """The page as it has to be."""
    below: dict[str, list[str]] = defaultdict(list)
    for row in SURFACES:
        if isinstance(row, Through):
            below[row.asked].append(row.name)
    lines = [_HEAD]
    for group in Group:
        lines += [f"## {group.value[0].upper()}{group.value[1:]}", "", "| asked | with it |", "| --- | --- |"]
        for row in SURFACES:
            if isinstance(row, Shown) and row.group is group:
                lines.append(f"| {_named(row.name)} | {', '.join(_named(one) for one in below[row.name])} |")
        lines.append("")
    return "\n".join([*lines, *_differs(), *_silent()]) + "\n"


def _differs() -> list[str]:
    reasons = [f"- {reason}" for reason in (*(one.why for one in DIFFERS), *APART)]
    return ["## What may differ, and why", "", *reasons, ""]


def _silent() -> list[str]:
    rows = sorted(f"| {_named(row.name)} | {row.why} |" for row in SURFACES if isinstance(row, Silent))
    return ["## Nothing of mail", "", "| which | why |", "| --- | --- |", *rows]


def _named(name: str) -> str:
    return f"command `{name}`" if name in commands() else f"`{name}`"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
