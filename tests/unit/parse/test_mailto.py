"""mailto: of links: what a page may ask for, and what it has no say in (S-07)."""

from __future__ import annotations

import pytest

from carerix_desktop.domain.message import Address
from carerix_desktop.parse.mailto import MAX_RECIPIENTS, Mailto, parse_mailto

JAN = Address(name="", address="jan@x.nl")
ONLY_JAN = Mailto(to=(JAN,))


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("mailto:jan@x.nl", ONLY_JAN),
        ("MAILTO:jan@x.nl", ONLY_JAN),
        ("mailto:jan%40x.nl", ONLY_JAN),
        ("mailto:jan@x.nl,piet@y.nl", Mailto(to=(JAN, Address(name="", address="piet@y.nl")))),
        ("mailto:?to=jan@x.nl&cc=piet@y.nl", Mailto(to=(JAN,), cc=(Address(name="", address="piet@y.nl"),))),
        ("mailto:%22Jansen%2C%20Jan%22%20%3Cjan@x.nl%3E",
         Mailto(to=(Address(name="Jansen, Jan", address="jan@x.nl"),))),
        ("mailto:jan@x.nl?subject=Caf%C3%A9%20%26%20meer&body=een%0D%0Atwee",
         Mailto(to=(JAN,), subject="Café & meer", body="een\ntwee")),
        ("mailto:jan@x.nl?Subject=1%2B1=2", Mailto(to=(JAN,), subject="1+1=2")),
        ("mailto:jan@x.nl?subject=a&amp;body=b", Mailto(to=(JAN,), subject="a", body="b")),
        ("mailto:jan@x.nl?in-reply-to=%3Ca@x%3E", Mailto(to=(JAN,), in_reply_to="a@x")),
        ("mailto:jan@x.nl#part", ONLY_JAN),
        ("mailto:m%C3%BCller@b%C3%BCcher.example", Mailto(to=(Address(name="", address="müller@bücher.example"),))),
        # what a page has no say in
        ("mailto:jan@x.nl?attach=/etc/passwd", ONLY_JAN),
        ("mailto:jan@x.nl?attachment=file:///etc/passwd&Attach=x", ONLY_JAN),
        ("mailto:jan@x.nl?from=baas@bureau.nl&sender=baas@bureau.nl", ONLY_JAN),
        ("mailto:jan@x.nl?bcc=spion@z.nl", ONLY_JAN),
        ("mailto:jan@x.nl?BCC=spion@z.nl&%62cc=spion@z.nl", ONLY_JAN),
        ("mailto:jan@x.nl?reply-to=spion@z.nl&x-header=1", ONLY_JAN),
        ("mailto:jan@x.nl%0D%0ABcc:spion@z.nl", ONLY_JAN),
        ("mailto:jan@x.nl?subject=hallo%0D%0ABcc:%20spion@z.nl", Mailto(to=(JAN,), subject="hallo")),
        ("mailto:jan@x.nl?subject=hallo%0ABcc:spion@z.nl", Mailto(to=(JAN,), subject="hallo")),
        ("mailto:jan@x.nl?subject=hallo%E2%80%A8Bcc:spion@z.nl", Mailto(to=(JAN,), subject="hallo")),
        ("mailto:jan@x.nl?subject=hallo%C2%85Bcc:spion@z.nl", Mailto(to=(JAN,), subject="hallo")),
        ("mailto:jan@x.nl?cc=piet@y.nl%0D%0ABcc:spion@z.nl",
         Mailto(to=(JAN,), cc=(Address(name="", address="piet@y.nl"),))),
        ("mailto:jan@x.nl?subject=a%00b%E2%80%AEc", Mailto(to=(JAN,), subject="a")),
        # nonsense
        ("https://x.nl", Mailto()),
        ("javascript:alert(1)", Mailto()),
        ("mailto:", Mailto()),
        ("", Mailto()),
        ("mailto:?subject", Mailto()),
        ("mailto:%ff%fe?subject=%ff", Mailto(subject="�")),
        ("mailto:geen adres", Mailto()),
    ],
)  # fmt: skip
def test_a_mailto_gives(url: str, read: Mailto) -> None:
    assert parse_mailto(url) == read


def test_a_page_cannot_name_thousands_of_recipients() -> None:
    url = "mailto:" + ",".join(f"p{n}@x.nl" for n in range(5_000))
    assert len(parse_mailto(url).to) == MAX_RECIPIENTS


def test_a_long_body_is_cut() -> None:
    assert len(parse_mailto("mailto:a@x.nl?body=" + "x" * 1_000_000).body) == 20_000
