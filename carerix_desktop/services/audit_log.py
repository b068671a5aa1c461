"""The audit log: what Settings › Log and `audit list`, `audit export` ask. What it holds is what the viewer may see."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from carerix_desktop.domain.audit import AuditLine, AuditWish
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import UserKey
from carerix_desktop.services.exports import written
from carerix_desktop.services.progress import Progress
from carerix_desktop.services.records_csv import inert
from carerix_desktop.storage.audit_log import find_lines
from carerix_desktop.storage.engine import Store

PAGE: Final = 200
COLUMNS: Final = ("at", "by", "act", "user", "subject", "detail", "reason")


class AuditLog:
    """Lines by the page, and into a file."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(
        self, viewer: UserKey, wish: AuditWish | None = None, *, before: int | None = None, limit: int = PAGE
    ) -> tuple[AuditLine, ...]:
        """A page, newest first; `before` is the key of the last line of the page before."""
        with self._store.reader(viewer) as reader:
            return tuple(find_lines(reader, wish or AuditWish(), before=before, limit=limit))

    def export(self, viewer: UserKey, wish: AuditWish, path: Path, *, progress: Progress | None = None) -> int:
        """Write what was asked for into a .csv (no cell is a formula, S-13) or .json file; answer how many lines.

        Raises:
            UserFault: another kind of file, the file cannot be written, or somebody asked to stop.
        """
        form = path.suffix.lower()
        if form not in (".csv", ".json"):
            raise UserFault("The log is exported as .csv or .json. Choose one of them as the file's ending.")
        lines = self._walk(viewer, wish, progress or Progress())
        with written(path) as stream:
            text = io.TextIOWrapper(stream, "utf-8", newline="", write_through=True)
            number = _write_csv(lines, text) if form == ".csv" else _write_json(lines, text)
            text.detach()
        return number

    def _walk(self, viewer: UserKey, wish: AuditWish, progress: Progress) -> Iterator[AuditLine]:
        before: int | None = None
        done = 0
        while page := self.find(viewer, wish, before=before):
            yield from page
            before, done = page[-1].key, done + len(page)
            progress.step(done)


def as_row(line: AuditLine) -> dict[str, str]:
    """A line without its key, as it is handed out."""
    values = (
        datetime.fromtimestamp(line.at, UTC).isoformat(),
        line.made_by,
        line.act,
        line.user,
        line.subject,
        line.detail,
        line.reason,
    )
    return dict(zip(COLUMNS, values, strict=True))


def _write_csv(lines: Iterator[AuditLine], stream: io.TextIOWrapper) -> int:
    writer, number = csv.writer(stream), 0
    writer.writerow(COLUMNS)
    for line in lines:
        writer.writerow([inert(cell) for cell in as_row(line).values()])
        number += 1
    return number


def _write_json(lines: Iterator[AuditLine], stream: io.TextIOWrapper) -> int:
    number = 0
    stream.write("[")
    for line in lines:
        stream.write(",\n" if number else "\n")
        json.dump(as_row(line), stream, ensure_ascii=False)
        number += 1
    stream.write("\n]\n")
    return number
