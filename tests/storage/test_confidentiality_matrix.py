"""The matrix of RULES.md section 4: each rule × mail in and out × on a file or not × each viewer × each surface.

All of it is filed into one store, then each viewer reads what the store lets them, and asks the surfaces on which mail
shows. `STORES` says which stores there are: another one is one more line. That the surfaces are all is what
`tests/features/test_surfaces.py` and the twins of `test_twin.py` are for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from carerix_desktop.app import build_office
from carerix_desktop.domain.confidentiality import AudienceReason, may_see
from carerix_desktop.domain.errors import NotVisible
from carerix_desktop.domain.ids import RecordKind, UserKey
from carerix_desktop.domain.view import ListSource, QuickFilter, Sort
from carerix_desktop.host.log import Redaction
from carerix_desktop.host.profile import Profile
from carerix_desktop.services.messages import MessageQuery
from carerix_desktop.services.office import Office
from carerix_desktop.storage.tables_crm import candidate
from carerix_desktop.storage.tables_mail import app_user, message
from tests.support.agency import NOW, Agency, Sent, mail

STORES: dict[str, Callable[[Path], Agency]] = {"sqlite": Agency}
RULES = ("none", "opened", "box", "conversation", "keyword", "person", "user")
DIRECTIONS = ("in", "out")
ADDRESSED = {"to": "to@bureau.nl", "cc": "cc@bureau.nl", "bcc": "bcc@bureau.nl", "alias": "alias@bureau.nl"}
LATE = "late@bureau.nl"
"""An address that a user got after the mail, and that is not proven."""
ROLES = {"administrator": "administrator", "reader": "reader"}
VIEWERS = ("owner", "sender", *ADDRESSED, "latecomer", "colleague", "administrator", "reader", "inactive", "nobody")
OWN = {
    "owner": AudienceReason.COPY,
    **dict.fromkeys(ADDRESSED, AudienceReason.ADDRESSED),
}
"""Why a message is a viewer's own; for `sender` it is one that goes out."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One message of the matrix."""

    rule: str
    direction: str
    on_file: bool

    @property
    def name(self) -> str:
        """Its Message-ID."""
        return f"{self.rule}-{self.direction}-{'filed' if self.on_file else 'loose'}"

    @property
    def is_confidential(self) -> bool:
        """Whether its conversation must be confidential: mail that goes out comes from no person."""
        return self.rule not in ("none", "opened") and (self.rule, self.direction) != ("person", "out")

    def shows_to(self, viewer: str) -> bool:
        """What the truth table of the domain says."""
        reasons = {OWN[viewer]} if viewer in OWN else set()
        if viewer == "sender" and self.direction == "out":
            reasons.add(AudienceReason.SENT)
        active = viewer not in ("inactive", "nobody")
        return may_see(active=active, reasons=reasons, confidential=self.is_confidential, on_file=self.on_file)


CELLS = [Cell(*one) for one in product(RULES, DIRECTIONS, (True, False))]


@pytest.fixture(scope="module", params=STORES)
def agency(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Agency]:
    made = STORES[request.param](tmp_path_factory.mktemp("matrix"))
    for login in ("owner", "sender", "colleague", "administrator", "reader", "inactive"):
        made.add_user(login, f"{login}@bureau.nl")
    for login, address in ADDRESSED.items():
        made.add_user(login, address)
    made.add_user("latecomer", "own@bureau.nl")
    made.add_own_address("latecomer", LATE, proven=False, added_at=NOW)
    made.add_record("candidate:K-1")
    made.add_record("candidate:K-2", "jan@example.nl")
    with made.store.work(None) as work:
        work.connection.execute(update(candidate).where(candidate.c.ref == "K-2").values(confidential=True))
        work.connection.execute(update(app_user).where(app_user.c.login == "inactive").values(active=False))
        for login, role in ROLES.items():
            work.connection.execute(update(app_user).where(app_user.c.login == login).values(role=role))
    for number, cell in enumerate(CELLS):
        put(made, cell, number)
    yield made
    made.close()


def put(agency: Agency, cell: Cell, number: int) -> None:
    """File the message of a cell, closed or opened as its rule says."""
    stranger = f"stranger{number}@elders.nl"
    subject = f"Zaak {number}" + (" vertrouwelijk" if cell.rule in ("keyword", "opened") else "")
    sender = "sender@bureau.nl" if cell.direction == "out" else "jan@example.nl" if cell.rule == "person" else stranger
    if cell.rule == "conversation":
        root = mail(f"root-{cell.name}", sender=stranger, subject="Vertraulich", day=number)
        agency.file(Sent(root, "owner/inbox"))
    set_defaults(agency, on=cell.rule == "user")
    to, carbon = f"{ADDRESSED['to']}, {ADDRESSED['alias']}, {stranger}", f"{ADDRESSED['cc']}, {LATE}"
    answers = f"root-{cell.name}" if cell.rule == "conversation" else ""
    headers = {"Cc": carbon, "Bcc": ADDRESSED["bcc"]}
    raw = mail(cell.name, sender=sender, to=to, subject=subject, irt=answers, day=number + 0.5, **headers)
    agency.file(Sent(raw, "owner/inbox"))
    set_defaults(agency, on=False)
    owner, key = agency.users["owner"], agency.key(cell.name)
    correct = agency.desk.link_by_hand if cell.on_file else agency.desk.unlink_by_hand
    for name in ("candidate:K-1", "candidate:K-2"):
        correct(owner, key, RecordKind.CANDIDATE, agency.records[name])
    if cell.rule in ("box", "opened"):
        agency.desk.set_confidential(owner, key, confidential=cell.rule == "box")


def set_defaults(agency: Agency, *, on: bool) -> None:
    """The user whose copy comes in, and the one whom mail goes out from, have theirs confidential by default."""
    with agency.store.work(None) as work:
        owner, sender = (update(app_user).where(app_user.c.login == login) for login in ("owner", "sender"))
        work.connection.execute(owner.values(incoming_confidential=on))
        work.connection.execute(sender.values(outgoing_confidential=on))


Ask = Callable[[Office, UserKey], Any]


def _listed(source: ListSource) -> Ask:
    def ask(office: Office, me: UserKey) -> Any:
        reading = office.reading.for_viewer(me)
        keys = reading.list_keys(source, QuickFilter(), Sort.NEWEST)
        return [reading.cards(source, list(keys)), len(keys)]

    return ask


def _each(ask: Callable[[Office, UserKey, str], Any]) -> Ask:
    def asked(office: Office, me: UserKey) -> Any:
        found = []
        for cell in CELLS:
            with suppress(NotVisible):
                found.append((f"Zaak {CELLS.index(cell)}", ask(office, me, cell.name)))
        return found

    return asked


ON_FILE = "on file"
SURFACES: dict[str, Ask] = {
    "messages list": lambda office, me: office.messages.list(me, MessageQuery(limit=1000)),
    "messages show": _each(lambda office, me, name: office.messages.show(me, name)["who_can_see"]),
    "who can see this": _each(lambda office, me, name: office.confidential.preview(me, office.messages.find(me, name))),
    "export-index": lambda office, me: office.exchange.export_index(me),
    "search": _listed(ListSource(search="subject:zaak")),
    "conversation": _each(
        lambda office, me, name: office.reading.for_viewer(me).conversation(office.messages.find(me, name))
    ),
    f"file, {ON_FILE}": _listed(ListSource(record="candidate:K-1")),
    f"time line, {ON_FILE}": lambda office, me: office.on_files.timelines.page(
        me, RecordKind.CANDIDATE, "K-1", limit=1000
    ),
}
"""Where mail shows: what a viewer gets there tells the subjects of what they see."""


@pytest.fixture(scope="module")
def office(agency: Agency) -> Iterator[Office]:
    directory = agency.store.path.parent
    made = build_office(Profile(directory / "profile"), Redaction(), store_url=f"sqlite:///{agency.store.path}")
    yield made
    made.close()


@pytest.mark.parametrize("viewer", [viewer for viewer in VIEWERS if viewer != "nobody"])
@pytest.mark.parametrize("surface", SURFACES)
def test_each_surface_shows_a_viewer_what_the_rules_say_and_nothing_else(
    agency: Agency, office: Office, surface: str, viewer: str
) -> None:
    told = {int(number) for number in re.findall(r"Zaak (\d+)", repr(SURFACES[surface](office, agency.users[viewer])))}
    assert {CELLS[number].name for number in told} == {
        cell.name for cell in CELLS if cell.shows_to(viewer) and (cell.on_file or ON_FILE not in surface)
    }


@pytest.mark.parametrize("viewer", VIEWERS)
def test_each_viewer_sees_what_the_rules_say_and_nothing_else(agency: Agency, viewer: str) -> None:
    me: UserKey | None = None if viewer == "nobody" else agency.users[viewer]
    with agency.store.reader(me) as reader:
        found = set(reader.connection.execute(select(message.c.message_id)).scalars())
    assert {name for name in found if not name.startswith("root-")} == {
        cell.name for cell in CELLS if cell.shows_to(viewer)
    }


def test_the_matrix_has_a_cell_of_each_answer_for_each_viewer_who_may_see_something() -> None:
    answers = {viewer: {cell.shows_to(viewer) for cell in CELLS} for viewer in VIEWERS}
    assert answers == {
        viewer: {True} if viewer in OWN else {False} if viewer in ("inactive", "nobody") else {True, False}
        for viewer in VIEWERS
    }
