"""HTML as text for a person."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carerix_desktop.parse.reading_text import MAX_HTML_CHARS, reading_text
from tests.unit.parse.hostile_html import VECTORS


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Beste <b>Jan</b>,</p><p>tot morgen</p>", "Beste Jan,\n\ntot morgen"),
        ("een<br>twee", "een\ntwee"),
        ('<a href="https://x.nl/a">hier</a>', "[hier](https://x.nl/a)"),
        ("<ul><li>a<li>b</ul>", "* a\n  * b"),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "a b\nc"),
        ("<style>p {}</style><script>x</script><p>ja", "ja"),
        ("<blockquote>oud</blockquote>nieuw", "> oud\n\nnieuw"),
        ("caf&eacute; &amp; bar", "café & bar"),
        ("", ""),
    ],
)
def test_a_person_can_read_it(html, text):
    assert reading_text(html) == text


@pytest.mark.parametrize("vector", VECTORS)
def test_no_vector_stops_it(vector):
    assert "javascript:" not in reading_text(vector)


@pytest.mark.parametrize(
    "piece", ["<", "<div>", "<b id=1><p>", "&", "<blockquote>", "<table><tr><td>", "<pre>", "x &amp; y ", "<ol><li>"]
)
@pytest.mark.parametrize("size", [MAX_HTML_CHARS - 100, 2_000_000])
def test_hostile_html_takes_bounded_time(piece, size):
    started = time.process_time()
    reading_text(piece * (size // len(piece)))
    assert time.process_time() - started < 4


MIXTURE = [
    *(
        "<p>",
        "</p>",
        "<ul>",
        "<li>",
        "<ol start=-1>",
        "<ol start=x>",
        "<a href='http://x'>",
        "</a>",
        "<pre>",
        "<dl><dd>",
    ),
    *(
        "<blockquote>",
        "<table>",
        "<td>",
        "<h1>",
        "<q>",
        "<sup>",
        "<del>",
        "<code>",
        "x",
        " ",
        "&#0;",
        "<![if x]>",
        "\n",
    ),
]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(MIXTURE), max_size=40))
def test_no_mixture_stops_it(pieces):
    reading_text("".join(pieces))
