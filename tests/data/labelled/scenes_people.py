"""Rule `address`: known and unknown people, how addresses compare, and names that pretend."""

from tests.data.labelled.mailbag import by, encoded, mailbox, merged, new, of, person, user


def plain(bag):
    """Mail from and to one known candidate or contact."""
    for n in range(8):
        login, them = bag.login(n), bag.agency.candidate()
        bag.mail("plain/candidate", of(them), user(login), owner=login, links=person(them), name=them.name)
        bag.sent("plain/candidate", login, of(them), links=person(them))
    for n in range(8):
        login, them = bag.login(n), bag.agency.contact()
        bag.mail("plain/contact", of(them), user(login, "alias"), owner=login, links=person(them), name=them.name)
        bag.sent("plain/contact", login, of(them), links=person(them))


def second_address(bag):
    """A person with several addresses, in any letter case."""
    for n in range(8):
        login, them = bag.login(n), bag.agency.candidate(f"een{n}@adres.example", f"Twee{n}@Adres.example")
        bag.mail(
            "plain/second", mailbox(them.name, f"TWEE{n}@ADRES.EXAMPLE"), user(login), owner=login, links=person(them)
        )


def copied(bag):
    """Known people in To, Cc and Bcc; unknown people there are not proposed."""
    for n in range(8):
        login, them, other = bag.login(n), bag.agency.contact(), bag.agency.candidate()
        both = merged(person(them), person(other))
        bag.mail(
            "copied/in", of(them), user(login), cc=[of(other), f"vreemd{n}@elders.example"], owner=login, links=both
        )
        bag.sent("copied/bcc", login, of(them), bcc=[of(other)], links=both)
    for n in range(8):
        login, them, other = bag.login(n), bag.agency.candidate(), bag.agency.candidate()
        both = merged(person(them), person(other))
        to = [of(other), user(login)] if n % 2 else [f"Team: {of(other)}, los{n}@elders.example;", user(login)]
        bag.mail("copied/to", of(them), to, owner=login, links=both)


def unknown(bag):
    """Unknown senders are proposed, unknown receivers are not."""
    for n in range(12):
        login, address = bag.login(n), f"onbekend{n}@nieuw{n}.example"
        bag.mail(
            "unknown/in", mailbox(f"Nieuw Iemand {n}", address), user(login), owner=login, proposals=[new(address)]
        )
        if n < 8:
            bag.sent("unknown/out", login, f"niemand{n}@nieuw{n}.example")


def reply_to(bag):
    """A Reply-To counts as a counterparty; an unknown one is proposed to nobody."""
    for n in range(8):
        login, them, other = bag.login(n), bag.agency.candidate(), bag.agency.contact()
        both = merged(person(them), person(other))
        bag.mail("reply-to/known", of(them), user(login), reply_to=[of(other)], owner=login, links=both)
        other, address = bag.agency.candidate(), f"secretariaat{n}@kantoor.example"
        bag.mail(
            "reply-to/unknown-from",
            f"Balie <{address}>",
            user(login),
            reply_to=[of(other)],
            owner=login,
            links=person(other),
            proposals=[new(address)],
        )
        them = bag.agency.candidate()
        bag.mail(
            "reply-to/unknown",
            of(them),
            user(login),
            reply_to=[f"antwoord{n}@kantoor.example"],
            owner=login,
            links=person(them),
        )


def plus_tags(bag):
    """A plus tag is dropped only when the exact address is unknown."""
    for n in range(8):
        login, them = bag.login(n), bag.agency.candidate(f"Plus{n}@tags.example")
        bag.mail(
            "tag/dropped",
            mailbox(them.name, f"plus{n}+werk@tags.example"),
            user(login),
            owner=login,
            links=person(them),
        )
    for n in range(8):
        login = bag.login(n)
        exact, bare = (
            bag.agency.candidate(f"dubbel{n}+cv@tags.example"),
            bag.agency.candidate(f"dubbel{n}@tags.example"),
        )
        who, address = (exact, exact.address) if n % 2 else (bare, bare.address)
        bag.mail("tag/exact", mailbox(who.name, address), user(login), owner=login, links=person(who))
        address = f"dubbel{n}+iets@tags.example"
        bag.mail("tag/other", mailbox(bare.name, address), user(login), owner=login, links=person(bare))
    for _n in range(8):
        them = bag.agency.contact()
        bag.mail(
            "tag/user",
            "Anna <anna+jobs@noordwerving.example>",
            of(them),
            owner="anna",
            role="sent",
            direction="out",
            links=person(them),
        )


def gmail(bag):
    """At Gmail dots are ignored and the two domains are one; nowhere else."""
    for n in range(10):
        login, them = bag.login(n), bag.agency.candidate(f"jan.met.punt{n}@gmail.com")
        form = (f"janmetpunt{n}@gmail.com", f"j.a.nmetpunt{n}@googlemail.com", f"JanMet.Punt{n}+nl@GoogleMail.com")[
            n % 3
        ]
        bag.mail("gmail/dots", mailbox(them.name, form), user(login), owner=login, links=person(them))
    for n in range(8):
        login, address = bag.login(n), f"metpunt{n}@hotmail.com"
        bag.agency.candidate(f"met.punt{n}@hotmail.com")
        bag.mail("gmail/elsewhere", mailbox("Met Punt", address), user(login), owner=login, proposals=[new(address)])


def idn(bag):
    """Domains compare after IDNA, in the record and in the header."""
    for n in range(9):
        login, unicode = bag.login(n), ("bücher", "café-zorg", "müller-bau")[n % 3]
        ascii_ = unicode.encode("idna").decode()
        if n % 2:
            them, sender = bag.agency.candidate(f"idn{n}@{unicode}.example"), f"idn{n}@{ascii_.upper()}.example"
        else:
            them, sender = bag.agency.candidate(f"idn{n}@{ascii_}.example"), f"idn{n}@{unicode}.example"
        bag.mail("idn/person", f"Idn {n} <{sender}>", user(login), owner=login, links=person(them))
    for n in range(8):
        host = f"strasse{n}-büro"
        house, address = bag.agency.company(f"{host}.example"), f"vraag@post.{host.encode('idna').decode()}.example"
        bag.mail(
            "idn/company", address, user("bram"), owner="bram", links=by("company", house), proposals=[new(address)]
        )


def _pretending(known, evil, n):
    """The From headers of one who carries the address or the name of another."""
    return (
        f'"{known.address}" <{evil}>',
        mailbox(known.name, evil),
        f"{encoded('Zoë, ' + known.address + ' ')} <{evil}>",
        f"{evil} ({known.address})",
        f'"{known.name} <{known.address}>" <{evil}>',
        f'"{known.address}, iemand" <{evil}>',
        f'"Iemand \\"{known.address}\\"" <{evil}>',
        f"=?utf-8?q?{known.address.replace('@', '=40')}=2C?= <{evil}>",
    )[n % 8]


def display_names(bag):
    """The display name is ignored, whatever stands in it (CVE-2023-27043)."""
    for n in range(16):
        login, known, evil = bag.login(n), bag.agency.candidate(), f"vals{n}@elders.example"
        sender = _pretending(known, evil, n)
        if n < 8:
            bag.mail("display/from", sender, user(login), owner=login, proposals=[new(evil)])
        else:
            them = bag.agency.candidate()
            bag.mail("display/cc", of(them), user(login), cc=[sender], owner=login, links=person(them))
    broken = (
        "{k})<{e}>",
        "{k}<{e}>",
        "<{k}>{e}",
        "{k}]{e}",
        "{k}({e}",
        '"{e}" {k}@elders.example',
        "{k}@{e}",
        "{k};{e}@x",
    )
    for n, form in enumerate(broken):
        login, known = bag.login(n), bag.agency.candidate()
        if form.startswith(("<{k}>", "{k}(", "{k};")):
            form = "{e} <{k}> <{e}>"
        sender = form.format(k=known.address, e=f"kapot{n}@elders.example")
        bag.mail("display/broken", sender, user(login), owner=login, proposals=None)


SCENES = (plain, second_address, copied, unknown, reply_to, plus_tags, gmail, idn, display_names)
