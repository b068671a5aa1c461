"""Templates: kept in versions, exchanged as files, filled in for a person; and the set that the program comes with."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import RecordKey, RecordKind
from carerix_desktop.domain.record_fields import check_fields
from carerix_desktop.domain.template import Situation, TemplateDraft, TemplateFile, TemplateKind, TemplateText
from carerix_desktop.host.limited import Limited, Limits
from carerix_desktop.host.profile import resources_directory
from carerix_desktop.services.template_fields import FieldGroup, fields_for, nearest_field
from carerix_desktop.services.template_files import build_toml, parse_template, read_folder
from carerix_desktop.services.templates import STARTER, Templates
from carerix_desktop.storage import records as rows
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.users import put_agency
from tests.support.stores import BRAM, EVA, store_with_secrets

WRITTEN = TemplateText(
    name="nl-intake",
    language="nl",
    kind=TemplateKind.CANDIDATE,
    subject="Kennismaken, {{ candidate.first_name }}",
    text="Beste {{ candidate.first_name }}",
    html="<p>Beste {{ candidate.last_name }}</p>",
    group="intake",
)
STARTERS = resources_directory() / "templates"
FULL: dict[RecordKind, dict[str, str]] = {
    RecordKind.COMPANY: {"ref": "B-1", "name": "Van Dijk & Zn", "city": "Utrecht"},
    RecordKind.CONTACT: {"ref": "P-1", "first_name": "Piet", "last_name": "Bos", "emails": "p@x.nl", "company": "B-1"},
    RecordKind.VACANCY: {"ref": "V-1", "title": "Projectleider", "company": "B-1", "contact": "P-1", "status": "open"},
    RecordKind.CANDIDATE: {"ref": "K-2", "first_name": "Sanne", "last_name": "Vos", "emails": "s@x.nl;t@x.nl"},
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    one = store_with_secrets(tmp_path)
    yield one
    one.close()


@pytest.fixture(scope="module")
def limited() -> Iterator[Limited]:
    one = Limited(Limits(seconds=1.0))
    yield one
    one.close()


@pytest.fixture
def templates(store: Store, limited: Limited) -> Templates:
    return Templates(store, limited, clock=lambda: 1000)


def put(store: Store, kind: RecordKind, fields: dict[str, str]) -> RecordKey:
    with store.work(EVA) as work:
        checked = check_fields(kind, fields, new=True)
        named = {}
        for column, (other, _key) in rows.REFERENCES.items():
            if checked.values.get(column):
                ref = checked.values[column]
                named[column] = rows.keys_by_ref(work, other, [ref])[ref]
        return rows.put_record(work, kind, None, checked, named)[0]


@pytest.fixture
def keys(store: Store) -> dict[RecordKind, RecordKey]:
    return {kind: put(store, kind, fields) for kind, fields in FULL.items()}


def test_each_change_is_a_version_that_says_who_and_can_be_restored(templates):
    first = templates.save(EVA, WRITTEN, base_version=0)
    second = templates.save(BRAM, replace(WRITTEN, text="Hallo"), base_version=1)
    assert (first.version, first.changed_by, first.changed_at) == (1, "eva", 1000)
    assert (second.version, second.changed_by, second.written.text) == (2, "bram", "Hallo")
    assert templates.restore(EVA, "nl-intake", 1).written == WRITTEN
    assert [(one.version, one.changed_by) for one in templates.versions(BRAM, "nl-intake")] == [
        (3, "eva"),
        (2, "bram"),
        (1, "eva"),
    ]


def test_a_removed_template_comes_back_with_its_files(templates):
    file = TemplateFile(filename="route.pdf", content_type="application/pdf", data=b"\x00%PDF")
    templates.save(EVA, replace(WRITTEN, files=(file,)))
    templates.remove(EVA, "nl-intake")
    with pytest.raises(NotVisible):
        templates.get(EVA, "nl-intake")
    assert templates.restore(EVA, "nl-intake", 1).written.files == (file,)
    assert templates.get(EVA, "nl-intake").version == 2


def test_a_text_that_was_changed_elsewhere_is_not_written_over(templates):
    templates.save(EVA, WRITTEN)
    templates.save(BRAM, replace(WRITTEN, text="Bram's"), base_version=1)
    with pytest.raises(UserFault) as refusal:
        templates.save(EVA, replace(WRITTEN, text="Eva's"), base_version=1)
    assert refusal.value.code == "changed_elsewhere"
    with pytest.raises(UserFault) as refusal:
        templates.save(EVA, WRITTEN, base_version=0)
    assert refusal.value.code == "name_taken"
    assert templates.get(EVA, "nl-intake").written.text == "Bram's"


@pytest.mark.parametrize(
    ("change", "code", "word"),
    [
        ({"text": "a\n{{ candidate.nme }}"}, "unknown_field", "candidate.nme (line 2"),
        ({"text": "{{ candidate.nme }}"}, "unknown_field", "Do you mean candidate.first_name?"),
        ({"subject": "{{ contact.first_name }}"}, "unknown_field", "contact.first_name"),
        ({"html": "{{ cycler }}"}, "unknown_field", "cycler"),
        ({"text": "{% if %}"}, "template_syntax", "line 1"),
        ({"name": "../x"}, "bad_template", "cannot be a name"),
        ({"name": ""}, "bad_template", "cannot be a name"),
        ({"language": "Dutch"}, "bad_template", "no language"),
        ({"status_after": "happy"}, "bad_template", "no status"),
    ],
)
def test_what_cannot_be_is_refused_by_name(templates, change, code, word):
    with pytest.raises(UserFault) as refusal:
        templates.save(EVA, replace(WRITTEN, **change))
    assert refusal.value.code == code
    assert word in refusal.value.message
    assert templates.find(EVA) == ()


def test_a_further_column_of_the_agencys_own_is_a_field(templates, store):
    put(store, RecordKind.CANDIDATE, {"ref": "K-9", "last_name": "X", "notice_period": "1 month"})
    templates.save(EVA, replace(WRITTEN, text="{{ candidate.notice_period }}"))
    names = [field.name for field in templates.fields(EVA, TemplateKind.CANDIDATE)]
    assert names[0] == "candidate.first_name"
    assert {"candidate.notice_period", "vacancy.title", "company.city", "user.name", "today"} <= set(names)
    assert all(
        field.name.startswith(("contact.", "vacancy.", "company.", "user.", "agency.", "today"))
        for field in templates.fields(EVA, TemplateKind.VACANCY)
    )


def test_the_language_of_the_person_is_chosen_then_the_agencys(templates, store):
    for language in ("en", "fr", "nl"):
        templates.save(EVA, replace(WRITTEN, name=f"{language}-intake", language=language))
    with store.work(EVA) as work:
        put_agency(work, {"language": "nl"})
    chosen = [templates.choose(EVA, "intake", language).written.name for language in ("fr", "", "de")]
    assert chosen == ["fr-intake", "nl-intake", "nl-intake"]
    assert templates.choose(EVA, "en-intake", "nl").written.name == "en-intake"
    with pytest.raises(NotVisible):
        templates.choose(EVA, "nobody", "nl")


def test_a_folder_goes_in_and_out_the_same(templates, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    odd = 'a "quoted" \\ back\\n\t\r\x07 “…” \'\'\' """\nlast '
    files = (TemplateFile(filename='a "b".pdf', content_type="application/pdf", data=bytes(range(256))),)
    odd_one = replace(
        WRITTEN, name="odd one", text=odd, html=odd, subject=odd, title='"T"', files=files, confidential=True
    )
    (folder / "odd one.toml").write_text(build_toml(odd_one), encoding="utf-8", newline="")
    (folder / "notes.txt").write_text("not a template")
    (folder / "broken.toml").write_text("name = ")
    (folder / "latin.toml").write_bytes(b'name = "\xe9"')
    (folder / "bad-source.toml").write_text('language="nl"\nkind="candidate"\nsubject="x"\ntext="{% if %}"')
    (folder / "no-kind.toml").write_text('language="nl"\nsubject="x"\ntext="y"')
    (folder / "later.toml").write_text(
        'language="nl"\nkind="candidate"\nsubject="x"\ntext="{{ candidate.notice_period }}"'
    )
    (folder / "map.toml").mkdir()
    report = templates.import_folder(EVA, folder)
    assert report.added == ("later", "odd one")
    assert [name for name, _why in report.refused] == ["bad-source", "broken", "latin", "no-kind"]
    assert templates.get(EVA, "odd one").written == odd_one
    assert templates.import_folder(EVA, folder).updated == ()
    assert templates.export_folder(EVA, tmp_path / "out" / "deep") == ("later", "odd one")
    out = (tmp_path / "out" / "deep" / "odd one.toml").read_bytes()
    assert parse_template(out, "odd one") == odd_one


def test_a_folder_that_is_not_there_is_told(templates, tmp_path):
    with pytest.raises(UserFault):
        templates.import_folder(EVA, tmp_path / "nowhere")


def test_the_values_are_those_of_the_contract(templates, keys):
    source = "|".join(
        "{{ " + name + " }}"
        for name in (
            *("candidate.ref", "candidate.first_name", "candidate.email", "candidate.emails", "vacancy.ref"),
            *("vacancy.title", "vacancy.status", "company.name", "company.city", "user.name"),
        )
    )
    written = replace(WRITTEN, text=source, html="{{ company.name }}")
    to = (RecordKind.CANDIDATE, keys[RecordKind.CANDIDATE])
    given = templates.render(EVA, written, to=to, vacancy=keys[RecordKind.VACANCY])
    assert given.text == "K-2|Sanne|s@x.nl|s@x.nl;t@x.nl|V-1|Projectleider|open|Van Dijk & Zn|Utrecht|Eva"
    assert given.html == "Van Dijk &amp; Zn"
    assert templates.render(EVA, written, to=to).missing == (
        *("company.city", "company.name", "vacancy.ref", "vacancy.status", "vacancy.title"),
    )


def test_a_vacancys_template_goes_to_its_contact(templates, keys):
    written = replace(
        WRITTEN, kind=TemplateKind.VACANCY, subject="{{ vacancy.title }}", text="{{ contact.first_name }}", html=""
    )
    for to in ((RecordKind.VACANCY, keys[RecordKind.VACANCY]), (RecordKind.CONTACT, keys[RecordKind.CONTACT])):
        given = templates.render(EVA, written, to=to, vacancy=keys[RecordKind.VACANCY])
        assert (given.subject, given.text) == ("Projectleider", "Piet")
    contact = replace(written, kind=TemplateKind.CONTACT, subject="x", text="{{ company.name }}")
    assert templates.render(EVA, contact, to=(RecordKind.CONTACT, keys[RecordKind.CONTACT])).text == "Van Dijk & Zn"


def test_a_template_for_others_is_refused(templates, keys):
    with pytest.raises(UserFault) as refusal:
        templates.render(EVA, WRITTEN, to=(RecordKind.CONTACT, keys[RecordKind.CONTACT]))
    assert refusal.value.code == "wrong_kind"
    with pytest.raises(NotVisible):
        templates.render(EVA, WRITTEN, to=(RecordKind.CANDIDATE, RecordKey(999)))


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", "longer than 2 seconds"),
        ("{% raw %}{{ x }}{% endraw %}", "is left in the text"),
        ("{{ candidate.__class__.__mro__ }}", "missing"),
    ],
)
def test_a_template_that_cannot_be_used_is_told_in_one_sentence(templates, keys, source, words):
    to = (RecordKind.CANDIDATE, keys[RecordKind.CANDIDATE])
    written = replace(WRITTEN, text=source)
    if words == "missing":
        assert templates.render(EVA, written, to=to).missing == ("candidate.__class__.__mro__",)
        return
    with pytest.raises(UserFault) as refusal:
        templates.render(EVA, written, to=to)
    assert refusal.value.code == "template_refused"
    assert words in refusal.value.message


def test_the_starter_set_is_filled_in_once(templates, store):
    templates.save(EVA, replace(WRITTEN, name="nl-application-received", text="ours"))
    templates.fill_once(STARTERS)
    assert templates.get(EVA, "nl-application-received").written.text == "ours"
    assert templates.get(EVA, "en-application-received").changed_by == STARTER
    templates.remove(EVA, "en-application-received")
    templates.fill_once(STARTERS)
    assert "en-application-received" not in [one.written.name for one in templates.find(EVA)]


def test_the_starter_set_is_whole_in_both_languages():
    sets = {language: read_folder(STARTERS / language) for language in ("nl", "en")}
    groups = {}
    for language, (read, refused) in sets.items():
        assert refused == []
        assert all(one.language == language and one.title and one.html for one in read)
        groups[language] = {(one.group, one.kind, one.situation, one.status_after) for one in read}
    assert groups["nl"] == groups["en"]
    assert {situation for _group, _kind, situation, _status in groups["nl"]} == set(Situation)
    assert len(groups["nl"]) >= 12


@pytest.mark.parametrize("sparse", [False, True])
def test_each_starter_text_can_be_filled_in_for_a_full_file_and_a_sparse_one(templates, store, keys, sparse):
    sparse_ones = {
        kind: put(store, kind, {"ref": "X-1", "emails": f"{kind}@y.example", "title": "Kok"})
        for kind in (RecordKind.CANDIDATE, RecordKind.CONTACT, RecordKind.VACANCY)
    }
    paths = sorted(STARTERS.glob("*/*.toml"))
    assert len(paths) >= 24
    for path in paths:
        written = parse_template(path.read_bytes(), path.stem)
        kind = RecordKind.CANDIDATE if written.kind is TemplateKind.CANDIDATE else RecordKind.CONTACT
        about = (sparse_ones if sparse else keys)[RecordKind.VACANCY]
        vacancy = None if sparse and written.kind is not TemplateKind.VACANCY else about
        given = templates.render(EVA, written, to=(kind, (sparse_ones if sparse else keys)[kind]), vacancy=vacancy)
        assert given.missing == (), path.stem
        assert given.subject
        assert "Eva" in given.text
        assert "Eva" in given.html


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("candidate.name", "candidate.first_name"),
        ("candidate.frst_name", "candidate.first_name"),
        ("kandidaat.voornaam", "candidate.first_name"),
        ("candidate.achternaam", "candidate.last_name"),
        ("contact.first_name", "candidate.first_name"),
        ("vacancy.titel", "vacancy.title"),
        ("company.nme", "company.name"),
        ("candidate.notice_perod", "candidate.notice_period"),
        ("user.nam", "user.name"),
        ("todai", "today"),
        ("agency.nme", "agency.name"),
        ("qqq.zzz", None),
    ],
)
def test_the_nearest_field_is_found_by_name_word_or_label(wrong, meant):
    fields = fields_for(TemplateKind.CANDIDATE, ("notice_period",))
    nearest = nearest_field(wrong, fields)
    assert (nearest.name if nearest else None) == meant


def test_every_field_is_in_a_group_and_has_a_label_in_both_languages():
    for kind in TemplateKind:
        fields = fields_for(kind, ("notice_period",))
        assert {field.group for field in fields} == set(FieldGroup)
        assert all(field.english and field.dutch for field in fields)
        assert len({field.dutch for field in fields}) == len({field.english for field in fields}) == len(fields)


def test_a_new_name_takes_the_versions_along_and_a_name_that_was_used_is_refused(templates):
    templates.save(EVA, WRITTEN)
    templates.save(BRAM, replace(WRITTEN, name="nl-other"))
    templates.remove(EVA, "nl-other")
    renamed = templates.rename(EVA, "nl-intake", "nl-first talk")
    assert (renamed.written, renamed.version) == (replace(WRITTEN, name="nl-first talk"), 2)
    assert [one.version for one in templates.versions(EVA, "nl-first talk")] == [2, 1]
    assert templates.versions(EVA, "nl-intake") == ()
    for name, code in (("nl-other", "name_taken"), ("nl-first talk", "name_taken"), ("../x", "bad_template")):
        with pytest.raises(UserFault) as refusal:
            templates.rename(EVA, "nl-first talk", name)
        assert refusal.value.code == code
    assert templates.rename(EVA, "nl-first talk", "nl-intake").written == WRITTEN


def test_a_further_language_joins_the_group_and_gives_one_where_there_was_none(templates):
    templates.save(EVA, replace(WRITTEN, group=""))
    templates.save(
        EVA, replace(WRITTEN, name="en-intake", language="en", group="intake"), base_version=0, beside="nl-intake"
    )
    assert {(one.written.name, one.written.group) for one in templates.find(EVA)} == {
        ("nl-intake", "intake"),
        ("en-intake", "intake"),
    }
    assert templates.choose(EVA, "intake", "en").written.name == "en-intake"


def test_what_is_not_saved_is_kept_with_its_mistakes_until_it_is_saved_or_dropped(templates):
    half = TemplateDraft(written=replace(WRITTEN, text="{{ candidate."), base_version=1, beside="x")
    other = TemplateDraft(written=replace(WRITTEN, name="nl-b"))
    for draft in (half, other):
        templates.keep(EVA, draft)
    assert templates.drafts(EVA) == (other, half)
    assert templates.drafts(BRAM) == ()
    templates.drop(EVA, "nl-b")
    assert templates.find(EVA) == ()
    templates.save(EVA, WRITTEN)
    assert templates.drafts(EVA) == ()


def test_attachments_that_few_servers_take_are_refused(templates):
    large = TemplateFile(filename="film.mp4", content_type="video/mp4", data=bytes(20_000_001))
    with pytest.raises(UserFault) as refusal:
        templates.save(EVA, replace(WRITTEN, files=(large,)))
    assert refusal.value.code == "template_files_large"


def test_the_largest_attachments_still_go_out_and_in_as_a_file():
    large = TemplateFile(filename="film.mp4", content_type="video/mp4", data=bytes(20_000_000))
    written = replace(WRITTEN, files=(large,))
    assert parse_template(build_toml(written).encode(), "nl-intake") == written
