"""Domains that hand out mailboxes to everybody: they say nothing about an employer (RULES.md section 3, `company`)."""

from __future__ import annotations

from typing import Final

from carerix_desktop.domain.addresses import fold_domain, longest_match


def is_public_provider(domain: str) -> bool:
    """Whether a domain hands out mailboxes to everybody, so that it says nothing about an employer."""
    return longest_match(fold_domain(domain), PUBLIC_PROVIDERS) is not None


PUBLIC_PROVIDERS: Final = frozenset(
    # Worldwide, then the access and mail providers of the Netherlands, Belgium, Germany, France and their neighbours.
    """
    gmail.com googlemail.com outlook.com outlook.be outlook.de outlook.fr outlook.es outlook.it outlook.dk
    hotmail.com hotmail.nl hotmail.be hotmail.de hotmail.fr hotmail.it hotmail.es hotmail.co.uk live.com live.nl
    live.be live.de live.fr live.it live.co.uk live.dk live.se live.no msn.com passport.com windowslive.com
    icloud.com me.com mac.com yahoo.com yahoo.nl yahoo.be yahoo.de yahoo.fr yahoo.es yahoo.it yahoo.co.uk
    yahoo.co.in yahoo.com.br ymail.com rocketmail.com aol.com aim.com proton.me protonmail.com protonmail.ch
    pm.me tutanota.com tuta.io tuta.com keemail.me tutamail.com zoho.com zohomail.eu zohomail.com fastmail.com
    fastmail.fm hushmail.com mail.com email.com usa.com europe.com gmx.com gmx.net gmx.de gmx.at gmx.ch gmx.fr
    web.de freenet.de t-online.de arcor.de online.de mailbox.org posteo.de posteo.net posteo.nl yandex.com
    yandex.ru mail.ru bk.ru inbox.ru list.ru rambler.ru qq.com 163.com 126.com sina.com naver.com daum.net
    hanmail.net rediffmail.com ziggo.nl kpnmail.nl kpnplanet.nl planet.nl hetnet.nl xs4all.nl home.nl casema.nl
    chello.nl upcmail.nl quicknet.nl zonnet.nl tele2.nl telfort.nl telfortglasvezel.nl versatel.nl wxs.nl
    solcon.nl caiway.nl caiway.net kabelfoon.net kabelfoon.nl delta.nl zeelandnet.nl onsbrabantnet.nl onsnet.nu
    online.nl orange.nl wanadoo.nl freeler.nl 12move.nl tiscali.nl multiweb.nl multikabel.nl hccnet.nl dds.nl
    xmsnet.nl euronet.nl cistron.nl concepts.nl vodafonethuis.nl vodafonevast.nl t-mobilethuis.nl odido.nl
    lijbrandt.nl introweb.nl plusnet.nl scarlet.nl filternet.nl oggo.nl ncrvnet.nl speedlinq.nl edpnet.nl
    startmail.com soverin.net soverin.com ddsnet.nl telenet.be skynet.be proximus.be belgacom.net pandora.be
    scarlet.be voo.be base.be edpnet.be versateladsl.be tvcablenet.be brutele.be advalvas.be fulladsl.be
    orange.fr wanadoo.fr free.fr sfr.fr laposte.net neuf.fr bbox.fr numericable.fr club-internet.fr aliceadsl.fr
    cegetel.net libero.it virgilio.it tiscali.it alice.it tin.it tim.it telefonica.net terra.es ono.com sapo.pt
    clix.pt bluewin.ch hispeed.ch sunrise.ch aon.at chello.at a1.net kabelplus.at btinternet.com sky.com
    talktalk.net virginmedia.com ntlworld.com blueyonder.co.uk tiscali.co.uk comcast.net verizon.net att.net
    sbcglobal.net bellsouth.net cox.net charter.net earthlink.net optonline.net shaw.ca rogers.com sympatico.ca
    bigpond.com optusnet.com.au telia.com bredband.net spray.se tele2.se comhem.se online.no getmail.no jubii.dk
    mail.dk stofanet.dk tdcadsl.dk luukku.com elisanet.fi kolumbus.fi pp.inet.fi wp.pl o2.pl onet.pl onet.eu
    interia.pl poczta.fm gazeta.pl seznam.cz centrum.cz email.cz post.cz azet.sk zoznam.sk freemail.hu
    citromail.hu abv.bg mail.bg ukr.net i.ua mynet.com ttmail.com
    """.split()  # noqa: SIM905 - 300 quoted strings would be no better to read
)
