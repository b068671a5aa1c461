"""Filling in a template: what is missing is collected, values are text, and nothing but fields can be reached."""

from typing import Any

import pytest

from carerix_desktop.compose.fields import fields_of
from carerix_desktop.compose.render import PARTS, WORK, prepare
from carerix_desktop.host.limited import Limited, Limits, Over

SANNE: dict[str, Any] = {
    "candidate": {"first_name": "Sanne", "city": "", "notes": "{{ vacancy.title }} & <b>{% x %}</b>", "own car": "yes"},
    "user": {"name": "Eva"},
    "today": "27 november 2026",
}


def render(source: str, part: str = "text", values: dict[str, Any] = SANNE) -> dict:
    return prepare({part: source})(values)


def text_of(source: str) -> str:
    answer = render(source)
    assert answer["refused"] == ""
    assert answer["missing"] == []
    return answer["text"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Beste {{ candidate.first_name }}, {{ today }}", "Beste Sanne, 27 november 2026"),
        ("{{ candidate['own car'] }}", "yes"),
        ("{{ candidate.city | default('your city') }}", "your city"),
        ("{{ vacancy.title | default('the job') }}", "the job"),
        ("{{ vacancy | default('the job') }}", "the job"),
        ("{{ candidate.city or 'your city' }}", "your city"),
        ("{% if candidate.city %}in {{ candidate.city }}{% else %}anywhere{% endif %}", "anywhere"),
        ("{% if candidate.city is defined %}a{% else %}b{% endif %}", "b"),
        ("{% if candidate.first_name == 'Sanne' %}a{% endif %}", "a"),
        ("{% if candidate.city == 'Utrecht' %}a{% endif %}", ""),
        ("{{ candidate.notes }}", "{{ vacancy.title }} & <b>{% x %}</b>"),
        ("{{ candidate.notes | upper }}", "{{ VACANCY.TITLE }} & <B>{% X %}</B>"),
        ("{% for n in range(3) %}{{ loop.index }}{% endfor %}", "123"),
        ("{% macro hi(n) %}Hi {{ n }}{% endmacro %}{{ hi(candidate.first_name) }}", "Hi Sanne"),
        ("{{ candidate.first_name ~ '!' }}{{ 'a' * 3 }}{{ 7 % 4 }}", "Sanne!aaa3"),
        ("{{ candidate.first_name[0] }}", "S"),
    ],
)
def test_a_text_is_filled_in(source, expected):
    assert text_of(source) == expected


@pytest.mark.parametrize(
    ("source", "missing"),
    [
        ("{{ candidate.notice_period }} {{ candidate.city }}", ["candidate.city", "candidate.notice_period"]),
        ("{{ vacancy.title }}", ["vacancy.title"]),
        ("{{ vacancy['title'] }}", ["vacancy.title"]),
        ("{{ a.b.c }} {{ nobody }}", ["a.b.c", "nobody"]),
        ("{{ candidate }}", ["candidate"]),
        ("{{ candidate.city | upper }}", ["candidate.city"]),
        ("{{ candidate.city ~ '' }}", ["candidate.city"]),
        ("{{ 'in ' + candidate.city }}", ["candidate.city"]),
        ("{% for c in candidate.city %}{{ c }}{% endfor %}", ["candidate.city"]),
        ("{{ candidate.city | length }}", ["candidate.city"]),
        ("{{ candidate.city | default(candidate.town) }}", ["candidate.town"]),
        ("{{ 2 * candidate.salary }}{{ candidate.age + 1 }}", ["candidate.age", "candidate.salary"]),
    ],
)
@pytest.mark.parametrize("part", PARTS)
def test_all_that_is_missing_is_named_at_once(source, missing, part):
    answer = render(source, part)
    assert answer["missing"] == missing
    assert answer["refused"] == ""


def test_a_value_of_blanks_is_missing():
    assert render("{{ candidate.city }}", values={"candidate": {"city": " \n"}})["missing"] == ["candidate.city"]


def test_values_are_escaped_in_html_alone():
    answer = prepare(dict.fromkeys(PARTS, "{{ candidate.notes }}"))(SANNE)
    assert answer["html"] == "{{ vacancy.title }} &amp; &lt;b&gt;{% x %}&lt;/b&gt;"
    assert answer["subject"] == answer["text"] == SANNE["candidate"]["notes"]


def test_a_subject_is_one_line():
    values = {"candidate": {"first_name": "a\r\nBcc: x@y.example\u2028b\x85c\x00"}}
    assert render("Hi\n{{ candidate.first_name }} ", "subject", values)["subject"] == "Hi a Bcc: x@y.example b c"


@pytest.mark.parametrize(
    "source",
    [
        "{{ '{' }}{ candidate.first_name }}",
        "{ candidate.first_name }}",
        "{% raw %}{{ candidate.first_name }}{% endraw %}",
        "{{ '{{ x }}' }}",
        "{% raw %}{% if %}{% endraw %}",
        "{{ '{' ~ '#' }}",
    ],
)
def test_marks_of_its_own_that_are_left_are_refused(source):
    answer = render(source)
    assert "is left in the text" in answer["refused"]
    assert answer["text"] == ""


def test_braces_of_a_style_sheet_are_no_marks():
    source = "<style>@media screen{p{color:red}}</style><p>x</p>"
    assert render(source, "html")["html"] == source


ATTACKS = {
    "class": "{{ candidate.__class__ }}{{ candidate.first_name.__class__ }}",
    "mro": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "mro by item": "{{ ''['__class__'] }}",
    "attr filter": "{{ ''|attr('__class__') }}",
    "map attribute": "{{ [candidate]|map(attribute='__class__')|list }}",
    "format string": "{{ '{0.__class__}'.format(candidate) }}",
    "format filter": "{{ '%s'|format(candidate) }}",
    "percent": "{{ '%1000000000d' % 1 }}",
    "cycler": "{{ cycler.__init__.__globals__ }}",
    "cycler call": "{{ cycler('a').next() }}",
    "joiner": "{{ joiner()() }}",
    "namespace": "{% set n = namespace(a=1) %}{{ n.a }}",
    "lipsum": "{{ lipsum(10) }}",
    "dict": "{{ dict(a=1).items() }}",
    "self": "{{ self.__init__ }}",
    "method": "{{ candidate.first_name.upper() }}",
    "fields": "{{ candidate._values }}{{ candidate.part('x') }}",
    "undefined": "{{ nobody.__init__.__globals__ }}{{ nobody() }}",
    "macro parts": "{% macro m() %}{% endmacro %}{{ m.name }}",
    "loop parts": "{% for n in [1] %}{{ loop.__class__ }}{% endfor %}",
    "loop cycle": "{% for n in [1] %}{{ loop.cycle(1, 2) }}{% endfor %}",
    "include": "{% include '/etc/passwd' %}",
    "import": "{% import 'x' as y %}",
    "extends": "{% extends 'x' %}",
    "range": "{{ range(10**9)|list }}",
    "repeat": "{{ 'a' * 10**9 }}",
    "repeat nested": "{{ ('a' * 9999) * 9999 * 9999 }}",
    "power": "{{ 10**10**10 }}",
    "recursion": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "nested": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "safe filter": "{{ candidate.notes|safe }}",
    "no filter": "{{ candidate.notes|nonsense }}",
    "zero": "{{ 1 / 0 }}",
    "add": "{{ 1 + 'a' }}",
    "syntax": "a\n{{ candidate.",
    "unclosed": "{% if candidate %}",
    "loop": "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "replace": "{{ 'aaaaaaaaaa'" + "|replace('a','aaaaaaaaaa')" * 12 + " }}",
    "fill": "{% for a in range(99999) %}{{ 'a' * 9999 }}{% endfor %}",
}


@pytest.fixture(scope="module")
def limited():
    one = Limited(Limits(seconds=0.5))
    yield one
    one.close()


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_gets_nothing(limited, name):
    outcome = limited.run(WORK, {"html": ATTACKS[name]}, [SANNE])[0]
    if outcome.over is None:
        answer = outcome.value
        assert answer["refused"] or answer["missing"], answer
        assert "class" not in answer["html"]
        assert "\n" not in answer["refused"]
    else:
        assert outcome.over in {Over.TIME, Over.MEMORY, Over.OUTPUT}


def test_a_thousand_merges_come_back_in_order_each_with_its_own_values(limited):
    people = [{"candidate": {"first_name": f"N{n}", "notes": f"<{n}>"}} for n in range(1000)]
    sources = {"subject": "Hi {{ candidate.first_name }}", "html": "<p>{{ candidate.notes }}</p>"}
    outcomes = limited.run(WORK, sources, people)
    assert [one.value["subject"] for one in outcomes] == [f"Hi N{n}" for n in range(1000)]
    assert [one.value["html"] for one in outcomes] == [f"<p>&lt;{n}&gt;</p>" for n in range(1000)]


@pytest.mark.parametrize(
    ("source", "fields"),
    [
        (
            "{{ candidate.city }}\n{{ vacancy['title'] }} {{ today }}",
            {"candidate.city": 1, "vacancy.title": 2, "today": 2},
        ),
        (
            "{% set x = candidate.a %}{{ x }}{% for y in range(2) %}{{ y }}{{ loop.index }}{% endfor %}",
            {"candidate.a": 1},
        ),
        ("{% if a.b and c.d|default('x') %}{% endif %}", {"a.b": 1, "c.d": 1}),
        ("{% macro m(p) %}{{ p }}{% endmacro %}{{ m(user.name) }}", {"user.name": 1}),
        ("{{ cycler('a') }}", {"cycler": 1}),
        ("no field", {}),
    ],
)
def test_the_fields_of_a_source_are_listed_with_their_lines(source, fields):
    report = fields_of(source)
    assert report.mistake == ""
    assert {use.name: use.line for use in report.fields} == fields


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("a\n{{ candidate.", 2),
        ("a\nb\n{% if x %}", 3),
        ("{{ x | nonsense }}", 1),
        ("\n{% include 'x' %}", 2),
        ("{% if x is nonsense %}{% endif %}", 1),
        (ATTACKS["nested"], 1),
    ],
)
def test_a_mistake_in_a_source_is_told_with_its_line(source, line):
    report = fields_of(source)
    assert (report.line, report.fields) == (line, ())
    assert report.mistake
