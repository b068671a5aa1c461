"""How addresses compare (RULES.md section 3), and which domains are nobody's company.

Domain lower-cased and IDNA-folded, local part case-folded, display name ignored; a plus tag is dropped only when the
exact address is unknown; at Gmail dots are ignored and its two domains are one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from typing import Final

_GMAIL: Final = frozenset({"gmail.com", "googlemail.com"})
_QUOTED_FOR_NOTHING: Final = re.compile(r'"([\w.!#$%&\'*+/=?^`{|}~-]+)"')
_MAX_DOMAIN: Final = 255


def normalise(address: str) -> str:
    """The form in which an address is compared; "" for what is no address.

    Args:
        address: local part and domain, as written, without display name.
    """
    local, at, domain = address.strip(" \t\r\n<>").rpartition("@")
    if not (at and local and domain):
        return ""
    domain = fold_domain(domain)
    if not domain:
        return ""
    local = local.lower() if local.isascii() else unicodedata.normalize("NFC", local).casefold()
    if local[0] == '"':
        local = _QUOTED_FOR_NOTHING.sub(r"\1", local)
    if domain in _GMAIL:
        return f"{local.replace('.', '')}@gmail.com"
    return f"{local}@{domain}"


def fold_domain(domain: str) -> str:
    """A domain in lower case and, where it has other letters, in its ASCII form (RFC 3490); "" for an empty one."""
    domain = domain.strip().rstrip(".")
    if domain.isascii():
        return domain.lower()
    if len(domain) > _MAX_DOMAIN:
        return domain.casefold()
    try:
        return domain.encode("idna").decode("ascii").lower()
    except UnicodeError:  # a label that is too long, or letters that no registry allows
        return unicodedata.normalize("NFKC", domain).casefold()


def without_tag(normal: str) -> str:
    """A normalised address without its plus tag; the address itself where it has none."""
    local, at, domain = normal.rpartition("@")
    plain, plus, _ = local.partition("+")
    return f"{plain}{at}{domain}" if plus and plain and not local.startswith('"') else normal


def variants(normal: str) -> tuple[str, ...]:
    """What to look an address up by, in this order: itself, then without its plus tag."""
    plain = without_tag(normal)
    return (normal,) if plain == normal else (normal, plain)


def domain_of(normal: str) -> str:
    """The domain of a normalised address; "" where there is none."""
    return normal.rpartition("@")[2] if "@" in normal else ""


def longest_match(domain: str, listed: Collection[str]) -> str | None:
    """The longest of the listed domains that a domain is, or is a subdomain of; None where there is none.

    Args:
        domain: folded (`fold_domain`).
        listed: folded domains.
    """
    labels = domain.split(".")
    for start in range(len(labels) - 1):
        candidate = ".".join(labels[start:])
        if candidate in listed:
            return candidate
    return None


def is_public_provider(domain: str) -> bool:
    """Whether a domain hands out mailboxes to everybody, so that it says nothing about an employer."""
    return longest_match(fold_domain(domain), PUBLIC_PROVIDERS) is not None


PUBLIC_PROVIDERS: Final = frozenset(
    # Worldwide, then the access and mail providers of the Netherlands, Belgium, Germany, France and their neighbours.
    """
    gmail.com googlemail.com outlook.com outlook.be outlook.de outlook.fr outlook.es outlook.it outlook.dk hotmail.com hotmail.nl
    hotmail.be hotmail.de hotmail.fr hotmail.it hotmail.es hotmail.co.uk live.com live.nl live.be live.de live.fr live.it live.co.uk
    live.dk live.se live.no msn.com passport.com windowslive.com icloud.com me.com mac.com yahoo.com yahoo.nl yahoo.be yahoo.de
    yahoo.fr yahoo.es yahoo.it yahoo.co.uk yahoo.co.in yahoo.com.br ymail.com rocketmail.com aol.com aim.com proton.me
    protonmail.com protonmail.ch pm.me tutanota.com tuta.io tuta.com keemail.me tutamail.com zoho.com zohomail.eu zohomail.com fastmail.com
    fastmail.fm hushmail.com mail.com email.com usa.com europe.com gmx.com gmx.net gmx.de gmx.at gmx.ch gmx.fr web.de freenet.de t-online.de
    arcor.de online.de mailbox.org posteo.de posteo.net posteo.nl yandex.com yandex.ru mail.ru bk.ru inbox.ru list.ru rambler.ru
    qq.com 163.com 126.com sina.com naver.com daum.net hanmail.net rediffmail.com
    ziggo.nl kpnmail.nl kpnplanet.nl planet.nl hetnet.nl xs4all.nl home.nl casema.nl chello.nl upcmail.nl quicknet.nl zonnet.nl tele2.nl
    telfort.nl telfortglasvezel.nl versatel.nl wxs.nl solcon.nl caiway.nl caiway.net kabelfoon.net kabelfoon.nl delta.nl zeelandnet.nl
    onsbrabantnet.nl onsnet.nu online.nl orange.nl wanadoo.nl freeler.nl 12move.nl tiscali.nl multiweb.nl multikabel.nl hccnet.nl dds.nl
    xmsnet.nl euronet.nl cistron.nl concepts.nl vodafonethuis.nl vodafonevast.nl t-mobilethuis.nl odido.nl lijbrandt.nl introweb.nl
    plusnet.nl scarlet.nl filternet.nl oggo.nl ncrvnet.nl speedlinq.nl edpnet.nl startmail.com soverin.net soverin.com ddsnet.nl
    telenet.be skynet.be proximus.be belgacom.net pandora.be scarlet.be voo.be base.be edpnet.be versateladsl.be tvcablenet.be brutele.be
    advalvas.be fulladsl.be
    orange.fr wanadoo.fr free.fr sfr.fr laposte.net neuf.fr bbox.fr numericable.fr club-internet.fr aliceadsl.fr cegetel.net
    libero.it virgilio.it tiscali.it alice.it tin.it tim.it telefonica.net terra.es ono.com sapo.pt clix.pt
    bluewin.ch hispeed.ch sunrise.ch aon.at chello.at a1.net kabelplus.at btinternet.com sky.com talktalk.net virginmedia.com
    ntlworld.com blueyonder.co.uk tiscali.co.uk comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net
    earthlink.net optonline.net shaw.ca rogers.com sympatico.ca bigpond.com optusnet.com.au
    telia.com bredband.net spray.se tele2.se comhem.se online.no getmail.no jubii.dk mail.dk stofanet.dk tdcadsl.dk luukku.com
    elisanet.fi kolumbus.fi pp.inet.fi wp.pl o2.pl onet.pl onet.eu interia.pl poczta.fm gazeta.pl seznam.cz centrum.cz email.cz
    post.cz azet.sk zoznam.sk freemail.hu citromail.hu abv.bg mail.bg ukr.net i.ua mynet.com ttmail.com
    """.split()  # noqa: SIM905 - 300 quoted strings would be no better to read
)
