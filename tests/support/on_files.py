"""The services that the pages of files ask for, over an agency's store."""

from __future__ import annotations

from typing import Any

from carerix_desktop.filing.record_desk import RecordDesk
from carerix_desktop.services.custom_fields import CustomFields
from carerix_desktop.services.documents import Documents
from carerix_desktop.services.doubles import Doubles
from carerix_desktop.services.drafting import Drafting
from carerix_desktop.services.entries import Entries
from carerix_desktop.services.exports import Exports
from carerix_desktop.services.merging import Merging
from carerix_desktop.services.new_people import NewPeople
from carerix_desktop.services.pipeline import Pipeline
from carerix_desktop.services.record_import import RecordImport
from carerix_desktop.services.record_lists import RecordLists
from carerix_desktop.services.records import Records
from carerix_desktop.services.timeline import Timelines
from tests.support.agency import Agency


def on_files(agency: Agency) -> dict[str, Any]:
    """By name, for `Services.more`; the agency ends the child that reads documents."""
    reading, desk = agency.reading, RecordDesk(agency.store.archivist())
    return {
        "entries": Entries(agency.store),
        "timelines": Timelines(agency.store),
        "doubles": Doubles(agency.store),
        "merging": Merging(agency.store, RecordDesk(agency.store.archivist())),
        "custom_fields": CustomFields(agency.store),
        "pipeline": Pipeline(agency.store, agency.desk),
        "record_lists": RecordLists(agency.store),
        "exports": Exports(agency.store),
        "record_import": RecordImport(agency.store, agency.desk),
        "documents": Documents(agency.store, reading),
        "document_reading": reading,
        "drafting": Drafting(agency.store),
        "new_people": NewPeople(agency.store, desk, Records(agency.store, agency.desk), reading),
    }
