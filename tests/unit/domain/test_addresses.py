"""How addresses compare."""

import pytest

from carerix_desktop.domain.addresses import domain_of, fold_domain, longest_match, normalise, variants, without_tag


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("Jan.Jansen@Voorbeeld.NL", "jan.jansen@voorbeeld.nl"),
        (" <jan@x.nl> ", "jan@x.nl"),
        ("jan@x.nl.", "jan@x.nl"),
        ("jan@münchen.de", "jan@xn--mnchen-3ya.de"),
        ("jan@MÜNCHEN.de", "jan@xn--mnchen-3ya.de"),
        ("jan@xn--mnchen-3ya.de", "jan@xn--mnchen-3ya.de"),
        ("JAN@straße.de", "jan@xn--strae-oqa.de"),
        ("jan@x。nl", "jan@x.nl"),
        ("STRASSE@x.nl", "strasse@x.nl"),
        ("É@x.nl", "é@x.nl"),
        ("e\u0301@x.nl", "é@x.nl"),
        ('"jan.p"@x.nl', "jan.p@x.nl"),
        ('"jan p"@x.nl', '"jan p"@x.nl'),
        ("J.a.n@gmail.com", "jan@gmail.com"),
        ("jan+cv@GoogleMail.com", "jan+cv@gmail.com"),
        ("j.an@x.nl", "j.an@x.nl"),
        ("jan@sub@x.nl", "jan@sub@x.nl"),
        ("jan", ""),
        ("@x.nl", ""),
        ("jan@", ""),
        ("jan@.", ""),
        ("", ""),
    ],
)
def test_addresses_compare_by_folded_domain_and_local_part(written, compared):
    assert normalise(written) == compared
    assert normalise(compared) == compared


def test_a_domain_with_sharp_s_is_another_than_the_one_with_double_s():
    assert normalise("jan@faß.de") != normalise("jan@fass.de")


def test_a_domain_that_no_registry_allows_still_compares_with_itself():
    odd = "jan@" + "ü" * 80 + ".nl"
    assert normalise(odd) == normalise(odd.upper().replace("JAN", "jan"))
    assert fold_domain("ü" * 300) == "ü" * 300


@pytest.mark.parametrize(
    ("address", "looked_up"),
    [
        ("jan+cv@x.nl", ("jan+cv@x.nl", "jan@x.nl")),
        ("jan@x.nl", ("jan@x.nl",)),
        ("+cv@x.nl", ("+cv@x.nl",)),
        ("jan+a+b@x.nl", ("jan+a+b@x.nl", "jan@x.nl")),
        ('"a+b"@x.nl', ('"a+b"@x.nl',)),
    ],
)
def test_the_exact_address_is_looked_up_before_the_one_without_its_tag(address, looked_up):
    assert variants(address) == looked_up
    assert without_tag(address) == looked_up[-1]


@pytest.mark.parametrize(
    ("domain", "listed", "match"),
    [
        ("acme.nl", {"acme.nl"}, "acme.nl"),
        ("mail.acme.nl", {"acme.nl"}, "acme.nl"),
        ("it.mail.acme.nl", {"acme.nl", "mail.acme.nl"}, "mail.acme.nl"),
        ("notacme.nl", {"acme.nl"}, None),
        ("acme.nl", {"mail.acme.nl"}, None),
        ("acme.nl", {"nl"}, None),
        ("", {""}, None),
    ],
)
def test_the_longest_listed_domain_wins(domain, listed, match):
    assert longest_match(domain, listed) == match


def test_the_domain_of_what_is_no_address_is_empty():
    assert domain_of("jan@x.nl") == "x.nl"
    assert domain_of("") == ""
