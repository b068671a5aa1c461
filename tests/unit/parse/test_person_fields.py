"""What is read of a person is right or absent: measured on a labelled set, and printed."""

import sys
from collections import Counter
from datetime import date

import pytest

from carerix_desktop.domain.message import Address
from carerix_desktop.domain.person_fields import Finding, PersonFindings, Place, split_name
from carerix_desktop.parse.person_fields import Correspondence, of_cv, of_message
from carerix_desktop.parse.person_lines import birth_date_in, city_of_label, labelled, person_name
from carerix_desktop.parse.phones import compared
from tests.unit.parse.person_samples import OWN, Sample, samples

TODAY = date(2026, 11, 18)
PRECISION_AT_LEAST, RECALL_AT_LEAST = 0.99, 0.95


def read(sample: Sample) -> dict[str, str]:
    own = frozenset({OWN})
    if sample.sender is None:
        found = of_cv(sample.pages, TODAY, own=own)
    else:
        message = Correspondence(person=sample.sender, place=sample.place, text=sample.pages[0], own=own)
        found = of_message(message, TODAY)
    texts = {"name": found.name, "city": found.city, "born": found.birth_date}
    texts |= {"email": next(iter(found.emails), None), "phone": next(iter(found.phones), None)}
    return {field: finding.text for field, finding in texts.items() if finding is not None}


def told(text: str | None) -> str | None:
    """Capitals lose whether a letter was small, and the dot of the Turkish i."""
    return None if text is None else text.casefold().replace("ı", "i")


def test_what_is_read_of_a_labelled_set_is_right_or_absent(capsys):
    given: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    wrong = []
    for sample in samples():
        found = read(sample)
        given.update(found.keys())
        wanted.update(sample.expected.keys())
        right.update(field for field, text in found.items() if told(sample.expected.get(field)) == told(text))
        differences = {f: (found.get(f), sample.expected.get(f)) for f in found.keys() | sample.expected.keys()}
        wrong += [(sample.layout, f, *pair) for f, pair in differences.items() if told(pair[0]) != told(pair[1])]
    precision = {field: right[field] / given[field] for field in wanted}
    recall = {field: right[field] / wanted[field] for field in wanted}
    with capsys.disabled():
        figures = (f"{f} precision {precision[f]:.3f} recall {recall[f]:.3f}" for f in sorted(wanted))
        sys.stdout.write(f"\nfields of people, {sum(1 for _ in samples())} samples: {', '.join(figures)}\n")
    assert min(precision.values()) >= PRECISION_AT_LEAST, wrong
    assert min(recall.values()) >= RECALL_AT_LEAST, wrong


def test_each_value_says_where_it_stood():
    message = Correspondence(
        person=Address(name="Sanne de Vries", address="sanne@post.example"),
        place=Place.SENDER,
        text="Hoi\n\nMet vriendelijke groet,\nSanne de Vries\n06-12345678",
    )
    cv = of_cv(["Personalia", "Woonplaats: Groningen\nTel: 050 312 3456"], TODAY)
    assert of_message(message, TODAY).then(cv) == PersonFindings(
        name=Finding(text="Sanne de Vries", place=Place.SENDER),
        emails=(Finding(text="sanne@post.example", place=Place.SENDER),),
        phones=(
            Finding(text="06 12345678", place=Place.SIGNATURE),
            Finding(text="050 312 3456", place=Place.CV, page=2),
        ),
        city=Finding(text="Groningen", place=Place.CV, page=2),
    )


def test_of_a_forward_only_the_inner_sender_is_taken():
    person = Address(name="Piet Puk", address="piet@post.example")
    text = "Kijk eens\n\nMet vriendelijke groet,\nEva Bakker\n020-5551234"
    found = of_message(Correspondence(person=person, place=Place.FORWARDED, text=text), TODAY)
    assert found.phones == ()
    assert found.name == Finding(text="Piet Puk", place=Place.FORWARDED)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sanne de Vries", "Sanne de Vries"),
        ("Vries, Sanne de", "Sanne de Vries"),
        ("Dhr. J. van Dijk", "J. van Dijk"),
        ("CV Sanne de Vries", "Sanne de Vries"),
        ("Sanne de Vries | Developer", "Sanne de Vries"),
        ("SANNE DE VRIES", "Sanne de Vries"),
        ("Sanne", ""),
        ("Senior Developer", ""),
        ("Zuiderzee Software BV", ""),
        ("Met vriendelijke groet", ""),
        ("Team Recruitment", ""),
        ("Geachte mevrouw Bakker", ""),
        ("ik ben sanne", ""),
        ("Sanne de Vries 3", ""),
        ("sanne@x.nl", ""),
        ("De Vries Van", ""),
        ("", ""),
    ],
)
def test_a_name_is_taken_only_where_it_looks_like_one(text, name):
    assert person_name(text) == name


@pytest.mark.parametrize(
    ("value", "day_first", "born"),
    [
        ("3-4-1990", True, date(1990, 4, 3)),
        ("13/4/1990", False, date(1990, 4, 13)),
        ("3/4/1990", False, None),
        ("4/13/1990", False, date(1990, 4, 13)),
        ("3. März 1990", True, date(1990, 3, 3)),
        ("31-2-1990", True, None),
        ("3-4-2020", True, None),
        ("3-4-1890", True, None),
        ("onbekend", True, None),
    ],
)
def test_a_date_of_birth_that_may_be_read_in_two_ways_is_left_out(value, day_first, born):
    assert birth_date_in(value, TODAY, day_first=day_first) == born


def test_lines_with_labels_and_cities_are_known():
    assert labelled("  • Woonplaats : Groningen ") == ("city", "Groningen")
    assert labelled("Mobile phone: 06") == ("phone", "06")
    assert labelled("Plaatsingen: 12") is None
    assert city_of_label("9711 AB Groningen (Nederland)") == "Groningen"
    assert city_of_label("omgeving Groningen, max. 45 min") == ""


def test_telephone_numbers_compare_in_their_international_form():
    assert compared("06-12345678;+31 6 12345678; 0031612345678;x;123") == ("+31612345678",)


def test_first_names_end_where_a_particle_begins():
    assert split_name("Jan Willem in 't Veld") == ("Jan Willem", "in 't Veld")
    assert split_name("Maria Garcia Lopez") == ("Maria", "Garcia Lopez")
    assert split_name("") == ("", "")


def test_a_text_without_end_is_read_in_bounded_time():
    for text in ("Naam: " * 100_000, "a@" * 200_000, "06-" * 200_000, "geboren op 1 " * 50_000, "A " * 200_000):
        of_cv([text, text.replace(" ", "\n")], TODAY)
        person = Address(name=text[:500], address="x@y.example")
        of_message(Correspondence(person=person, place=Place.SENDER, text=text), TODAY)
