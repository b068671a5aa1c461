"""Texts of templates that are not saved yet: everybody's own, kept whole, and they follow a template's new name."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from carerix_desktop.domain.template import TemplateDraft, TemplateFile, TemplateKind, TemplateText
from carerix_desktop.storage import templates as rows
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.tables_write import template_draft
from tests.support.stores import BRAM, EVA, store_with_secrets

FILE = TemplateFile(filename="route.pdf", content_type="application/pdf", data=b"\x00%PDF")
WRITTEN = TemplateText(
    name="nl-x", language="nl", kind=TemplateKind.CANDIDATE, subject="{{ candidate.", text="half", files=(FILE,)
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    one = store_with_secrets(tmp_path)
    yield one
    one.close()


def drafts(store: Store, owner):
    with store.reader(owner) as reader:
        return rows.find_template_drafts(reader, owner)


def test_a_draft_is_kept_whole_and_the_later_one_stays(store):
    with store.work(EVA) as work:
        rows.put_template_draft(work, EVA, TemplateDraft(written=WRITTEN, base_version=2))
        later = TemplateDraft(written=replace(WRITTEN, text="more"), base_version=2, beside="nl-y")
        rows.put_template_draft(work, EVA, later)
    assert drafts(store, EVA) == (later,)
    with store.work(EVA) as work:
        rows.delete_template_draft(work, EVA, "nl-x")
    assert drafts(store, EVA) == ()


def test_nobody_reads_anothers(store):
    with store.work(EVA) as work:
        rows.put_template_draft(work, EVA, TemplateDraft(written=WRITTEN))
    assert drafts(store, BRAM) == ()
    with store.reader(BRAM) as reader:
        assert rows.find_template_drafts(reader, EVA) == ()
        assert reader.connection.execute(select(template_draft)).all() == []


def test_a_new_name_takes_versions_and_everybodys_drafts_along(store):
    with store.work(EVA) as work:
        rows.put_template(work, WRITTEN, by="eva", at=1)
        rows.put_template_draft(work, EVA, TemplateDraft(written=WRITTEN, base_version=1))
        rows.put_template_draft(work, BRAM, TemplateDraft(written=replace(WRITTEN, name="en-x"), beside="nl-x"))
        assert rows.is_name_taken(work, "en-x")
        assert not rows.is_name_taken(work, "nl-new")
        rows.rename_template(work, "nl-x", "nl-new")
    assert [one.written.name for one in drafts(store, EVA)] == ["nl-new"]
    assert [one.beside for one in drafts(store, BRAM)] == ["nl-new"]
    with store.reader(EVA) as reader:
        assert [one.written.name for one in rows.find_versions(reader, "nl-new")] == ["nl-new"]
        assert rows.find_templates(reader)[0].written.files == (FILE,)
