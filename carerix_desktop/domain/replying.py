"""To whom an answer goes, and what ties it to the message that it answers (RFC 5322 §3.6.3 and §3.6.4; R-19)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from carerix_desktop.domain.addresses import normalise, variants
from carerix_desktop.domain.message import Address, ParsedMessage

MAX_REFERENCES: Final = 30
"""The first and the nearest are kept: the first finds the conversation, the nearest the parent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transport:
    """What transport and lists say: Delivered-To and its kin, the address of List-Post (RFC 2369)."""

    delivered_to: tuple[str, ...] = ()
    list_post: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyTo:
    """The recipients of an answer; Bcc is never among them."""

    to: tuple[Address, ...]
    cc: tuple[Address, ...]


def reply_recipients(parsed: ParsedMessage, transport: Transport, own: Collection[str], *, everybody: bool) -> ReplyTo:
    """To whom an answer goes.

    Args:
        parsed: the message that is answered.
        transport: of the same message.
        own: the normalised addresses of who answers.
        everybody: reply all.
    """
    if is_own(parsed, own):
        to, cc = _unique(parsed.to), _unique(parsed.cc)
        if not to:  # sent with Bcc alone, or to a list of Cc
            to, cc = cc or _unique(parsed.from_), ()
        return ReplyTo(to=to, cc=_unique(cc, without=to) if everybody else ())
    to = _answer_to(parsed, transport, own, everybody=everybody)
    if not everybody:
        return ReplyTo(to=to, cc=())
    others = _not_own(parsed.to, own)
    to = _unique((*to, *others))
    return ReplyTo(to=to, cc=_unique(_not_own(parsed.cc, own), without=to))


def is_own(parsed: ParsedMessage, own: Collection[str]) -> bool:
    """Whether the viewer sent the message."""
    return any(_among(one.address, own) for one in parsed.from_)


def came_to(parsed: ParsedMessage, transport: Transport, own: Collection[str]) -> tuple[str, ...]:
    """The addresses of which the viewer's own one is what the message came to; of own mail what it went out from."""
    if is_own(parsed, own):
        return tuple(one.address for one in parsed.from_)
    named = (*parsed.to, *parsed.cc, *parsed.bcc)
    return (*(one.address for one in named), *transport.delivered_to)


def reply_headers(parsed: ParsedMessage) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """In-Reply-To and References of an answer, bare; both empty where the message has no Message-ID."""
    if not parsed.message_id:
        return (), ()
    before = parsed.references
    if not before and len(parsed.in_reply_to) == 1:
        before = parsed.in_reply_to
    chain = tuple(dict.fromkeys(one for one in (*before, parsed.message_id) if one))
    if len(chain) > MAX_REFERENCES:
        chain = (chain[0], *chain[1 - MAX_REFERENCES :])
    return (parsed.message_id,), chain


def _answer_to(
    parsed: ParsedMessage, transport: Transport, own: Collection[str], *, everybody: bool
) -> tuple[Address, ...]:
    """Reply-To, less what a list put there; else From, else Sender."""
    wanted = _not_own(parsed.reply_to, own)
    listed = normalise(transport.list_post)
    if listed and not everybody:  # an answer to one person does not go to a whole list (RFC 4021 §2.1.5)
        wanted = tuple(one for one in wanted if normalise(one.address) != listed)
    for choice in (wanted, parsed.from_, parsed.sender):
        found = _unique(choice)
        if found:
            return found
    return ()


def _not_own(addresses: Iterable[Address], own: Collection[str]) -> tuple[Address, ...]:
    return tuple(one for one in addresses if not _among(one.address, own))


def _among(address: str, own: Collection[str]) -> bool:
    normal = normalise(address)
    return bool(normal) and any(form in own for form in variants(normal))


def _unique(addresses: Iterable[Address], *, without: Iterable[Address] = ()) -> tuple[Address, ...]:
    """Each address once, in order; entries that hold no address are left out."""
    seen = {normalise(one.address) for one in without}
    kept = []
    for one in addresses:
        normal = normalise(one.address)
        if normal and normal not in seen:
            seen.add(normal)
            kept.append(one)
    return tuple(kept)
