"""What is typed into the search box."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carerix_desktop.domain.search_query import MAX_TERMS, SearchQuery, parse_query, split_finished

NOW = datetime(2024, 5, 15, 12, 0, tzinfo=UTC)


def day(year: int, month: int, date: int) -> datetime:
    return datetime(year, month, date, tzinfo=UTC)


def read(text: str) -> SearchQuery:
    return parse_query(text, now=NOW, zone=UTC)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", SearchQuery()),
        ("java developer", SearchQuery(words=("java", "developer"))),
        ('"per direct" java', SearchQuery(words=("java",), phrases=("per direct",))),
        ("“per direct”", SearchQuery(phrases=("per direct",))),
        ("java -junior", SearchQuery(words=("java",), excluded=("junior",))),
        ('-"geen ervaring"', SearchQuery(excluded=("geen ervaring",))),
        ("from:jan", SearchQuery(from_=("jan",))),
        ('van:"Jan Jansen"', SearchQuery(from_=("Jan Jansen",))),
        ("to:anna aan:piet", SearchQuery(to=("anna", "piet"))),
        ("SUBJECT:cv onderwerp:cv", SearchQuery(subject=("cv",))),
        ("in:inbox", SearchQuery(folder=("inbox",))),
        ("in:prullenbak", SearchQuery(folder=("trash",))),
        ("in:Klanten", SearchQuery(folder=("Klanten",))),
        ("has:attachment", SearchQuery(has_attachment=True)),
        ("heeft:bijlage", SearchQuery(has_attachment=True)),
        ("-heeft:bijlage", SearchQuery(has_attachment=False)),
        ("is:unread", SearchQuery(unread=True)),
        ("is:ongelezen", SearchQuery(unread=True)),
        ("is:gelezen", SearchQuery(unread=False)),
        ("-is:unread", SearchQuery(unread=False)),
        ("is:starred", SearchQuery(flagged=True)),
        ("is:vertrouwelijk", SearchQuery(confidential=True)),
        ("-is:confidential", SearchQuery(confidential=False)),
        ("candidate:sanne kandidaat:daan", SearchQuery(candidate=("sanne", "daan"))),
        ("contact:x company:y bedrijf:z", SearchQuery(contact=("x",), company=("y", "z"))),
        ("vacancy:V-2041 #2417", SearchQuery(vacancy=("V-2041", "2417"))),
        ("before:2024-05-01", SearchQuery(before=day(2024, 5, 1))),
        ("voor:1-5-2024", SearchQuery(before=day(2024, 5, 1))),
        ("after:2024", SearchQuery(after=day(2024, 1, 1))),
        ("na:2024-03", SearchQuery(after=day(2024, 3, 1))),
        ("na:gisteren", SearchQuery(after=day(2024, 5, 14))),
        ("after:today", SearchQuery(after=day(2024, 5, 15))),
        ("after:2w", SearchQuery(after=day(2024, 5, 1))),
        ("before:2024-02-01 before:2024-01-01", SearchQuery(before=day(2024, 1, 1))),
        ("after:2024-02-01 after:2024-01-01", SearchQuery(after=day(2024, 2, 1))),
    ],
)
def test_operators_in_both_languages(text, query):
    assert read(text) == query


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("before:2024-13-45", ("before:2024-13-45",)),
        ("after:soon", ("after:soon",)),
        ("is:purple", ("is:purple",)),
        ("http://x.nl/a", ("http://x.nl/a",)),
        ("before:99999d", ("before:99999d",)),
        ("naam:jan", ("naam:jan",)),
    ],
)
def test_what_makes_no_sense_as_an_operator_is_taken_as_words(text, words):
    assert read(text) == SearchQuery(words=words)


@pytest.mark.parametrize("text", ["from:", "is:", '"', '""', 'from:""', "-from:", "in:"])
def test_an_operator_that_is_still_being_typed_asks_for_nothing(text):
    assert read(text) == SearchQuery()


def test_days_begin_where_one_is():
    query = parse_query("after:2024-07-01", now=NOW, zone=ZoneInfo("Europe/Amsterdam"))
    assert query.after == datetime(2024, 6, 30, 22, 0, tzinfo=UTC)


def test_a_query_is_bounded():
    assert len(read(" ".join(f"w{n}" for n in range(500))).words) == MAX_TERMS


@given(st.text(alphabet=st.sampled_from('ab:"-# \n\x00é\ud800“”(*)fromisbefore0129.'), max_size=200))
def test_any_input_is_a_query(text):
    query = read(text)
    for value in (*query.words, *query.phrases, *query.excluded, *query.from_):
        value.encode()
        assert "\x00" not in value


@given(st.text(max_size=100))
def test_any_text_is_a_query_on_this_machine_too(text):
    assert isinstance(parse_query(text), SearchQuery)


@pytest.mark.parametrize(
    ("typed", "finished", "rest"),
    [
        ("", (), ""),
        ("from:sanne", (), "from:sanne"),
        ("from:sanne ", ("from:sanne",), ""),
        ("van:sanne contract", ("van:sanne",), "contract"),
        ('from:"Marieke Postma', (), 'from:"Marieke Postma'),
        ('from:"Marieke Postma" x', ('from:"Marieke Postma"',), "x"),
        ("from: sanne", (), "from: sanne"),
        ("has:attachment is:ongelezen cv", ("has:attachment", "is:ongelezen"), "cv"),
        ("cv has:attachment more", ("has:attachment",), "cv more"),
        ("#2417 java", ("#2417",), "java"),
        ("after:2026-10-01 ", ("after:2026-10-01",), ""),
        ("after:nonsense ", (), "after:nonsense "),
        ("http://x.example ", (), "http://x.example "),
        ("is:purple ", (), "is:purple "),
        ("-word ", (), "-word "),
    ],
)
def test_finished_operators_are_told_from_words(typed: str, finished: tuple[str, ...], rest: str) -> None:
    assert split_finished(typed) == (finished, rest)
