"""Rules `reply` and `subject`, `hand`, and conversations whose parts are missing, late or at odds."""

from datetime import timedelta

from tests.data.labelled.mailbag import by, inherited, merged, new, of, person, user


def _answer(bag, scene, sender, login, first, *, own=None, prefix="Re: ", **rest):
    """An answer that kept its headers: what its own addresses give, and what the first message has."""
    rest.setdefault("subject", prefix + first.subject)
    rest.setdefault("links", merged(own or {}, inherited(first)))
    return bag.mail(scene, sender, user(login), owner=login, answers=first, thread=first.thread, **rest)


def exchanges(bag):
    """Question, answer and thanks; the people of the first message stay, also when they are left out later."""
    for n in range(12):
        login, them, chef = bag.login(n), bag.agency.candidate(), bag.agency.contact()
        first = bag.sent("reply/exchange", login, of(them), cc=[of(chef)], links=merged(person(them), person(chef)))
        second = _answer(
            bag, "reply/exchange", of(them), login, first, own=person(them), prefix=("Re: ", "Antw: ", "AW: ")[n % 3]
        )
        bag.sent(
            "reply/exchange",
            login,
            of(them),
            answers=second,
            thread=first.thread,
            subject="RE: " + first.subject,
            references=(first.message_id, second.message_id),
            links=merged(person(them), inherited(second)),
        )
    for n in range(8):
        login, vacancy, them = bag.login(n), bag.agency.vacancy(), bag.agency.candidate()
        match = bag.agency.match(them, vacancy)
        links = merged(person(them), by("reference", vacancy, match))
        first = bag.sent("reply/match", login, of(them), subject=f"{vacancy.ref} iets voor jou", links=links)
        links = merged(person(them), inherited(first), by("reference", vacancy, match))
        _answer(bag, "reply/match", of(them), login, first, prefix="SV: ", links=links)


def unknown_answers(bag):
    """An unknown who answers gets the links, and is proposed as well."""
    for n in range(8):
        login, chef, address = bag.login(n), bag.agency.contact(), f"collega{n}@andermans.example"
        first = bag.sent("reply/unknown", login, of(chef), cc=[address], links=person(chef))
        _answer(bag, "reply/unknown", address, login, first, proposals=[new(address)])


def changed_subjects(bag):
    """Another subject and other people: the links are proposed. One of the two alone: they are made."""
    for n in range(8):
        login, them, other = bag.login(n), bag.agency.candidate(), bag.agency.contact()
        first = bag.sent("changed/both", login, of(them), links=person(them))
        proposals = [("reply", *key, None) for key in first.links]
        second = _answer(
            bag,
            "changed/both",
            of(other),
            login,
            first,
            subject=f"Factuur {n} van mei",
            links=person(other),
            proposals=proposals,
        )
        _answer(bag, "changed/after", of(other), login, second, own=person(other), prefix="Re: ")
    for n in range(8):
        login, them, other = bag.login(n), bag.agency.candidate(), bag.agency.candidate()
        first = bag.sent("changed/subject", login, of(them), cc=[of(other)], links=merged(person(them), person(other)))
        _answer(bag, "changed/subject", of(them), login, first, own=person(them), subject=f"Iets heel anders {n}")
        third = bag.agency.candidate()
        _answer(bag, "changed/people", of(third), login, first, own=person(third))
        address = f"derde{n}@elders.example"
        proposals = [new(address), *(("reply", *key, None) for key in first.links)]
        _answer(
            bag,
            "changed/unknown",
            address,
            login,
            first,
            subject=f"Aanbieding {n} kantoorartikelen",
            links={},
            proposals=proposals,
        )


def references_only(bag):
    """Without the message that In-Reply-To names: the nearest one of References that is here."""
    for n in range(10):
        login, them, chef = bag.login(n), bag.agency.candidate(), bag.agency.contact()
        first = bag.sent("lost/parent", login, of(them), cc=[of(chef)], links=merged(person(them), person(chef)))
        gone = (f"<gone{n}a@post.example>", f"<gone{n}b@post.example>")
        _answer(
            bag,
            "lost/parent",
            of(them),
            login,
            first,
            own=person(them),
            in_reply_to=gone[n % 2],
            references=(first.message_id, *gone[: 1 + n % 2]),
        )


def headers_at_odds(bag):
    """In-Reply-To wins over References where the message that it names is here."""
    for n in range(8):
        login, them, chef = bag.login(n), bag.agency.candidate(), bag.agency.contact()
        one = bag.sent("lost/odds", login, of(chef), links=person(chef))
        two = bag.sent("lost/odds", login, of(them), links=person(them))
        _answer(bag, "lost/odds", of(them), login, two, own=person(them), references=(one.message_id,))


def siblings(bag):
    """Two answers to one message that is not here are one conversation and share no links."""
    for n in range(6):
        login, them, other, gone = (
            bag.login(n),
            bag.agency.candidate(),
            bag.agency.candidate(),
            f"<never{n}@post.example>",
        )
        one = bag.mail(
            "lost/siblings",
            of(them),
            user(login),
            owner=login,
            subject=f"Re: Weg {n}",
            in_reply_to=gone,
            references=(gone,),
            links=person(them),
        )
        bag.mail(
            "lost/siblings",
            of(other),
            user(login),
            owner=login,
            subject=f"Re: Weg {n}",
            in_reply_to=gone,
            references=(gone,),
            links=person(other),
            thread=one.thread,
        )


def late_parents(bag):
    """An answer that comes before what it answers gets the links when that arrives."""
    for n in range(8):
        login, them, chef = bag.login(n), bag.agency.candidate(), bag.agency.contact()
        first = bag.sent(
            "late/parent", login, of(them), cc=[of(chef)], batch=2, links=merged(person(them), person(chef))
        )
        second = _answer(bag, "late/parent", of(them), login, first, own=person(them))
        _answer(bag, "late/parent", of(chef), login, second, own=person(chef))
    for n in range(8):
        login, them, chef = bag.login(n), bag.agency.candidate(), bag.agency.contact()
        far = bag.sent("late/nearer", login, of(them), cc=[of(chef)], links=merged(person(them), person(chef)))
        near = bag.sent("late/nearer", login, of(them), batch=2, links=person(them))
        _answer(
            bag, "late/nearer", of(them), login, near, own=person(them), references=(far.message_id, near.message_id)
        )


def lost_headers(bag):
    """A reply without headers joins by its subject, the same counterparty and 90 days."""
    prefixes = ("Re:", "RE: ", "Antw: ", "AW: ", "Betr: ", "SV: ", "re: ", "Re: Re: ")
    for n in range(12):
        login, them, chef = bag.login(n), bag.agency.candidate(), bag.agency.contact()
        first = bag.sent("lost/subject", login, of(them), cc=[of(chef)], links=merged(person(them), person(chef)))
        date = first.date + timedelta(days=(1, 30, 89)[n % 3])
        links = merged(person(them), inherited(first, "reply", "subject"))
        bag.mail(
            "lost/subject",
            of(them),
            user(login),
            owner=login,
            subject=prefixes[n % 8] + first.subject,
            date=date,
            thread=first.thread,
            links=links,
        )
    for n in range(8):
        login, chef = bag.login(n), bag.agency.contact()
        them = bag.agency.candidate(f"thuis{n}@wissel.example", f"werk{n}@wissel.example")
        first = bag.mail(
            "lost/other-address",
            of(them),
            user(login),
            cc=[of(chef)],
            owner=login,
            links=merged(person(them), person(chef)),
        )
        links = merged(person(them), inherited(first, "reply", "subject"))
        bag.sent(
            "lost/other-address", login, of(them, 1), subject="Re: " + first.subject, thread=first.thread, links=links
        )


def nearest_by_subject(bag):
    """Of two messages with the subject, the nearest by date."""
    for n in range(8):
        login, them, subject = bag.login(n), bag.agency.candidate(), f"Vaste vraag {n}"
        firsts = []
        for _turn in range(2):
            chef = bag.agency.contact()
            links = merged(person(them), person(chef))
            firsts.append(bag.sent("lost/nearest", login, of(them), cc=[of(chef)], subject=subject, links=links))
            bag.clock += timedelta(days=1)
        near = firsts[1]
        links = merged(person(them), inherited(near, "reply", "subject"))
        bag.mail(
            "lost/nearest",
            of(them),
            user(login),
            owner=login,
            subject="Re: " + subject,
            thread=near.thread,
            links=links,
        )


def subjects_that_join_nothing(bag):
    """Other people, too late, no prefix, or nothing but a prefix: no conversation is joined."""
    for n in range(20):
        login, them, chef = bag.login(n), bag.agency.candidate(), bag.agency.contact()
        empty = n % 4 == 3
        first = bag.sent(
            "lost/not",
            login,
            of(them),
            cc=[of(chef)],
            links=merged(person(them), person(chef)),
            subject=("", "Re:", "  ")[n % 3] if empty else None,
        )
        who = bag.agency.candidate() if n % 4 == 0 else them
        subject = {2: first.subject, 3: ("Re:", "Antw: ", "RE: ")[n % 3]}.get(n % 4, "Re: " + first.subject)
        date = first.date + timedelta(days=91) if n % 4 == 1 else None
        bag.mail("lost/not", of(who), user(login), owner=login, subject=subject, date=date, links=person(who))


def by_hand(bag):
    """What a person links stays and goes on to later answers; what a person unlinks never comes back."""
    for n in range(8):
        login, vacancy, them = bag.login(n), bag.agency.vacancy(), bag.agency.candidate()
        links = merged(person(them), by("hand", vacancy))
        first = bag.sent("hand/linked", login, of(them), links=links)
        bag.act(login, first, "link", vacancy)
        _answer(bag, "hand/linked", of(them), login, first, own=person(them), batch=2)
    for n in range(8):
        login, chef, them = bag.login(n), bag.agency.contact(), bag.agency.candidate()
        first = bag.sent("hand/unlinked", login, of(chef), cc=[of(them)], links=person(chef))
        bag.act(login, first, "unlink", them)
        _answer(bag, "hand/unlinked", of(chef), login, first, own=person(chef), batch=2)
    for n in range(8):
        login, address = bag.login(n), f"paar{n}@thuis.example"
        one, _two = bag.agency.candidate(address), bag.agency.candidate(address)
        first = bag.mail("tie/by-hand", address, user(login), owner=login, links=by("hand", one))
        bag.act(login, first, "link", one)
        bag.sent(
            "tie/by-hand",
            login,
            address,
            answers=first,
            subject="Re: " + first.subject,
            thread=first.thread,
            links=inherited(first),
            batch=2,
        )


SCENES = (
    exchanges,
    unknown_answers,
    changed_subjects,
    references_only,
    headers_at_odds,
    siblings,
    late_parents,
    lost_headers,
    nearest_by_subject,
    subjects_that_join_nothing,
    by_hand,
)
