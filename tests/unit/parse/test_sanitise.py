"""HTML of mail comes out harmless (S-01, S-03), readable, and in time (R-27)."""

import re
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.parse.css import filter_style
from carerix_desktop.parse.html_tokens import Close, Open, Text, tokenise
from carerix_desktop.parse.sanitise import MAX_DEPTH, MAX_REMOTE, TAGS, Sanitised, sanitise_html
from tests.unit.parse.hostile_html import REMOTE_HOST, VECTORS

KEY = MessageKey(5)
CIDS = {"logo@x": "1.2", "odd id": "3"}
ATTRIBUTES = {
    *(
        "href",
        "src",
        "background",
        "style",
        "title",
        "alt",
        "align",
        "valign",
        "dir",
        "lang",
        "type",
        "bgcolor",
        "color",
    ),
    *("face", "size", "width", "height", "border", "cellpadding", "cellspacing", "colspan", "rowspan", "span", "start"),
    *("hspace", "vspace", "nowrap"),
}
OURS = re.compile(r"mail://5/(?:remote/\d+|[\d.]+)$")


def clean(html: str, *, remote: bool = False) -> Sanitised:
    return sanitise_html(html, key=KEY, cids=CIDS, allow_remote=remote)


class Inspector(HTMLParser):
    """Collects every tag and attribute of what came out, and checks each."""

    def handle_starttag(self, tag, attrs):
        assert tag in TAGS
        for name, value in attrs:
            value = value or ""
            assert name in ATTRIBUTES
            if name in ("src", "background"):
                assert OURS.match(value) or re.match(r"data:image/(png|jpe?g|gif|webp|bmp);base64,", value)
            if name == "href":
                assert tag == "a"
                assert re.match(r"(https?://[^/]|mailto:|tel:)", value, re.IGNORECASE)
            if name == "style":
                assert not re.search(r"url|expression|position|@|\\|/\*|image|var\(|://", value, re.IGNORECASE)

    def handle_comment(self, data):
        raise AssertionError(data)

    def handle_decl(self, decl):
        raise AssertionError(decl)


def inspect(html: str) -> None:
    inspector = Inspector(convert_charrefs=True)
    inspector.feed(html)
    inspector.close()


def loads_remotely(html: str) -> bool:
    tags = re.findall(r"<[^>]*>", re.sub(r'\bhref="[^"]*"', "", html))
    return any(REMOTE_HOST in tag for tag in tags)


@pytest.mark.parametrize("consent", [False, True], ids=["blocked", "consent"])
@pytest.mark.parametrize("vector", VECTORS)
def test_no_vector_leaves_anything_active_or_remote(vector, consent):
    for html in (vector, f"<div>{vector}</div>", f"<table><tr><td>{vector}", vector.upper()):
        result = clean(html, remote=consent)
        inspect(result.html)
        assert not loads_remotely(result.html)
        assert clean(result.html).html == re.sub(r' (?:src|background)="mail:[^"]*"', "", result.html)


def test_there_are_enough_vectors():
    assert len(set(VECTORS)) == len(VECTORS) >= 60


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Hallo <b>Jan</b></p>", "<p>Hallo <b>Jan</b></p>"),
        ("<p>a<p>b", "<p>a</p><p>b</p>"),
        ("<p>a<div>b</div>", "<p>a</p><div>b</div>"),
        ("<ul><li>a<li>b<ul><li>c</ul></ul>d", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>d"),
        (
            "<table><tr><td>x<td>y<tr><td>z</table>",
            "<table><tbody><tr><td>x</td><td>y</td></tr><tr><td>z</td></tr></tbody></table>",
        ),
        (
            "<table><tr><td><p>a<table><tr><td>b</table><p>c</table>",
            "<table><tbody><tr><td><p>a</p><table><tbody><tr><td>b</td></tr></tbody></table><p>c</p></td></tr></tbody></table>",
        ),
        ('<p class="MsoNormal" style="color:red">x', '<p style="margin: 0; color: red">x</p>'),
        ("<b><i>x</b>y</i>", "<b><i>x</i></b>y"),
        ("</div></b>x", "x"),
        ("a<br>b<hr>c", "a<br>b<hr>c"),
        ("a < b &amp; c", "a &lt; b &amp; c"),
        ("<o:p>&nbsp;</o:p>x", "&nbsp;x"),
        ("<html><head><title>t</title></head><body>x</body></html>", "x"),
        (
            '<font color="#ff0000" face="Arial, sans-serif" size="+1">x</font>',
            '<font color="#ff0000" face="Arial, sans-serif" size="+1">x</font>',
        ),
        (
            '<a href="https://x.nl/?a=1&amp;b=2">x</a>',
            '<a href="https://x.nl/?a=1&amp;b=2">x</a>',
        ),
        ('<a href="mailto:a@b.nl">x</a>', '<a href="mailto:a@b.nl">x</a>'),
        ('<a href="tel:+31201234567">x</a>', '<a href="tel:+31201234567">x</a>'),
        (
            '<img src="cid:logo@x" width="10" height="5%" alt="l">',
            '<img src="mail://5/1.2" width="10" height="5%" alt="l">',
        ),
        ('<img src="CID:<logo@x>">', '<img src="mail://5/1.2">'),
        ('<img src="cid:odd%20id">', '<img src="mail://5/3">'),
        ('<img src="cid:nobody">', "<img>"),
        ('<img src="data:image/png;base64,AA\n AA">', '<img src="data:image/png;base64,AAAA">'),
        ('<td width="1e9">x', "x"),
        ("", ""),
    ],
)
def test_ordinary_mail_keeps_its_looks(html, expected):
    assert clean(html).html == expected


@pytest.mark.parametrize(
    ("style", "kept"),
    [
        ("color: red", "color: red"),
        ("COLOR:RED;;", "color: RED"),
        (
            'margin:0cm;font-size:11.0pt;font-family:"Calibri",sans-serif',
            'margin: 0cm; font-size: 11.0pt; font-family: "Calibri",sans-serif',
        ),
        ("color: rgb(1, 2, 3) !important", "color: rgb(1, 2, 3) !important"),
        (
            "border-left:solid blue 1.5pt;padding:0cm 0cm 0cm 4.0pt",
            "border-left: solid blue 1.5pt; padding: 0cm 0cm 0cm 4.0pt",
        ),
        ("display:none", "display: none"),
        ("display:flex", ""),
        ("letter-spacing:-1px", "letter-spacing: -1px"),
        ("margin-left:-1px", ""),
        ("text-indent:-9999px", ""),
        ("width:calc(100% + 1px)", ""),
        ("mso-fareast-language:NL", ""),
        ("position:absolute;color:red", "color: red"),
        ("background:#fff url(x)", ""),
        ("background:#fff", "background: #fff"),
        ("color:red\\;", ""),
        ('font-family:"open', ""),
        ("color", ""),
        ("", ""),
    ],
)
def test_style_keeps_only_what_stays_in_its_box(style, kept):
    assert filter_style(style) == kept


def test_remote_images_are_counted_once_each_and_taken_out():
    html = '<img src="https://x.nl/a.png"><img src="https://x.nl/a.png"><img src="http://y.nl/b.gif">'
    result = clean(html)
    assert result == Sanitised(html="<img><img><img>", blocked_remote=2, remote=())


def test_with_consent_remote_images_come_through_us():
    cell = '<td background="http://y.nl/b.gif"><img src="https://x.nl/a.png"><img src="ftp://z.nl/c">'
    result = clean(f'<img src="https://x.nl/a.png"><table><tr>{cell}', remote=True)
    assert result.remote == ("https://x.nl/a.png", "http://y.nl/b.gif")
    assert result.blocked_remote == 0
    assert re.findall(r"mail://5/remote/(\d)", result.html) == ["0", "1", "0"]


def test_the_number_of_remote_images_is_bounded():
    html = "".join(f'<img src="https://x.nl/{n}.png">' for n in range(2 * MAX_REMOTE))
    assert clean(html).blocked_remote == MAX_REMOTE


def depth(html: str) -> int:
    deepest = level = 0
    for token in tokenise(html):
        if isinstance(token, Open) and token.name not in ("br", "hr", "img", "wbr", "col"):
            level += 1
        elif isinstance(token, Close):
            level -= 1
        deepest = max(deepest, level)
    assert level == 0
    return deepest


@pytest.mark.parametrize(
    "piece", ["<div>", "<b id=1>", "<table><tr><td>", "<blockquote><p>", "<ul><li>", "<font>", "<a>"]
)
def test_however_deep_it_nests_the_outcome_does_not(piece):
    assert depth(clean(piece * 5_000 + "x").html) <= MAX_DEPTH * 3 // 2  # nh3 adds the tbody that a table implies


@pytest.mark.parametrize(
    "piece",
    ["<", "&", "<div>", "<b id=1><p>", "<!--", "<style>", "<head>", '<a title="', "<p>x", "<td>x", "</b>",
     "<p style='color:red'>", "x &amp; y ", "<p " + "a=1 " * 500 + ">", "<svg>", "<a href='"],
)  # fmt: skip
def test_two_megabytes_of_one_thing_take_bounded_time(piece):
    started = time.process_time()
    clean(piece * (2_000_000 // len(piece)))
    assert time.process_time() - started < 6


MIXTURE = [
    *"<>/='\"&;- \n\x00",
    *("<!--", "-->", "<svg>", "<math>", "<style>", "</style>", "<img src=", "onerror=", "<a href=", "javascript:"),
    *("style=", "url(", "<table>", "<td>", "<p>", "</p>", "&lt;", "cid:logo@x", "http://evil.example/x", "<title>"),
    *("<mtext>", "<b>"),
]


@settings(max_examples=150)
@given(
    st.lists(st.sampled_from(MIXTURE), max_size=60),
)
def test_no_mixture_gets_through(pieces):
    for consent in (False, True):
        result = clean("".join(pieces), remote=consent)
        inspect(result.html)
        assert not loads_remotely(result.html)


@given(st.text(max_size=200))
def test_any_text_can_be_read_as_html(text):
    inspect(clean(text).html)
    assert all(isinstance(token, Text | Open | Close) for token in tokenise(text))
