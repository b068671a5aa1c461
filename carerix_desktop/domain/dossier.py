"""A person's complete dossier, as a reader may see it: what `services.dossiers` gathers and `compose` draws."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierItem:
    """One thing of the time line: when, what in one line, who or which way, and its text."""

    at: datetime
    title: str
    about: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierPage:
    """What a PDF shows, in its words.

    Attributes:
        title: the name.
        subtitle: what it is, when and by whom it was made.
        facts: label and value.
        lists: a heading with its lines, such as the procedures.
        timeline: the heading of the time line.
        items: the time line, drawn one by one.
        page: "Page", before the number.
    """

    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    timeline: str
    items: Iterable[DossierItem]
    page: str
