"""The page of a conversation: one HTML document without scripts, from plain values. Pure.

RELIABILITY.md S-01…S-05: everything that mail says is escaped here, or was sanitised by `parse.sanitise`; each body
sits in a box of its own that contains its layout. Older messages and quoted text fold by `<details>`. Every address in
the page is under the scheme `mail:`; links out are asked about by the window.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from carerix_desktop.domain.message import Address
from carerix_desktop.domain.view import BodyView, ConversationView, Direction, MessageView
from carerix_desktop.parse.quoting import split_text

CSP = "default-src 'none'; img-src mail: data:; style-src 'unsafe-inline'"
_LINK = re.compile(r"(https?://[^\s<>\"']{3,2000}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})")
_QUOTE_TAG = re.compile(r"<(/?)blockquote\b[^>]*>", re.IGNORECASE)
_PART = re.compile(r"""((?:src|href|background)=["'])mail://(\d+)/""")
_DESIGNED = re.compile(r"<table|bgcolor|background|color\s*:", re.IGNORECASE)
_SAID = re.compile(r"\b(schreef|wrote|schrieb|a écrit|escribió|ha scritto)\b", re.IGNORECASE)
_NEVER = re.compile(
    r"<(?=/?(?:link|meta|base|style|script|iframe|frame|object|embed|applet|svg|math|form|input|video|audio|template)\b)",
    re.IGNORECASE,
)
_LAST_BLOCK = re.compile(
    r"<(p|div)\b[^>]*>((?:(?!</?(?:p|div|blockquote)\b).){1,400}:(?:\s|<br\s*/?>|&nbsp;)*)</\1>(?:\s|<br\s*/?>)*$",
    re.IGNORECASE | re.DOTALL,
)
_EDGE = re.compile(r"[).,;:!?\]]+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """The texts of the page, translated, and how it writes names and times."""

    to: str
    cc: str
    to_me: str
    quoted: str
    earlier: str
    attachments: str
    not_read: str
    menu: str
    when: Callable[[MessageView], str]
    short_when: Callable[[MessageView], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLook:
    """The page's style sheet, filled from the theme."""

    css: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContent:
    """What is on the page.

    Attributes:
        bodies: by message key; a message without one folds to its header.
        plain: keys to show as plain text.
        kinds: record kind by address in lower case, for the colour of the initials.
        own: addresses of the viewer, lower case.
        hidden_earlier: how many older messages are not on the page.
        all_open: unfold everything.
        wanted: the message that was asked for; open even where it is not the newest.
    """

    view: ConversationView
    bodies: Mapping[int, BodyView]
    plain: frozenset[int]
    kinds: Mapping[str, str]
    own: frozenset[str]
    initials: Callable[[str], str]
    hidden_earlier: int = 0
    all_open: bool = False
    wanted: int = 0


def build_page(content: PageContent, words: PageWords, look: PageLook) -> str:
    """The whole document."""
    shown = content.view.messages[content.hidden_earlier :]
    older, newest = shown[:-1], shown[-1]
    parts = []
    if content.hidden_earlier:
        parts.append(f'<p class="earlier"><a href="mail://act/earlier">{_e(words.earlier)}</a></p>')
    if older:
        rows = "".join(_older(message, content, words) for message in older)
        parts.append(f'<div class="box">{rows}</div>')
    parts.append(_header(newest, content, words) + _body(newest, content, words))
    head = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{CSP}"><style>{look.css}</style>'
    return f"<!doctype html><html><head>{head}</head><body>{''.join(parts)}</body></html>"


def _older(message: MessageView, content: PageContent, words: PageWords) -> str:
    opened = " open" if content.all_open or int(message.key) == content.wanted else ""
    name = _e(message.sender.name or message.sender.address)
    line = (
        f"{_avatar(message, content, small=True)}<b>{name}</b>"
        f'<span class="line">{_e(message.preview)}</span><time>{_e(words.short_when(message))}</time>'
    )
    inside = f"{_header(message, content, words, bare=True)}{_body(message, content, words)}{_files(message, words)}"
    return f"<details class=old{opened}><summary>{line}</summary><div class=in>{inside}</div></details>"


def _header(message: MessageView, content: PageContent, words: PageWords, *, bare: bool = False) -> str:
    name = message.sender.name or message.sender.address
    address = message.sender.address if message.sender.name else ""
    people = _people(message, content, words)
    if bare:
        menu = f'<a class=menu href="mail://act/menu/{message.key}" title="{_e(words.menu)}">…</a>'
        return f"<div class=who><div class=grow><span class=meta>{_e(address)}<br>{people}</span></div>{menu}</div>"
    first = (
        f"<div class=row><b>{_e(name)}</b><span class=addr>{_e(address)}</span>"
        f"<time>{_e(words.when(message))}</time></div>"
    )
    second = f"<div class=meta>{people}</div>"
    return f"<div class=who>{_avatar(message, content)}<div class=grow>{first}{second}</div></div>"


def _people(message: MessageView, content: PageContent, words: PageWords) -> str:
    parts = [f"{words.to} {_names(message.to, content, words)}"] if message.to else []
    if message.cc:
        parts.append(f"{words.cc} {_names(message.cc, content, words)}")
    return ", ".join(parts)


def _names(people: tuple[Address, ...], content: PageContent, words: PageWords) -> str:
    names = [words.to_me if p.address.lower() in content.own else (p.name or p.address) for p in people[:12]]
    more = f" +{len(people) - 12}" if len(people) > 12 else ""
    return _e(", ".join(names)) + more


def _avatar(message: MessageView, content: PageContent, *, small: bool = False) -> str:
    kind = "user" if message.direction is Direction.OUT else content.kinds.get(message.sender.address.lower(), "none")
    text = content.initials(message.sender.name or message.sender.address)
    return f'<span class="av {kind}{" s" if small else ""}">{_e(text)}</span>'


def _files(message: MessageView, words: PageWords) -> str:
    names = [
        f'<a href="mail://act/part/{message.key}/{_e(part.section)}">{_e(part.filename)}</a>'
        for part in message.parts
        if not part.inline
    ]
    return f"<p class=files>{_e(words.attachments)} {' · '.join(names)}</p>" if names else ""


def _body(message: MessageView, content: PageContent, words: PageWords) -> str:
    body = content.bodies.get(int(message.key))
    if body is None:
        return f"<p class=meta>{_e(words.not_read)}</p>"
    opened = content.all_open
    if body.html is None or message.key in content.plain:
        return f'<div class="mail text">{fold_text(body.text, words.quoted, opened=opened)}</div>'
    inside = without_forbidden(own_part_names(body.html))
    sheet = " sheet" if _DESIGNED.search(body.html) else ""
    return f'<div class="mail{sheet}">{fold_html(inside, words.quoted, opened=opened)}</div>'


def without_forbidden(text: str) -> str:
    """A second wall behind the sanitiser: tags that it never lets through would show as text.

    `<link rel=preconnect>` opens a socket that neither policy nor interceptor sees (measured), so it must not get here.
    """
    return _NEVER.sub("&lt;", text)


def own_part_names(text: str) -> str:
    """Hosts of only digits would be read as IPv4 addresses: mail://17/2 becomes mail://k17/2."""
    return _PART.sub(r"\1mail://k\2/", text)


def fold_html(text: str, label: str, *, opened: bool = False) -> str:
    """Outermost block quotes folded behind "…"; tags that do not match are left alone."""
    spans, depth, start = [], 0, 0
    for tag in _QUOTE_TAG.finditer(text):
        if not tag.group(1):
            start = tag.start() if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                spans.append((start, tag.end()))
    if depth:
        return text
    pieces, at = [], 0
    for quote, end in spans:
        first = _attribution_before(text, at, quote)
        pieces += [text[at:first], _fold(text[first:end], label, opened=opened)]
        at = end
    return "".join([*pieces, text[at:]])


def _attribution_before(text: str, floor: int, quote: int) -> int:
    """Where "On … wrote:" begins when it stands right before a quote, else the quote's own start."""
    floor = max(floor, quote - 600)
    found = _LAST_BLOCK.search(text[floor:quote])
    return floor + found.start() if found and _SAID.search(found.group(2)) else quote


def fold_text(text: str, label: str, *, opened: bool = False) -> str:
    """Plain text as HTML: escaped, links marked, what is quoted folded, in each of the ways in which mailers quote."""
    split = split_text(text.replace("\r\n", "\n"))
    new = "\n".join(filter(None, (split.body, split.signature)))
    pieces = _folded_runs(new, label, opened=opened) if new or not split.quoted else []
    if split.quoted:
        pieces.append(_fold("\n".join(map(_linked, split.quoted.split("\n"))), label, opened=opened))
    return "\n".join(pieces)


def _folded_runs(text: str, label: str, *, opened: bool) -> list[str]:
    """Quotations between answers: each run of ">" lines folds with its attribution."""
    pieces: list[str] = []
    run: list[str] = []
    quoted = False
    for line in [*text.split("\n"), None]:
        if line is None or line.startswith(">") != quoted:
            starts = line is not None and line.startswith(">")
            said, run = _without_attribution(run) if starts else (run, [])
            block = "\n".join(_linked(part) for part in said)
            if said:
                pieces.append(_fold(block, label, opened=opened) if quoted else block)
            quoted = starts
        if line is not None:
            run.append(line)
    return pieces


def _without_attribution(lines: list[str]) -> tuple[list[str], list[str]]:
    """Split "On … wrote:" from the end of a text; it belongs to the quote that follows."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    if not end or not lines[end - 1].rstrip().endswith(":"):
        return lines, []
    start = end - 1
    if start and _SAID.search(lines[start]) is None and lines[start - 1].strip():
        start -= 1
    found = _SAID.search(" ".join(lines[start:end]))
    return (lines[:start], lines[start:]) if found else (lines, [])


def _fold(inside: str, label: str, *, opened: bool) -> str:
    state = " open" if opened else ""
    return f'<details class=quoted{state}><summary title="{_e(label)}">…</summary>{inside}</details>'


def _linked(line: str) -> str:
    pieces, at = [], 0
    for found in _LINK.finditer(line):
        address = _EDGE.sub("", found.group(0))
        target = address if address.lower().startswith("http") else f"mailto:{address}"
        pieces += [_e(line[at : found.start()]), f'<a href="{_e(target)}">{_e(address)}</a>']
        at = found.start() + len(address)
    return "".join([*pieces, _e(line[at:])])


def _e(text: str) -> str:
    return html.escape(text, quote=True)
