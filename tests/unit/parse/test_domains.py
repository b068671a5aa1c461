"""Whose domains are whose: public providers and public suffixes say nothing of an employer."""

from __future__ import annotations

import pytest

from carerix_desktop.parse.domains import company_levels, is_public_provider, is_public_suffix


@pytest.mark.parametrize(
    "domain",
    ["gmail.com", "GMAIL.com", "mail.yahoo.com", "ziggo.nl", "telenet.be", "web.de", "orange.fr", "xs4all.nl",
     "delta.nl", "protonmail.com", "tutanota.com", "hotmail.com.", "kpnmail.nl"],
)  # fmt: skip
def test_public_providers_are_nobodys_company(domain: str) -> None:
    assert is_public_provider(domain)
    assert company_levels(domain.lower().rstrip(".")) == ()


@pytest.mark.parametrize("domain", ["acme.nl", "gmail.com.acme.nl", "notgmail.com", "", "nl", "rabobank.nl", "ibm.com"])
def test_other_domains_are_not_public_providers(domain: str) -> None:
    assert not is_public_provider(domain)


@pytest.mark.parametrize(
    ("domain", "levels"),
    [
        ("acme.nl", ("acme.nl",)),
        ("it.mail.acme.nl", ("it.mail.acme.nl", "mail.acme.nl", "acme.nl")),
        ("acme.co.uk", ("acme.co.uk",)),
        ("mail.acme.co.uk", ("mail.acme.co.uk", "acme.co.uk")),
        ("acme.github.io", ("acme.github.io",)),
        ("co.uk", ()),
        ("github.io", ()),
        ("nl", ()),
        ("", ()),
        ("acme.xn--p1ai", ("acme.xn--p1ai",)),
        (".".join(["a"] * 50_000), ()),
    ],
)
def test_a_company_is_looked_for_from_the_domain_up_to_what_somebody_can_register(
    domain: str, levels: tuple[str, ...]
) -> None:
    assert company_levels(domain) == levels


@pytest.mark.parametrize(
    ("domain", "is_one"),
    [("co.uk", True), ("GITHUB.io", True), ("nl", True), ("com", True), ("acme.nl", False), ("", False)],
)  # fmt: skip
def test_below_a_public_suffix_anybody_may_have_a_name(domain: str, is_one: bool) -> None:
    assert is_public_suffix(domain) is is_one
