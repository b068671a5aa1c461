"""The page of a conversation and the names of attachments: pure rules."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.domain.view import BodyView, ConversationView
from carerix_desktop.gui.file_names import free_path, write_file
from carerix_desktop.gui.mailbox.page_html import (
    PageContent,
    PageLook,
    PageWords,
    build_page,
    fold_html,
    fold_text,
    own_part_names,
)
from tests.support.fake_services import FakeReading

FOLD = '<details class=quoted><summary title="Q">…</summary>'
WORDS = PageWords(
    to="to",
    cc="cc",
    to_me="me",
    quoted="Quoted text",
    earlier="Show earlier messages",
    attachments="Attachments:",
    not_read="could not be read",
    menu="More",
    when=lambda message: "today",
    short_when=lambda message: "now",
)


def page_of(view: ConversationView, bodies: dict[int, BodyView], *, hidden: int = 0) -> str:
    content = PageContent(
        view=view,
        bodies=bodies,
        plain=frozenset(),
        kinds={},
        own=frozenset({"eva@noorderlicht.example"}),
        initials=lambda name: name[:1],
        hidden_earlier=hidden,
    )
    return build_page(content, WORDS, PageLook(css=""))


def test_older_messages_fold_and_the_newest_is_open() -> None:
    view = FakeReading(size=5).conversation(MessageKey(5))
    page = page_of(view, {int(m.key): BodyView(html=None, text="Hoi", blocked_remote=0) for m in view.messages})
    assert page.count("<details class=old>") == 2
    assert page.count(">me<") == 0
    assert "to me" in page
    assert page.index("Graag nodig") < page.index("Leuk!") < page.rindex("sanne.devries@post.example")


def test_a_long_conversation_offers_what_came_earlier() -> None:
    view = FakeReading(size=5).conversation(MessageKey(5))
    page = page_of(view, {}, hidden=2)
    assert 'href="mail://act/earlier"' in page
    assert "Leuk!" not in page


@pytest.mark.parametrize("field", ["name", "subject", "preview"])
def test_nothing_that_mail_says_becomes_markup(field: str) -> None:
    evil = "<img src=x onerror=alert(1)>\"'&"
    view = FakeReading(size=5).conversation(MessageKey(5))
    message = view.messages[0]
    sender = replace(message.sender, name=evil) if field == "name" else message.sender
    changes = {} if field == "name" else {field: evil}
    first = replace(message, sender=sender, to=(sender,), **changes)  # type: ignore[arg-type]  # a text field by name
    page = page_of(replace(view, messages=(first, *view.messages[1:])), {})
    assert "<img" not in page


def test_the_page_forbids_everything_but_our_own_pictures_and_styles() -> None:
    page = page_of(FakeReading(size=5).conversation(MessageKey(5)), {})
    assert "default-src 'none'; img-src mail: data:; style-src 'unsafe-inline'" in page
    assert "<script" not in page


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Hi\n> old\n> older\nBye", f"Hi\n{FOLD}&gt; old\n&gt; older</details>\nBye"),
        ("Hi", "Hi"),
        ("Ja\nVan: Eva\nAan: Bo\nOnderwerp: x", f"Ja\n{FOLD}Van: Eva\nAan: Bo\nOnderwerp: x</details>"),
        ("> a", f"{FOLD}&gt; a</details>"),
        ("Ja\nOp ma 16 nov schreef Eva:\n> a", f"Ja\n{FOLD}Op ma 16 nov schreef Eva:\n&gt; a</details>"),
        ("", ""),
    ],
)
def test_quoted_lines_fold(text: str, folded: str) -> None:
    assert fold_text(text, "Q") == folded


def test_links_in_text_are_marked_and_end_where_the_sentence_does() -> None:
    said = fold_text("See https://a.example/x?y=1&z=2. Or mail eva@b.example, please.", "Q")
    assert '<a href="https://a.example/x?y=1&amp;z=2">' in said
    assert '<a href="mailto:eva@b.example">eva@b.example</a>, please.' in said


@pytest.mark.parametrize(
    ("html", "folds"),
    [
        ("<p>a</p><blockquote>b<blockquote>c</blockquote></blockquote>", 1),
        ("<blockquote>b</blockquote><p>x</p><blockquote>c</blockquote>", 2),
        ("<blockquote>never closed", 0),
        ("</blockquote></blockquote><p>a</p>", 0),
        ("<blockquote>" * 3000, 0),
    ],
)
def test_outermost_quotes_fold_and_broken_ones_are_left_alone(html: str, folds: int) -> None:
    assert fold_html(html, "Q").count("<details") == folds


def test_the_line_that_introduces_a_quote_folds_with_it() -> None:
    said = "<div>Op ma 16 nov schreef Eva &lt;<a href='mailto:e@x'>e@x</a>&gt;:<br></div>"
    text = f"<p>Hi</p>{said}<blockquote>b</blockquote>"
    folded = fold_html(text, "Q")
    assert folded.startswith("<p>Hi</p><details")
    assert folded.index("<details") < folded.index("schreef") < folded.index("<blockquote>")
    assert "schreef" not in fold_html("<p>Zij schreef veel</p><blockquote>b</blockquote>", "Q").split("<details")[1]


def test_hosts_of_digits_are_named_so_that_they_are_no_addresses() -> None:
    assert own_part_names('<img src="mail://17/2.1"><a href="https://17/">') == (
        '<img src="mail://k17/2.1"><a href="https://17/">'
    )


def test_saving_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("mine")
    first = free_path(tmp_path, "a.txt", set())
    second = free_path(tmp_path, "a.txt", {first})
    assert (first.name, second.name) == ("a (2).txt", "a (3).txt")
    write_file(first, b"theirs")
    assert first.stat().st_mode & 0o077 == 0
    assert (tmp_path / "a.txt").read_text() == "mine"
