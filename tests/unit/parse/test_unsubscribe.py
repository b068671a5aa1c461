"""What a list offers to leave it: only what is sane is offered (RFC 2369, RFC 8058)."""

from __future__ import annotations

import pytest

from carerix_desktop.domain.unsubscribe import Unsubscribe
from carerix_desktop.parse.unsubscribe import parse_unsubscribe

HTTPS = "https://list.example/u?id=1"
POST = "List-Unsubscribe-Post: List-Unsubscribe=One-Click"
SIGNED = (
    "DKIM-Signature: v=1; a=rsa-sha256; d=list.example; h=from:to:List-Unsubscribe:\r\n\tlist-unsubscribe-post; b=x"
)


def message(*fields: str) -> bytes:
    return "\r\n".join(("From: nieuws@list.example", *fields, "Subject: x", "", "text")).encode()


def way(*fields: str) -> Unsubscribe | None:
    return parse_unsubscribe(message(*fields))


@pytest.mark.parametrize(
    ("value", "mailto", "url"),
    [
        ("<mailto:leave@list.example>", "mailto:leave@list.example", ""),
        (f"<{HTTPS}>", "", HTTPS),
        (
            f"<{HTTPS}>, <mailto:leave@list.example?subject=stop%20a>",
            "mailto:leave@list.example?subject=stop%20a",
            HTTPS,
        ),
        (f"(use this) <mailto:a@b.example> , (or) <{HTTPS}>", "mailto:a@b.example", HTTPS),
        ("<http://list.example/u>, <https://list.example/v>", "", "https://list.example/v"),
        ("<https://list.example/\r\n\tvery/long>", "", "https://list.example/very/long"),
        ("<ftp://x.example>, <mailto:a@b.example>", "mailto:a@b.example", ""),
        ("<mailto:A@B.example?SUBJECT=Leave&body=please>", "mailto:A@B.example?subject=Leave&body=please", ""),
    ],
)
def test_the_first_sane_address_of_each_kind_counts(value: str, mailto: str, url: str) -> None:
    assert way(f"List-Unsubscribe: {value}") == Unsubscribe(mailto=mailto, url=url)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "leave@list.example",
        HTTPS,
        "<>",
        "<javascript:alert(1)>",
        "<file:///etc/passwd>",
        "<http://list.example/u>",
        "<https://>",
        "<https:///path>",
        "<https://user:geheim@list.example/>",
        "<https://list.example@evil.example/>",
        "<https://evil.example\\@list.example/>",
        "<https://list.example:99999/>",
        "<https://list.example:x/>",
        "<https://[::1/>",
        "<https://lïst.example/>",
        "<mailto:>",
        "<mailto:a@b.example,c@d.example>",
        "<mailto:a@b.example?cc=boss@agency.example>",
        "<mailto:a@b.example?to=c@d.example>",
        "<https://list.example/\x01>",
        f"<https://list.example/{'a' * 3_000}>",
        "<" * 50_000,
        f"{'(x)' * 5_000}<{HTTPS}>",
        ", ".join(["<http://x.example/>"] * 30) + f", <{HTTPS}>",
    ],
)
def test_what_is_not_sane_is_not_offered(value: str) -> None:
    assert way(f"List-Unsubscribe: {value}") is None


def test_a_mailto_sends_no_more_than_recipient_subject_and_text() -> None:
    hostile = "mailto:a@b.example?bcc=x@y.example&attach=/etc/passwd&from=c@d.example&subject=a%0D%0ABcc:%20z@z.example"
    found = way(f"List-Unsubscribe: <{hostile}>")
    assert found is not None
    assert found.mailto == "mailto:a@b.example?subject=a"


def test_two_headers_are_one_too_many() -> None:
    assert way(f"List-Unsubscribe: <{HTTPS}>", "List-Unsubscribe: <https://evil.example/>") is None


@pytest.mark.parametrize(
    ("fields", "one_click"),
    [
        ((POST, SIGNED), True),
        ((POST, SIGNED, "Authentication-Results: mx.example; dkim=pass header.d=list.example"), True),
        ((POST.replace("One-Click", "one-click "), SIGNED), True),
        ((POST,), False),
        ((SIGNED,), False),
        ((POST, POST, SIGNED), False),
        (("List-Unsubscribe-Post: List-Unsubscribe=One-Click&admin=1", SIGNED), False),
        ((POST, "DKIM-Signature: v=1; h=from:to:subject; b=x"), False),
        ((POST, "DKIM-Signature: v=1; h=from:list-unsubscribe; b=x"), False),
        ((POST, SIGNED, "Authentication-Results: mx.example; dkim=fail"), False),
        ((POST, "DKIM-Signature: " + ";" * 50_000), False),
    ],
)
def test_one_click_needs_its_header_and_a_signature_over_both(fields: tuple[str, ...], *, one_click: bool) -> None:
    found = way(f"List-Unsubscribe: <{HTTPS}>", *fields)
    assert found == Unsubscribe(url=HTTPS, one_click=one_click)


def test_a_huge_header_block_ends_soon() -> None:
    many = [f"List-Unsubscribe-Post: {number}" for number in range(20_000)]
    assert way(f"List-Unsubscribe: <{HTTPS}>", *many) == Unsubscribe(url=HTTPS)
