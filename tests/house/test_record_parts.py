"""No column names a record without saying what merging, deleting and erasing do with it."""

from sqlalchemy import JSON, Column, Table

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.storage import erase_records, tables_crm, tables_files, tables_mail, tables_sync, tables_write
from carerix_desktop.storage.record_parts import RECORD_PARTS, Erased, Names, parts_of

TABLES = [
    value
    for module in (tables_crm, tables_files, tables_mail, tables_sync, tables_write)
    for value in vars(module).values()
    if isinstance(value, Table)
]
RECORD_TABLES = {"candidate", "contact", "company", "vacancy", "vacancy_match"}
KEYS = {"record_key", "other_key", "into_key", "match_key", *(f"{name}_key" for name in RECORD_TABLES)}
# JSON that names no record: each with what it holds instead.
OTHER_JSON = {
    ("account", "pins"): "certificates",
    ("mailbox", "attributes"): "what LIST said",
    ("submission", "details"): "of a server's fault",
    ("template_version", "content"): "a template",
    ("template_draft", "content"): "a template",
    ("candidate", "extra"): "further fields",
    ("contact", "extra"): "further fields",
    ("company", "extra"): "further fields",
    ("vacancy", "extra"): "further fields",
    ("vacancy_match", "extra"): "further fields",
    ("entry", "detail"): "of a call or appointment",
    ("custom_field", "choices"): "words to choose from",
    ("saved_filter", "conditions"): "fields and words",
    ("saved_filter", "columns"): "fields",
    ("erasure", "report"): "numbers, without personal data",
    ("import_mapping", "mapping"): "columns and fields",
}


def names_a_record(table: Table, column: Column[object]) -> bool:
    points = any(key.column.table.name in RECORD_TABLES for key in column.foreign_keys)
    own = table.name in RECORD_TABLES and column.name == "key"
    other_json = isinstance(column.type, JSON) and (table.name, column.name) not in OTHER_JSON
    return points or own or column.name in KEYS or other_json


def test_each_column_that_names_a_record_says_what_becomes_of_it():
    named = {(table.name, column.name) for table in TABLES for column in table.c if names_a_record(table, column)}
    listed = {(part.table, part.column) for part in RECORD_PARTS if part.names is not Names.TEXT}
    assert named - listed == set()


def test_each_part_is_a_column_of_the_schema_and_stands_there_once():
    for part in RECORD_PARTS:
        table = next(one for one in TABLES if one.name == part.table)
        assert part.column in table.c, f"{part.table}.{part.column}"
        by_row = part.kind is not None or "kind" in table.c or part.names is not Names.KEY
        assert by_row, f"{part.table}.{part.column} does not say of which kind the record is"
    listed = [(part.table, part.column) for part in RECORD_PARTS]
    assert len(listed) == len(set(listed))


def test_a_match_has_its_own_parts_and_those_of_any_record():
    found = {(part.table, part.column) for part in parts_of(RecordKind.MATCH)}
    assert ("submission", "match_key") in found
    assert ("link", "record_key") in found
    assert ("contact", "company_key") not in found


def test_erasing_has_a_way_for_every_part_that_is_not_one_plain_column():
    ways = {part.table for part in RECORD_PARTS if part.erased is Erased.OWN}
    assert ways == erase_records.OWN_TABLES
    worded = {part.table for part in RECORD_PARTS if part.names is not Names.KEY}
    assert worded == erase_records.WORDED_TABLES
