"""The starter set as a recruiter reads it: whole, one tone, the same in both languages, nothing left to fill in."""

import re

import pytest

from carerix_desktop.compose.fields import fields_of
from carerix_desktop.host.profile import resources_directory
from carerix_desktop.services.template_fields import fields_for
from carerix_desktop.services.template_files import html_from_text, parts_of, read_folder

STARTERS = resources_directory() / "templates"
TEXTS = {language: {one.group: one for one in read_folder(STARTERS / language)[0]} for language in ("nl", "en")}
PAIRS = sorted(TEXTS["nl"])
GROUPS = {
    *("application-received", "first-interview-invitation", "client-interview-invitation", "rejection-after-cv"),
    *("rejection-after-interview", "no-fit-now", "candidate-presentation", "candidate-follow-up", "client-follow-up"),
    *("placement-congratulations", "birthday-wishes", "request-cv", "consent-to-keep-data"),
}
LEFT_OPEN = re.compile(r"[\[\]<>]|\bX{2,}\b|\.\.\.|…|(?i:lorem|todo)|_{3,}")
FORMAL = re.compile(r"\b(u|uw|uzelf)\b", re.IGNORECASE)


def paragraphs(text: str) -> list[str]:
    return [one for one in text.strip().split("\n\n") if one]


def test_every_occasion_is_there_in_both_languages():
    assert set(TEXTS["nl"]) == set(TEXTS["en"]) == GROUPS


@pytest.mark.parametrize("group", PAIRS)
def test_both_languages_say_the_same_for_the_same_occasion(group):
    dutch, english = (TEXTS[language][group] for language in ("nl", "en"))
    assert (dutch.kind, dutch.situation, dutch.status_after, dutch.confidential, dutch.files) == (
        *(english.kind, english.situation, english.status_after, english.confidential, english.files),
    )
    assert len(paragraphs(dutch.text)) == len(paragraphs(english.text))
    for part in ("subject", "text"):
        names = [sorted({use.name for use in fields_of(parts_of(one)[part]).fields}) for one in (dutch, english)]
        assert names[0] == names[1], part


@pytest.mark.parametrize("group", PAIRS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_text_is_ready_to_be_sent(language, group):
    one = TEXTS[language][group]
    known = {field.name for field in fields_for(one.kind, ())}
    for source in parts_of(one).values():
        assert {use.name for use in fields_of(source).fields} <= known
    assert not LEFT_OPEN.search(f"{one.subject}\n{one.text}")
    assert one.html == html_from_text(one.text)
    assert one.text.strip().endswith("{{ user.name }}")
    assert paragraphs(one.text)[0].startswith(("Beste {{", "Dear {{"))
    assert len(one.subject) < 120
    assert one.title


@pytest.mark.parametrize("group", PAIRS)
def test_the_dutch_is_je_throughout(group):
    one = TEXTS["nl"][group]
    assert not FORMAL.search(f"{one.subject}\n{one.text}")
