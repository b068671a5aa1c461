"""HTML to words for the index."""

import time

import pytest

from carerix_desktop.parse.html_text import text_of_html


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Hallo <b>Jan</b>,</p><p>tot morgen</p>", "Hallo Jan,\ntot morgen"),
        ("a<br>b<BR/>c", "a\nb\nc"),
        ("caf&eacute; &amp; bar&nbsp;x", "café & bar x"),
        ("<head><title>no</title><style>p {}</style></head><body>yes</body>", "yes"),
        ("a<script>alert('<b>')</script>b", "ab"),
        ("a<!-- <p>no</p> -->b", "ab"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("a < b en c > d", "a < b en c > d"),
        ("open <b", "open"),
        ("<style>unclosed", ""),
        ("regel\neen\r\ntwee", "regel een twee"),
        ("&#xD800;&#0;x", "\ufffd\ufffdx"),
        ("", ""),
    ],
)
def test_words_and_lines(html, text):
    assert text_of_html(html) == text


def test_letters_that_grow_when_lowered_shift_nothing():
    assert text_of_html("İİİ<style>x</style>ja<STYLE>y</STYLE>!") == "İİİja!"


@pytest.mark.parametrize(
    "piece", ["<", "<div>", "<style>", "<!--", "<b id=1><p>", "&lt;", "&", " \n", '<a title="', "<!-- -"]
)
def test_two_megabytes_of_one_thing_take_linear_time(piece):
    started = time.process_time()
    text_of_html(piece * (2_000_000 // len(piece)))
    assert time.process_time() - started < 4
