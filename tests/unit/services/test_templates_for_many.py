"""A lot is filled in by one order per text: each recipient's own values, and nobody pays for another's mistake."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import RecordKey, RecordKind
from carerix_desktop.domain.record_fields import check_fields
from carerix_desktop.domain.template import Filling, Rendering, TemplateKind, TemplateText
from carerix_desktop.host.limited import Limited, Limits
from carerix_desktop.services.templates import Templates
from carerix_desktop.storage import records as rows
from carerix_desktop.storage.engine import Store
from tests.support.stores import EVA, store_with_secrets

DUTCH = TemplateText(
    name="nl-x",
    language="nl",
    kind=TemplateKind.CANDIDATE,
    subject="{{ candidate.ref }}",
    text="Beste {{ candidate.first_name }}",
    html="<p>{{ candidate.email }}</p>",
)
ENGLISH = replace(DUTCH, name="en-x", language="en", text="Dear {{ candidate.first_name }}")
LOOP = "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}"


class CountedOrders:
    """A real child; how many items each order had."""

    def __init__(self) -> None:
        self.limited = Limited(Limits(seconds=1.0))
        self.orders: list[int] = []

    def run(self, work, shared, items):
        self.orders.append(len(items))
        return self.limited.run(work, shared, items)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    one = store_with_secrets(tmp_path_factory.mktemp("many"))
    yield one
    one.close()


@pytest.fixture
def runner() -> Iterator[CountedOrders]:
    one = CountedOrders()
    yield one
    one.limited.close()


@pytest.fixture(scope="module")
def people(store: Store) -> list[RecordKey]:
    made = []
    with store.work(EVA) as work:
        for n in range(1000):
            given = {"ref": f"Q-{n}", "first_name": f"N{n}", "last_name": "X", "emails": f"n{n}@x.nl;o@x.nl"}
            checked = check_fields(RecordKind.CANDIDATE, given, new=True)
            made.append(rows.put_record(work, RecordKind.CANDIDATE, None, checked, {})[0])
    return made


def filling(template: TemplateText, key: RecordKey) -> Filling:
    return Filling(template=template, to=(RecordKind.CANDIDATE, key))


def test_a_thousand_in_two_languages_are_two_orders_and_each_gets_its_own_values(store, runner, people):
    fillings = [filling((DUTCH, ENGLISH)[n % 2], key) for n, key in enumerate(people)]
    given = Templates(store, runner).render_many(EVA, fillings)
    assert runner.orders == [500, 500]
    for n, one in enumerate(given):
        greeting = ("Beste", "Dear")[n % 2]
        assert one == Rendering(subject=f"Q-{n}", text=f"{greeting} N{n}", html=f"<p>n{n}@x.nl</p>")


def test_who_cannot_be_filled_in_for_is_told_in_place_and_the_others_go_on(store, runner, people):
    fillings = [
        filling(DUTCH, RecordKey(9_999_999)),
        filling(DUTCH, people[0]),
        filling(replace(DUTCH, kind=TemplateKind.CONTACT), people[1]),
        filling(replace(DUTCH, text="{{ candidate.city }}"), people[2]),
        filling(DUTCH, people[3]),
    ]
    gone, first, wrong, missing, last = Templates(store, runner).render_many(EVA, fillings)
    assert isinstance(gone, NotVisible)
    assert isinstance(wrong, UserFault)
    assert wrong.code == "wrong_kind"
    assert isinstance(missing, Rendering)
    assert missing.missing == ("candidate.city",)
    assert [one.subject for one in (first, last) if isinstance(one, Rendering)] == ["Q-0", "Q-3"]


def test_one_recipient_for_whom_the_text_loops_costs_the_others_nothing(store, runner, people):
    text = "{% if candidate.ref == 'Q-0' %}" + LOOP + "{% endif %}{{ candidate.ref }}"
    given = Templates(store, runner).render_many(EVA, [filling(replace(DUTCH, text=text), key) for key in people])
    assert isinstance(given[0], UserFault)
    assert "takes longer" in given[0].message
    assert [one.text for one in given[1:] if isinstance(one, Rendering)] == [f"Q-{n}" for n in range(1, 1000)]


def test_a_text_that_loops_is_refused_for_the_whole_lot_and_its_other_language_is_not(store, runner, people):
    fillings = [filling(replace(DUTCH, text=LOOP), key) for key in people[:500]]
    given = Templates(store, runner).render_many(EVA, [*fillings, *(filling(ENGLISH, key) for key in people[500:])])
    refused = [one for one in given if isinstance(one, UserFault)]
    assert [one.code for one in refused] == ["template_refused"] * 500
    assert all(isinstance(one, Rendering) for one in given[500:])


def test_nobody_is_nothing(store, runner):
    assert Templates(store, runner).render_many(EVA, []) == ()
    assert runner.orders == []
