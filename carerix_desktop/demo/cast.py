"""Who plays in the demo: users, companies, people, vacancies and matches, drawn from resources/demo/agency.toml."""

import random
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from carerix_desktop.demo.composition import Address
from carerix_desktop.demo.documents import file_name
from carerix_desktop.host.profile import resources_directory

CANDIDATES, CONTACTS, VACANCIES = 200, 60, 30
_STATUSES = ("new", "proposed", "invited", "interview", "offered", "placed", "rejected", "withdrawn")
_STATUS_WEIGHTS = (14, 12, 12, 10, 5, 14, 26, 7)
CROWDED, CROWD = "V-2417", 24
"""The vacancy with so many candidates that one wants to write to all of them at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """A client."""

    ref: str
    name: str
    domain: str
    city: str
    sector: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Person:
    """A candidate, a contact (with `company`), a user (with `login`) or a stranger (with neither and no `ref`)."""

    name: str
    email: str
    language: str
    city: str = ""
    ref: str = ""
    login: str = ""
    company: Company | None = None
    title: str = ""
    phone: str = ""
    sector: str = "it"
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def first(self) -> str:
        """The first name."""
        return self.name.split(" ", 1)[0]

    @property
    def last(self) -> str:
        """All but the first name."""
        return self.name.partition(" ")[2]

    @property
    def address(self) -> Address:
        """As it stands in a header."""
        return Address(name=self.name, address=self.email)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vacancy:
    """An opening at a client, looked after by one user."""

    ref: str
    title: str
    company: Company
    contact: Person
    owner: Person
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A candidate for a vacancy, and how far it came; `has_mail`: letters tell of it."""

    ref: str
    candidate: Person
    vacancy: Vacancy
    status: str
    has_mail: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Everybody and everything."""

    source: Mapping[str, Any]
    users: tuple[Person, ...]
    companies: tuple[Company, ...]
    contacts: tuple[Person, ...]
    candidates: tuple[Person, ...]
    vacancies: tuple[Vacancy, ...]
    matches: tuple[Match, ...]

    def person(self, name: str) -> Person | None:
        """The user, contact or candidate of this name or, for a user, of this login."""
        everybody = (*self.users, *self.contacts, *self.candidates)
        return next((person for person in everybody if name in (person.name, person.login)), None)

    def vacancy(self, ref: str) -> Vacancy | None:
        """The vacancy with this number."""
        return next((vacancy for vacancy in self.vacancies if vacancy.ref == ref), None)


def read_data(name: str) -> dict[str, Any]:
    """One of the tables in resources/demo."""
    return tomllib.loads((resources_directory() / "demo" / f"{name}.toml").read_text(encoding="utf-8"))


def build_cast(rng: random.Random) -> Cast:
    """Draw the cast; the same generator state gives the same people."""
    source = read_data("agency")
    users = tuple(_user(entry, source) for entry in source["user"])
    companies = tuple(_company(number, entry) for number, entry in enumerate(source["company"]))
    names = _Names(source, rng)
    contacts = _contacts(source, companies, names, rng)
    candidates = _candidates(source, names, rng)
    vacancies = _vacancies(source, companies, contacts, users, rng)
    return Cast(
        source=source,
        users=users,
        companies=companies,
        contacts=contacts,
        candidates=candidates,
        vacancies=vacancies,
        matches=_matches(candidates, vacancies, rng),
    )


class _Names:
    """Names that occur once, so that an address belongs to one person."""

    def __init__(self, source: Mapping[str, Any], rng: random.Random) -> None:
        self._source, self._rng = source, rng
        named = [entry for kind in ("user", "contact", "candidate") for entry in source[kind]]
        self._taken = {entry["name"] for entry in named} | {entry.get("email") for entry in named}

    def draw(self, language: str) -> str:
        """A new name, usual where this language is spoken."""
        names = self._source["names"]
        prefix = "english_" if language == "en" else ""
        while True:
            name = f"{self._rng.choice(names[prefix + 'first'])} {self._rng.choice(names[prefix + 'last'])}"
            if name not in self._taken:
                self._taken.add(name)
                return name

    def address(self, name: str) -> str:
        """An address that this person could have with a provider."""
        first, _, last = (file_name(part).replace("_", "").lower() for part in name.partition(" "))
        local = self._rng.choice([f"{first}.{last}", f"{first[0]}.{last}", f"{first}{last}", f"{first}_{last}"])
        return f"{local}@{self._rng.choice(self._source['names']['mail_domains'])}"


def _user(entry: Mapping[str, Any], source: Mapping[str, Any]) -> Person:
    facts = {"role": entry["role"], "aliases": ";".join(entry["aliases"])}
    address = f"{entry['login']}@{source['mail_domain']}"
    return Person(
        name=entry["name"],
        email=address,
        language="nl",
        login=entry["login"],
        title=entry["job"],
        phone=entry["phone"],
        facts=facts,
    )


def _company(number: int, entry: Mapping[str, Any]) -> Company:
    return Company(
        ref=f"B-{101 + number}", name=entry["name"], domain=entry["domain"], city=entry["city"], sector=entry["sector"],
        language=entry.get("language", "nl"),
    )  # fmt: skip


def _contacts(
    source: Mapping[str, Any], companies: tuple[Company, ...], names: _Names, rng: random.Random
) -> tuple[Person, ...]:
    by_name = {company.name: company for company in companies}
    known = [(entry["name"], by_name[entry["company"]], entry["title"]) for entry in source["contact"]]
    while len(known) < CONTACTS:
        company = companies[len(known) % len(companies)]
        title = rng.choice(source["contact_titles"][company.language])
        known.append((names.draw(company.language), company, title))
    return tuple(
        Person(
            ref=f"P-{2001 + number}",
            name=name,
            email=f"{file_name(name).lower().replace('_', '.', 1).replace('_', '')}@{company.domain}",
            language=company.language,
            city=company.city,
            company=company,
            title=title,
            phone=_phone(rng),
            sector=company.sector,
        )
        for number, (name, company, title) in enumerate(known)
    )


def _candidates(source: Mapping[str, Any], names: _Names, rng: random.Random) -> tuple[Person, ...]:
    entries: list[Mapping[str, Any]] = list(source["candidate"])
    while len(entries) < CANDIDATES:
        language = "en" if rng.random() < 0.22 else "nl"
        sector = rng.choice(list(source["sector"]))
        title = rng.choice(source["sector"][sector]["titles"])
        entries.append({"name": names.draw(language), "language": language, "sector": sector, "function": title})
    return tuple(_candidate(number, entry, source, names, rng) for number, entry in enumerate(entries))


def _candidate(
    number: int, entry: Mapping[str, Any], source: Mapping[str, Any], names: _Names, rng: random.Random
) -> Person:
    salary = f"€ {rng.randrange(28, 72)}00 bruto p/m"
    facts = {
        "function": entry["function"],
        "available": entry.get(
            "available", rng.choice(["per direct", "opzegtermijn een maand", "opzegtermijn twee maanden"])
        ),
        "hours": f"{rng.choice([24, 28, 32, 36, 36, 40])} per week",
        "salary": entry.get("salary", re.sub(r"(\d)(\d{3})", r"\1.\2", salary)),
        "source": rng.choice(source["names"]["sources"]),
    }
    return Person(
        ref=f"K-{1001 + number}",
        name=entry["name"],
        email=entry.get("email") or names.address(entry["name"]),
        language=entry.get("language", "nl"),
        city=entry.get("city") or rng.choice(source["names"]["cities"]),
        title=entry["function"],
        phone=entry.get("phone") or _phone(rng),
        sector=entry["sector"],
        facts=facts,
    )


def _phone(rng: random.Random) -> str:
    return f"06 {rng.randrange(1000, 9999)} {rng.randrange(1000, 9999)}"


def _vacancies(
    source: Mapping[str, Any],
    companies: tuple[Company, ...],
    contacts: tuple[Person, ...],
    users: tuple[Person, ...],
    rng: random.Random,
) -> tuple[Vacancy, ...]:
    fixed = {entry["ref"]: entry for entry in source["vacancy"]}
    free = (f"V-{number}" for number in range(2372, 2440) if f"V-{number}" not in fixed)
    entries = [*fixed.values(), *({"ref": next(free)} for _ in range(VACANCIES - len(fixed)))]
    by_name = {company.name: company for company in companies}
    made = []
    for number, entry in enumerate(entries):
        company = by_name.get(entry.get("company", "")) or rng.choice(companies)
        there = [contact for contact in contacts if contact.company is company]
        owner = next((user for user in users if user.login == entry.get("owner")), users[number % len(users)])
        made.append(
            Vacancy(
                ref=entry["ref"],
                title=entry.get("title") or rng.choice(source["sector"][company.sector]["titles"]),
                company=company,
                contact=next((c for c in there if c.name == entry.get("contact")), there[0]),
                owner=owner,
                status="open" if "title" in entry or rng.random() < 0.7 else "filled",
            )
        )
    return tuple(made)


def _matches(candidates: tuple[Person, ...], vacancies: tuple[Vacancy, ...], rng: random.Random) -> tuple[Match, ...]:
    pairs = list(_pairs(candidates, vacancies, rng))
    known = {("Sanne de Vries", "V-2417"): "invited", ("Sanne de Vries", "V-2379"): "rejected"}
    known |= {("Aisha Benali", "V-2411"): "offered", ("Daan Visser", "V-2414"): "interview"}
    known |= {("Lotte Hendriks", "V-2408"): "interview", ("Kwame Mensah", "V-2417"): "invited"}
    told = [
        Match(
            ref=f"M-{5001 + number}",
            candidate=candidate,
            vacancy=vacancy,
            status=known.get((candidate.name, vacancy.ref)) or rng.choices(_STATUSES, _STATUS_WEIGHTS)[0],
        )
        for number, (candidate, vacancy) in enumerate(pairs)
    ]
    return (*told, *_walk_ins(candidates, told))


def _walk_ins(candidates: tuple[Person, ...], told: list[Match]) -> Iterator[Match]:
    """Candidates of the trade who fill the well-known vacancy up; no mail tells of them."""
    on_it = [match for match in told if match.vacancy.ref == CROWDED]
    there = {match.candidate.ref for match in on_it}
    others = [one for one in candidates if one.sector == on_it[0].vacancy.company.sector and one.ref not in there]
    for number, candidate in enumerate(others[: CROWD - len(on_it)]):
        ref = f"M-{5001 + len(told) + number}"
        status = ("new", "proposed", "new", "interview")[number % 4]
        yield Match(ref=ref, candidate=candidate, vacancy=on_it[0].vacancy, status=status, has_mail=False)


def _pairs(
    candidates: tuple[Person, ...], vacancies: tuple[Vacancy, ...], rng: random.Random
) -> Iterator[tuple[Person, Vacancy]]:
    """Each candidate with one or two vacancies, of their own trade where there is one, the well-known ones first."""
    by_ref = {vacancy.ref: vacancy for vacancy in vacancies}
    room = {CROWDED: CROWD, "V-2411": 9, "V-2414": 9, "V-2408": 9}
    for candidate in candidates:
        named = [by_ref[ref] for ref, left in room.items() if left and by_ref[ref].title == candidate.title]
        for vacancy in named:
            room[vacancy.ref] -= 1
        fitting = [v for v in vacancies if v.company.sector == candidate.sector and v.ref not in room] or list(
            vacancies
        )
        wanted = rng.choice([0, 0, 1] if named else [1, 1, 1, 1, 2])
        drawn = rng.sample(fitting, min(len(fitting), wanted))
        if candidate.name == "Sanne de Vries":
            named, drawn = [by_ref["V-2417"]], [by_ref["V-2379"]]
        for vacancy in dict.fromkeys([*named, *drawn]):
            yield candidate, vacancy
