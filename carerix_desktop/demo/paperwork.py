"""What people attach in the demo: CVs, letters, references, contracts, invoices, job profiles and invitations."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from carerix_desktop.demo.cast import Person
from carerix_desktop.demo.composition import Document
from carerix_desktop.demo.documents import document, file_name, invitation


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """What the papers are about; `words` are those of the conversation."""

    user: Person
    them: Person
    candidate: Person
    words: Mapping[str, str]
    when: datetime


def make_document(kind: str, papers: Papers, rng: random.Random, name: str = "") -> Document:
    """A document of this kind, under `name` or the name that people usually give it."""
    words, year = papers.words, papers.when.year
    if kind == "ics":
        start = datetime.fromisoformat(words["moment"]).replace(tzinfo=papers.when.tzinfo)
        place = f"{words['company']}, {words['city']}"
        return invitation(words["title"], start, papers.user.email, papers.them.email, place)
    person = papers.candidate if kind in ("candidate_cv", "contract") else papers.them
    usual = {
        "cv": (f"CV_{file_name(person.name)}_{year}", _cv(person, words)),
        "candidate_cv": (f"CV_{file_name(person.name)}", _cv(person, words)),
        "letter": ("Motivatiebrief" if person.language == "nl" else "Cover_letter", _motivation(person, words)),
        "references": ("Referenties" if person.language == "nl" else "References", _references(rng)),
        "contract": (f"Contract_{file_name(person.last)}", _contract(person, words)),
        "invoice": (f"Factuur_{words['invoice']}", _invoice(words, papers.when)),
        "profile": (f"Functieprofiel {words['title']}", _profile(words)),
    }
    stem, lines = usual[kind]
    ending = ".docx" if kind == "references" or (kind in ("cv", "profile") and rng.random() < 0.25) else ".pdf"
    return document(name or stem + ending, lines)


def _cv(person: Person, words: Mapping[str, str]) -> list[str]:
    return [
        person.name,
        person.title or words["title"],
        f"{'Woonplaats' if person.language == 'nl' else 'City'}: {person.city or words['my_city']}",
        f"{person.email}  |  {person.phone}",
        "",
        "Werkervaring" if person.language == "nl" else "Experience",
        f"{words['years']} jaar {words['skill']} en {words['skill2']}",
        f"Laatste functie: {person.title or words['title']}",
        "",
        "Opleiding",
        "HBO, Hanzehogeschool Groningen",
        "Talen: Nederlands, Engels",
    ]


def _motivation(person: Person, words: Mapping[str, str]) -> list[str]:
    return [
        f"Motivatie {words['title']}",
        f"Na {words['years']} jaar zoek ik een plek waar ik {words['skill']} elke dag kan gebruiken.",
        f"{words['company']} spreekt mij aan door de korte lijnen en de opgave in {words['city']}.",
        "",
        person.name,
    ]


def _references(rng: random.Random) -> list[str]:
    names = rng.sample(["mevrouw J. Hofstra", "de heer P. Veenstra", "mevrouw R. Abdi", "de heer T. Wolters"], 2)
    return ["Referenties", *(f"{name}, bereikbaar op werkdagen na tien uur" for name in names)]


def _contract(person: Person, words: Mapping[str, str]) -> list[str]:
    return [
        "Arbeidscontract voor bepaalde tijd",
        f"tussen {words['company']} en {person.name}, in de functie van {words['title']}.",
        f"Salaris: {words['salary']} bruto per maand bij 36 uur. Opzegtermijn: een maand.",
        "Getekend door beide partijen.",
    ]


def _invoice(words: Mapping[str, str], when: datetime) -> list[str]:
    return [
        f"Factuur {words['invoice']}",
        f"Aan: {words['company']}, {words['city']}",
        f"Datum: {when:%d-%m-%Y}. Termijn: 30 dagen.",
        f"Bemiddeling {words['title']} ({words['ref']}), tarief {words['rate']} per uur.",
    ]


def _profile(words: Mapping[str, str]) -> list[str]:
    return [
        f"Functieprofiel {words['title']}",
        f"{words['company']}, {words['city']}",
        f"Gevraagd: {words['skill']} en {words['skill2']}, {words['years']} jaar ervaring.",
        f"Salaris tot {words['salary']} bij 36 uur.",
    ]
