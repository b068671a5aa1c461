"""The surface list, whole: one row for each public function of the services and each command (RELIABILITY.md C-01)."""

from __future__ import annotations

from tests.support.surfaces.acts import ACTS
from tests.support.surfaces.reading import READING
from tests.support.surfaces.row import Row
from tests.support.surfaces.silent import SILENT, THROUGH

SURFACES: tuple[Row, ...] = (*READING, *ACTS, *THROUGH, *SILENT)
