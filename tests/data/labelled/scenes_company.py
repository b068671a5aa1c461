"""Rules `company` and `reference`."""

from tests.data.labelled.mailbag import by, inherited, mailbox, merged, new, of, person, tie, user


def domains(bag):
    """An unknown counterparty at a company's domain, or at a subdomain of it; the longest listed domain wins."""
    for n in range(10):
        login, house = bag.login(n), bag.agency.company(f"huis{n}.example", f"huis-{n}.example")
        address = f"info{n}@{('huis{}.example', 'mail.huis-{}.example')[n % 2].format(n)}"
        bag.mail("domain/in", address, user(login), owner=login, links=by("company", house), proposals=[new(address)])
        address = f"inkoop{n}@Afdeling.Huis{n}.example"
        bag.sent("domain/out", login, address, links=by("company", house))
    for n in range(8):
        login, whole = bag.login(n), bag.agency.company(f"groep{n}.example")
        part = bag.agency.company(f"zorg.groep{n}.example")
        for address, house in ((f"a@x.zorg.groep{n}.example", part), (f"a@bouw.groep{n}.example", whole)):
            bag.mail(
                "domain/longest",
                address,
                user(login),
                owner=login,
                links=by("company", house),
                proposals=[new(address)],
            )
    for n in range(8):
        login = bag.login(n)
        bag.agency.company(f"punt{n}.example")
        address = f"a@nietpunt{n}.example" if n % 2 else f"a@punt{n}.example.org"
        bag.mail("domain/alike", address, user(login), owner=login, proposals=[new(address)])


def copied_unknowns(bag):
    """An unknown in Cc at a company's domain brings the company and is not proposed."""
    for n in range(8):
        login, them, house = bag.login(n), bag.agency.candidate(), bag.agency.company()
        cc = f"cc{n}@{house.row['domains']}"
        bag.mail(
            "domain/cc", of(them), user(login), cc=[cc], owner=login, links=merged(person(them), by("company", house))
        )


def public_providers(bag):
    """A public mail provider's domain is never a company's."""
    hosts = (
        "gmail.com",
        "hotmail.com",
        "outlook.com",
        "yahoo.com",
        "icloud.com",
        "gmx.de",
        "web.de",
        "live.nl",
        "ziggo.nl",
    )
    for n, host in enumerate(hosts):
        login, address = bag.login(n), f"zomaar{n}@{host}"
        bag.agency.company(f"winkel{n}.example", host)
        bag.mail("domain/public", address, user(login), owner=login, proposals=[new(address)])


def two_companies(bag):
    """A domain of two companies is a tie; a contact's own company decides for that contact."""
    for n in range(8):
        login = bag.login(n)
        one, two = bag.agency.company(f"gedeeld{n}.example"), bag.agency.company(f"gedeeld{n}.example")
        address = f"vraag@gedeeld{n}.example"
        bag.mail("tie/companies", address, user(login), owner=login, proposals=[new(address), *tie(address, one, two)])
        them = bag.agency.contact(f"chef{n}@gedeeld{n}.example", company=two)
        bag.mail("tie/contact-of-one", of(them), user(login), owner=login, links=person(them))


def work_addresses(bag):
    """A known candidate's work address brings no company; a contact's company is not the domain's."""
    for n in range(8):
        login, house = bag.login(n), bag.agency.company()
        them = bag.agency.candidate(f"werk{n}@{house.row['domains']}")
        bag.mail("domain/work", of(them), user(login), owner=login, links=person(them))
        them = bag.agency.contact(f"gedetacheerd{n}@{house.row['domains']}")
        bag.mail("domain/seconded", of(them), user(login), owner=login, links=person(them))


REFERENCES = (
    "{r}",
    "{l}: vraag",
    "Over ({r}).",
    "[{l}] cv",
    "Vacature #{r}/2",
    "functie {r}, Assen",
    "«{r}»",
    "Re {l}?",
)
GUARDED = ("X{r}", "{r}1", "{r}-b", "_{r}", "é{l}", "{r}_2", "5{r}", "-{r}", "{l}é", "9-{r}")


def references(bag):
    """A vacancy's `ref` in the subject, and what may not stand beside it."""
    for n in range(16):
        login, them, vacancy = bag.login(n), bag.agency.candidate(), bag.agency.vacancy()
        subject = REFERENCES[n % 8].format(r=vacancy.ref, l=vacancy.ref.lower())
        links = merged(person(them), by("reference", vacancy))
        bag.mail("reference/vacancy", of(them), user(login), owner=login, subject=subject, links=links)
    for n, form in enumerate(GUARDED):
        login, them, vacancy = bag.login(n), bag.agency.candidate(), bag.agency.vacancy()
        subject = "Over " + form.format(r=vacancy.ref, l=vacancy.ref.lower())
        bag.mail("reference/guard", of(them), user(login), owner=login, subject=subject, links=person(them))
    for n in range(8):
        login, one, two = bag.login(n), bag.agency.vacancy(), bag.agency.vacancy(f"Groningen.{n}")
        address, subject = f"vrager{n}@nieuw.example", f"{one.ref} en groningen.{n}"
        bag.mail(
            "reference/two",
            address,
            user(login),
            owner=login,
            subject=subject,
            links=by("reference", one, two),
            proposals=[new(address)],
        )
        bag.sent(
            "reference/nobody",
            "chris",
            f"extern{n}@nieuw.example",
            subject=f"Vacature {one.ref}",
            links=by("reference", one),
        )


def matches(bag):
    """With a candidate linked too, and a match of the two: the match."""
    for n in range(12):
        login, them, vacancy = bag.login(n), bag.agency.candidate(), bag.agency.vacancy()
        match = bag.agency.match(them, vacancy)
        links = merged(person(them), by("reference", vacancy, match))
        bag.mail(
            "match/candidate", of(them), user(login), owner=login, subject=f"Mijn cv voor {vacancy.ref}", links=links
        )
        other = bag.agency.candidate()
        bag.agency.match(other, bag.agency.vacancy())
        links = merged(person(other), by("reference", vacancy))
        bag.sent("match/of-another", login, of(other), subject=f"Iets voor je? {vacancy.ref}", links=links)
    for _n in range(8):
        vacancy = bag.agency.vacancy()
        chef = next(one for one in bag.agency.records if one.ref == vacancy.row["contact"])
        them, other = bag.agency.candidate(), bag.agency.candidate()
        match = bag.agency.match(them, vacancy)
        links = merged(person(chef), person(them), person(other), by("reference", vacancy, match))
        bag.sent("match/cc", "anna", of(chef), cc=[of(them), of(other)], subject=f"Voorstel {vacancy.ref}", links=links)


def ties(bag):
    """An address on two people: no link, a proposal of each; same-named candidate and contact are one person."""
    for n in range(8):
        login, address = bag.login(n), f"gezin{n}@thuis.example"
        one, two = bag.agency.candidate(address), bag.agency.candidate(address)
        bag.mail(
            "tie/candidates", mailbox(one.name, address), user(login), owner=login, proposals=tie(address, one, two)
        )
        bag.sent("tie/out", login, mailbox(two.name, address), proposals=tie(address, one, two))
    for n in range(8):
        login, name, address = bag.login(n), bag.agency.a_name(), f"zelfde{n}@thuis.example"
        one, two = bag.agency.candidate(address, name=name), bag.agency.candidate(address, name=name)
        bag.mail(
            "tie/same-name", mailbox(one.name, address), user(login), owner=login, proposals=tie(address, one, two)
        )
    for n in range(8):
        login, name = bag.login(n), bag.agency.a_name()
        chef = bag.agency.contact(name=name)
        them = bag.agency.candidate(chef.address, name=name)
        both = merged(person(chef), person(them))
        bag.mail("tie/one-person", of(them), user(login), owner=login, links=both)
    for n in range(8):
        login, address = bag.login(n), f"loket{n}@balie.example"
        chef, them = bag.agency.contact(address), bag.agency.candidate(address)
        bag.mail(
            "tie/two-kinds", mailbox(them.name, address), user(login), owner=login, proposals=tie(address, chef, them)
        )
    for n in range(8):
        login, house = bag.login(n), bag.agency.company()
        address = f"info@{house.row['domains']}"
        one, two = bag.agency.contact(address, company=house), bag.agency.contact(address, company=house)
        bag.mail(
            "tie/at-company",
            address,
            user(login),
            owner=login,
            links=by("company", house),
            proposals=tie(address, one, two),
        )
    for n in range(8):
        login, address, them = bag.login(n), f"stel{n}@thuis.example", bag.agency.candidate()
        one, two = bag.agency.candidate(address), bag.agency.candidate(address)
        bag.mail(
            "tie/cc",
            of(them),
            user(login),
            cc=[address],
            owner=login,
            links=person(them),
            proposals=tie(address, one, two),
        )


def settled_ties(bag):
    """`reply` settles a tie; an answer in a conversation of neither does not."""
    for n in range(8):
        login, address = bag.login(n), f"duo{n}@thuis.example"
        one, two = bag.agency.candidate(address, f"alleen{n}@thuis.example"), bag.agency.candidate(address)
        first = bag.sent("tie/settled", login, of(one, 1), links=person(one))
        links = inherited(first)
        bag.mail(
            "tie/settled",
            mailbox("Duo", address),
            user(login),
            owner=login,
            answers=first,
            thread=first.thread,
            subject="Re: " + first.subject,
            links=links,
        )
        other = bag.agency.contact()
        first = bag.sent(
            "tie/unsettled", login, of(other), cc=[address], links=person(other), proposals=tie(address, one, two)
        )
        bag.mail(
            "tie/unsettled",
            address,
            user(login),
            owner=login,
            answers=first,
            thread=first.thread,
            subject="Re: " + first.subject,
            links=inherited(first),
            proposals=tie(address, one, two),
        )


SCENES = (
    domains,
    copied_unknowns,
    public_providers,
    two_companies,
    work_addresses,
    references,
    matches,
    ties,
    settled_ties,
)
