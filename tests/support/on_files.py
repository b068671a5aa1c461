"""The services that the pages of files ask for, over an agency's store."""

from __future__ import annotations

from typing import Any

from carerix_desktop.filing.record_desk import RecordDesk
from carerix_desktop.services.custom_fields import CustomFields
from carerix_desktop.services.entries import Entries
from carerix_desktop.services.merging import Merging
from carerix_desktop.services.record_import import RecordImport
from carerix_desktop.services.timeline import Timelines
from tests.support.agency import Agency


def on_files(agency: Agency) -> dict[str, Any]:
    """By name, for `Services.more`."""
    return {
        "entries": Entries(agency.store),
        "timelines": Timelines(agency.store),
        "merging": Merging(agency.store, RecordDesk(agency.store.archivist())),
        "custom_fields": CustomFields(agency.store),
        "record_import": RecordImport(agency.store, agency.desk),
    }
