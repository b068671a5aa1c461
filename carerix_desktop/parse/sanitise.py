"""HTML of a message → HTML that may be shown: no script, no style sheet, no form, no frame, nothing that loads.

Two guards, either of which is enough. First the token stream of the message is written anew: allowed elements and
attributes only, well nested, at most 200 deep. Then nh3 parses that as a browser would and keeps its own, equal,
allow-list. `cid:` becomes `mail://KEY/SECTION`, served by the window out of the same message; remote images are taken
out and counted, or with consent become `mail://KEY/remote/INDEX`, fetched by us and never by the browser. What comes
out is meant for the hardened page only (RELIABILITY.md, "Measured facts": CSP, no scripts, interceptor).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Final
from urllib.parse import unquote

import nh3

from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.parse.css import filter_style
from carerix_desktop.parse.html_tokens import Close, Open, Text, tokenise

MAX_HTML_CHARS: Final = 2_000_000
MAX_DEPTH: Final = 200
MAX_TAGS: Final = 100_000
MAX_REMOTE: Final = 500

_VOID: Final = frozenset({"br", "hr", "img", "wbr", "col"})
TAGS: Final = _VOID | frozenset(
    """
    a abbr acronym address article aside b bdi bdo big blockquote caption center cite code colgroup
    dd del dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header i ins kbd li main
    mark ol p pre q rp rt ruby s samp section small span strike strong sub sup table tbody td tfoot
    th thead tr tt u ul var
    """.split()  # noqa: SIM905 - quoted one by one they would fill a page
)
_CLOSES_P: Final = frozenset(
    """
    address article aside blockquote center div dl figure footer h1 h2 h3 h4 h5 h6 header hr main ol
    p pre section table ul
    """.split()  # noqa: SIM905 - quoted one by one they would fill a page
)
_CLOSES: Final[Mapping[str, tuple[frozenset[str], frozenset[str]]]] = {
    # A start tag on the left ends those open ones, up to the nearest of these.
    "li": (frozenset({"li"}), frozenset({"ul", "ol"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tr": (frozenset({"tr", "caption", "colgroup"}), frozenset({"table"})),
    "tbody": (frozenset({"tbody", "thead", "tfoot", "caption", "colgroup"}), frozenset({"table"})),
    "thead": (frozenset({"tbody", "thead", "tfoot", "caption", "colgroup"}), frozenset({"table"})),
    "tfoot": (frozenset({"tbody", "thead", "tfoot", "caption", "colgroup"}), frozenset({"table"})),
    "a": (frozenset({"a"}), frozenset({"table"})),
}
_P: Final = frozenset({"p"})
_SCOPE: Final = frozenset({"table", "td", "th", "caption"})
_SCOPED_CLOSES: Final = frozenset({"table", "td", "th", "tr", "tbody", "thead", "tfoot", "caption"})

_LENGTH: Final = re.compile(r"\d{1,5}(?:\.\d{1,3})?(?:px|%)?")
_NUMBER: Final = re.compile(r"\d{1,4}")
_COLOUR: Final = re.compile(r"#?\w{1,30}")
_WORD: Final = re.compile(r"[\w -]{1,40}")
_FACE: Final = re.compile(r"[\w ,'-]{1,200}")
_LINK: Final = re.compile(r"(?:https?://[^\s/\\]|mailto:|tel:)[^\x00-\x20]*", re.IGNORECASE)
_DATA_IMAGE: Final = re.compile(r"data:image/(?:png|jpe?g|gif|webp|bmp);base64,[A-Za-z0-9+/=\s]*", re.IGNORECASE)
_REMOTE: Final = re.compile(r"https?://[^\s\\]+", re.IGNORECASE)
_OURS: Final = re.compile(r"mail://\d+/(?:remote/\d+|[\d.]+)")
_PATTERNS: Final[Mapping[str, re.Pattern[str]]] = {
    "align": _WORD,
    "valign": _WORD,
    "dir": _WORD,
    "lang": _WORD,
    "type": _WORD,
    "bgcolor": _COLOUR,
    "color": _COLOUR,
    "face": _FACE,
    "size": re.compile(r"[+-]?\d{1,2}"),
    "width": _LENGTH,
    "height": _LENGTH,
    "border": _NUMBER,
    "cellpadding": _NUMBER,
    "cellspacing": _NUMBER,
    "colspan": _NUMBER,
    "rowspan": _NUMBER,
    "span": _NUMBER,
    "start": _NUMBER,
    "hspace": _NUMBER,
    "vspace": _NUMBER,
    "nowrap": re.compile(r"(?:nowrap)?", re.IGNORECASE),
}
_TEXTS: Final = frozenset({"title", "alt"})
_ATTRIBUTES: Final = frozenset(_PATTERNS) | _TEXTS | {"style"}
_MAX_SPECIALS: Final = 20_000  # nh3 takes quadratic time on entities within one piece of text


@dataclass(frozen=True, slots=True, kw_only=True)
class Sanitised:
    """HTML that may be shown in the hardened page; `remote` are the URLs behind mail://KEY/remote/INDEX, in order.

    `blocked_remote` counts the remote images that were taken out: 0 with consent.
    """

    html: str
    blocked_remote: int
    remote: tuple[str, ...]


def sanitise_html(html: str, *, key: MessageKey, cids: Mapping[str, str], allow_remote: bool) -> Sanitised:
    """Make the HTML of a message harmless.

    Args:
        html: as the sender wrote it; beyond 2,000,000 characters it is cut.
        key: of the message, for the addresses under `mail:`.
        cids: bare Content-ID → section of the message's own parts.
        allow_remote: the viewer consented to the remote images of this message.
    """
    writer = _Writer(key, cids, allow_remote=allow_remote)
    for token in tokenise(html[:MAX_HTML_CHARS]):
        writer.take(token)
    remote = tuple(writer.remote)
    return Sanitised(
        html=_second_guard(writer.finish()),
        blocked_remote=0 if allow_remote else len(remote),
        remote=remote if allow_remote else (),
    )


def well_nested(html: str) -> str:
    """The allowed elements of a document written anew, images without sources: for what cannot bear hostile input."""
    writer = _Writer(MessageKey(0), {}, allow_remote=False)
    for token in tokenise(html):
        writer.take(token)
    return writer.finish()


@dataclass(slots=True)
class _Writer:
    """Writes what is allowed of a token stream, with every element closed in its place."""

    key: MessageKey
    cids: Mapping[str, str]
    allow_remote: bool = field(kw_only=True)
    out: list[str] = field(default_factory=list)
    stack: list[str] = field(default_factory=list)
    opened: Counter[str] = field(default_factory=Counter)  # how often each name is on the stack
    remote: dict[str, int] = field(default_factory=dict)
    tags: int = 0

    def take(self, token: Text | Open | Close) -> None:
        match token:
            case Text(text):
                self.out.append(_escape_text(text))
            case Open(name, attributes) if name in TAGS and self.tags < MAX_TAGS:
                self.open(name, attributes)
            case Close(name) if name in TAGS and name not in _VOID:
                self.close(name)

    def open(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in _CLOSES_P:
            self.close_up_to(_P, _SCOPE)
        if name in _CLOSES:
            self.close_up_to(*_CLOSES[name])
        if len(self.stack) >= MAX_DEPTH and name not in _VOID:
            return
        if name == "p" and attributes.get("class", "").startswith("Mso"):
            # Outlook's style sheet, which does not come along, sets its paragraphs without a gap between them.
            attributes = {**attributes, "style": f"margin: 0; {attributes.get('style', '')}"}
        kept = [(attribute, self.value(name, attribute, value)) for attribute, value in attributes.items()]
        written = "".join(f' {attribute}="{escape(value)}"' for attribute, value in kept if value is not None)
        self.out.append(f"<{name}{written}>")
        self.tags += 1
        if name not in _VOID:
            self.stack.append(name)
            self.opened[name] += 1

    def close(self, name: str) -> None:
        limit = frozenset() if name in _SCOPED_CLOSES else _SCOPE
        self.close_up_to(frozenset({name}), limit)

    def close_up_to(self, names: frozenset[str], limit: frozenset[str]) -> None:
        """End the innermost open element of `names`, and all inside it; nothing where one of `limit` lies between."""
        if not any(self.opened[name] for name in names):
            return
        for place in range(len(self.stack) - 1, -1, -1):
            if self.stack[place] in names:
                self.end_from(place)
                return
            if self.stack[place] in limit:
                return

    def end_from(self, place: int) -> None:
        ended = self.stack[place:]
        del self.stack[place:]
        self.opened.subtract(ended)
        self.out.extend(f"</{name}>" for name in reversed(ended))

    def finish(self) -> str:
        self.end_from(0)
        return "".join(self.out)

    def value(self, tag: str, attribute: str, value: str) -> str | None:
        """What an attribute may say, None where it has to go."""
        if tag == "img" and attribute == "src":
            return self.image(value)
        if tag in ("table", "td", "th") and attribute == "background":
            return self.image(value)
        return _plain_value(tag, attribute, value)

    def image(self, value: str) -> str | None:
        value = value.strip()
        if value[:4].lower() == "cid:":
            section = self.cids.get(value[4:].strip("<> ")) or self.cids.get(_unquoted(value[4:]))
            return f"mail://{self.key}/{section}" if section else None
        if _DATA_IMAGE.fullmatch(value):
            return "".join(value.split())
        if not _REMOTE.fullmatch(value) or len(self.remote) >= MAX_REMOTE:
            return None
        index = self.remote.setdefault(value, len(self.remote))
        return f"mail://{self.key}/remote/{index}" if self.allow_remote else None


def _plain_value(tag: str, attribute: str, value: str) -> str | None:
    """The value of an attribute that depends on nothing but itself."""
    if attribute == "href":
        value = value.strip()
        return value if tag == "a" and _LINK.fullmatch(value) else None
    if attribute == "style":
        return filter_style(value) or None
    if attribute in _TEXTS:
        return value[:1_000]
    pattern = _PATTERNS.get(attribute)
    value = value.strip()
    return value if pattern is not None and pattern.fullmatch(value) else None


def _unquoted(value: str) -> str:
    return unquote(value).strip("<> ")


def _escape_text(text: str) -> str:
    if text.count("&") + text.count("<") + text.count(">") > _MAX_SPECIALS:
        text = re.sub("[&<>]", " ", text)
    return escape(text, quote=False).replace("\0", "")


def _second_guard(html: str) -> str:
    """Parse as a browser does and keep the same allow-list once more."""
    return nh3.clean(
        html,
        tags=set(TAGS),
        clean_content_tags={"script", "style", "title", "template", "textarea", "svg", "math"},
        attributes={
            "*": set(_ATTRIBUTES),
            "a": {"href"},
            "img": {"src"},
            **{t: {"background"} for t in ("table", "td", "th")},
        },
        attribute_filter=_guarded_value,
        url_schemes={"http", "https", "mailto", "tel", "mail", "data"},
        url_relative="deny",
        link_rel=None,
        strip_comments=True,
    )


def _guarded_value(tag: str, attribute: str, value: str) -> str | None:
    if attribute in ("src", "background"):
        return value if _OURS.fullmatch(value) or _DATA_IMAGE.fullmatch(value) else None
    return _plain_value(tag, attribute, value)
