"""The demo agency Noorderlicht: its users, records and mail, the same for the same moment and seed.

The people and texts are in resources/demo; this is where they come together.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from carerix_desktop.demo.cast import Cast, Person, build_cast
from carerix_desktop.demo.machines import Machines
from carerix_desktop.demo.post import Letter, PostRoom, UserFolders
from carerix_desktop.demo.scene import HandLink, SceneWriter
from carerix_desktop.demo.stories import StoryTeller

_CANDIDATE_FACTS = ("function", "available", "hours", "salary", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoUser:
    """One user of the agency; `mailboxes` are the server's folders with their special-use mark ("" for none)."""

    login: str
    name: str
    from_address: str
    aliases: tuple[str, ...]
    role: str
    mailboxes: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoAgency:
    """All of it. `records` are rows with the columns of CLI.md, by kind, in the order in which they can be imported."""

    name: str
    mail_domain: str
    keywords: tuple[str, ...]
    users: tuple[DemoUser, ...]
    records: Mapping[str, Sequence[Mapping[str, str]]]
    letters: tuple[Letter, ...]

    def newest(self, login: str, count: int) -> tuple[Letter, ...]:
        """The newest letters of one user, newest first."""
        mine = (letter for letter in reversed(self.letters) if letter.owner == login)
        return tuple(islice(mine, count))


def build_agency(today: datetime, seed: int = 7) -> DemoAgency:
    """Make the agency as it is at a moment.

    Args:
        today: now; the newest mail is of this day. Naive means local time.
        seed: another number gives other people and other mail.
    """
    today = today if today.tzinfo else today.astimezone()
    room = open_post_room(today, seed)
    return _agency(room.cast, today, room.letters())


def agency_without_mail(today: datetime, seed: int) -> DemoAgency:
    """The same agency, where its mail comes from the server: no letters are written."""
    return _agency(build_cast(random.Random(seed)), today, ())  # noqa: S311  # for a play, not for secrets


def _agency(cast: Cast, today: datetime, letters: tuple[Letter, ...]) -> DemoAgency:
    return DemoAgency(
        name=cast.source["name"],
        mail_domain=cast.source["mail_domain"],
        keywords=tuple(cast.source["keywords"]),
        users=tuple(_user(person, cast, today) for person in cast.users),
        records=_records(cast),
        letters=letters,
    )


def open_post_room(today: datetime, seed: int) -> PostRoom:
    """The post room with all mail up to now in it."""
    rng = random.Random(seed)  # noqa: S311  # for a play, not for secrets
    room = PostRoom(build_cast(rng), today, rng)
    latest = {user.login: today - timedelta(minutes=15) for user in room.cast.users}
    latest[room.cast.users[0].login] = today - timedelta(days=2, hours=5)  # from then on the scene is played
    scene = SceneWriter(room)
    scene.write()
    teller = StoryTeller(room, latest)
    teller.tell_matches()
    Machines(room, teller, scene, latest).write()
    teller.fill()
    return room


def hand_links(today: datetime, seed: int) -> tuple[HandLink, ...]:
    """What the main user linked by hand, by the Message-IDs of the same agency's mail."""
    rng = random.Random(seed)  # noqa: S311  # for a play, not for secrets
    return SceneWriter(PostRoom(build_cast(rng), today, rng)).write()


def _user(person: Person, cast: Cast, today: datetime) -> DemoUser:
    aliases = tuple(alias for alias in person.facts["aliases"].split(";") if alias)
    return DemoUser(
        login=person.login,
        name=person.name,
        from_address=person.email,
        aliases=aliases,
        role=person.facts["role"],
        mailboxes=UserFolders(cast, person.login, today).mailboxes,
    )


def _records(cast: Cast) -> dict[str, list[dict[str, str]]]:
    owners = _owners(cast)
    return {
        "company": [
            {"ref": c.ref, "name": c.name, "domains": c.domain, "city": c.city, "owner": owners.get(c.ref, "")}
            for c in cast.companies
        ],
        "contact": [_contact(person) | {"owner": owners.get(person.ref, "")} for person in cast.contacts],
        "candidate": [_candidate(person) | {"owner": owners.get(person.ref, "")} for person in cast.candidates],
        "vacancy": [
            {"ref": v.ref, "title": v.title, "company": v.company.ref, "contact": v.contact.ref, "status": v.status}
            | {"owner": v.owner.login}
            for v in cast.vacancies
        ],
        "match": [
            {"ref": m.ref, "candidate": m.candidate.ref, "vacancy": m.vacancy.ref, "status": m.status}
            for m in cast.matches
        ],
    }


def _owners(cast: Cast) -> dict[str, str]:
    """Number of a record → login: who looks after the vacancy looks after its client and its candidates."""
    owners: dict[str, str] = {}
    for vacancy in cast.vacancies:
        for ref in (vacancy.company.ref, vacancy.contact.ref):
            owners.setdefault(ref, vacancy.owner.login)
    for match in cast.matches:
        owners.setdefault(match.candidate.ref, match.vacancy.owner.login)
    return owners


def _person(person: Person) -> dict[str, str]:
    return {
        "ref": person.ref,
        "first_name": person.first,
        "last_name": person.last,
        "emails": person.email,
        "phones": person.phone,
        "language": person.language,
        "confidential": "no",
        "opt_out": "no",
    }


def _contact(person: Person) -> dict[str, str]:
    assert person.company is not None
    return _person(person) | {"company": person.company.ref, "title": person.title}


def _candidate(person: Person) -> dict[str, str]:
    number = int(person.ref.removeprefix("K-"))
    marks = {"confidential": "yes" if number % 97 == 0 else "no", "opt_out": "yes" if number % 61 == 0 else "no"}
    notes = f"{person.title}, {person.facts['available']}"
    return (
        _person(person) | marks | {"city": person.city, "notes": notes} | {f: person.facts[f] for f in _CANDIDATE_FACTS}
    )
