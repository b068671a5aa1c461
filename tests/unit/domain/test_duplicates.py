"""Whether two people may be one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carerix_desktop.domain.duplicates import (
    Likeness,
    Person,
    compare,
    find_doubles,
    fold_name,
    is_one_edit,
    is_similar_name,
    meeting_keys,
)

BORN, OTHER_DAY = date(1990, 4, 3), date(1991, 4, 3)
PHONE = "+31612345678"


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (Person(name="A", addresses=("Sanne@X.nl",)), Person(name="B", addresses=("sanne+cv@x.nl",)), Likeness.ADDRESS),
        (
            Person(name="S. de Vries", phones=(PHONE,)),
            Person(name="Sanne de Vries", phones=(PHONE,)),
            Likeness.NAME_AND_PHONE,
        ),
        (
            Person(name="Mehmet Yıldız", birth_date=BORN),
            Person(name="Mehmet Yildiz", birth_date=BORN),
            Likeness.NAME_AND_BIRTH_DATE,
        ),
        (Person(name="Vries, Sanne de"), Person(name="Sanne de Vries"), Likeness.SIMILAR_NAME),
        (Person(name="Zoë Müller"), Person(name="Zoe Muller"), Likeness.SIMILAR_NAME),
        (Person(name="Piet Janssen"), Person(name="Piet Jansen"), Likeness.SIMILAR_NAME),
        (Person(name="Piet Janssen", birth_date=BORN), Person(name="Piet Janssen", birth_date=OTHER_DAY), None),
        (Person(name="Jan de Vries", phones=(PHONE,)), Person(name="Els de Vries", phones=(PHONE,)), None),
        (Person(name="Jan Bos"), Person(name="Jan Vos"), None),
        (Person(name="Jan"), Person(name="Jan"), None),
        (Person(name="S. de Vries"), Person(name="Sanne de Vries"), None),
        (Person(name="Ton Jansen", birth_date=BORN), Person(name="Els Bakker", birth_date=BORN), None),
        (Person(), Person(), None),
    ],
)
def test_two_people_are_doubles_for_a_reason_that_is_told(one, other, why):
    for left, right in ((one, other), (other, one)):
        found = compare(left, right)
        assert (found.why if found else None) == why


def test_the_surest_reason_comes_first_and_says_by_what():
    wanted = Person(name="Sanne de Vries", addresses=("sanne@x.nl",))
    known = [Person(name="Sanne Vries"), Person(name="Iemand Anders", addresses=("sanne@x.nl",)), Person(name="Piet")]
    found = find_doubles(wanted, known)
    assert [(double.why, double.evidence) for double in found] == [
        (Likeness.ADDRESS, "sanne@x.nl"),
        (Likeness.SIMILAR_NAME, "Sanne Vries"),
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("jansen", "janssen", True),
        ("jansen", "hansen", True),
        ("jansen", "jasnen", True),
        ("jansen", "jansne", True),
        ("jansen", "jansen", True),
        ("jansen", "jensan", False),
        ("jansen", "jan", False),
        ("ab", "ba", True),
        ("abc", "cba", False),
        ("", "a", True),
    ],
)
def test_one_edit_is_one_letter_or_two_neighbours(one, other, same):
    assert is_one_edit(one, other) is same
    assert is_one_edit(other, one) is same


def test_particles_titles_and_accents_do_not_count_in_a_name():
    assert fold_name("Dr. José van der Meer-Bos") == ("dr", "jose", "meer", "bos")
    assert fold_name("in 't Veld") == ("veld",)
    assert is_similar_name("José van den Berg", "Jose Berg")


WORDS = st.sampled_from(["jan", "jansen", "janssen", "jasnen", "sanne", "de", "vries", "yildiz", "yıldız", "s"])
PEOPLE = st.builds(
    Person,
    name=st.lists(WORDS, max_size=4).map(" ".join),
    addresses=st.lists(st.sampled_from(["a@x.nl", "A+t@x.nl", "b@x.nl", "none"]), max_size=2).map(tuple),
    phones=st.lists(st.sampled_from([PHONE, "+31201234567"]), max_size=1).map(tuple),
    birth_date=st.sampled_from([None, BORN, OTHER_DAY]),
)


@given(PEOPLE, PEOPLE)
def test_doubles_share_a_key_by_which_they_meet_and_find_each_other(one, other):
    found, back = compare(one, other), compare(other, one)
    assert (found and found.why) == (back and back.why)
    if found is not None:
        assert meeting_keys(one) & meeting_keys(other)
