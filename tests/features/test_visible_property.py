"""Whatever happens to mail, people and conversations: the guarded reader shows what the domain's truth table says.

`domain.confidentiality.may_see` is asked for each message and each viewer over the raw tables, and the answer is held
against what a reader of that viewer shows, in the table of messages, in tables about messages and in the index.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text, update

from carerix_desktop.domain.confidentiality import AudienceReason, may_see
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import RecordKind, UserKey
from carerix_desktop.storage.tables_mail import app_user, audience, conversation, link, message, message_raw
from tests.support.agency import BRAM, Agency, Sent, mail

JAN, LATER = "jan@example.nl", "later@bureau.nl"
MAILS = {
    "a": mail("a", subject="Een"),
    "b": mail("b", irt="a", subject="Re: Een", sender="piet@elders.nl", day=1),
    "c": mail("c", irt="b", refs=["a", "b"], subject="Vertrouwelijk: Een", day=2),
    "d": mail("d", irt="gone", refs=["a"], subject="Re: Een", to=f"{BRAM}, {LATER}", day=3),
    "gone": mail("gone", subject="Twee", sender="piet@elders.nl", Cc=BRAM, day=2.5),
    "x": mail("x", subject="Vertrouwelijk", sender="piet@elders.nl", day=5),
    "y": mail("y", irt="x", subject="Re: Drie", to=BRAM, Cc=LATER, day=6),
    "z": mail("z", subject="Los", sender="piet@elders.nl", to=LATER, day=7),
}
NAMES = st.sampled_from(sorted(MAILS))
LOGINS = st.sampled_from(["anna", "bram", "carla"])
HANDS = ["tick", "untick", "link", "unlink", "split"]
ARRIVALS = st.tuples(NAMES, LOGINS)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("file"), st.lists(ARRIVALS, min_size=1, max_size=4, unique=True)),
        st.tuples(st.sampled_from(HANDS), st.tuples(LOGINS, NAMES)),
        st.tuples(st.just("join"), st.tuples(LOGINS, NAMES, NAMES)),
        st.tuples(st.sampled_from(["off", "on", "address"]), LOGINS),
    ),
    min_size=3,
    max_size=12,
)
FIRST = st.lists(ARRIVALS, min_size=4, max_size=10, unique=True)
SHOWN = (
    select(message.c.key),
    select(message_raw.c.message_key),
    text("SELECT message_key FROM message_fts WHERE matching MATCH 'dag' ORDER BY message_key DESC"),
)


class World:
    """An agency of two recruiters and an administrator, and a candidate on whose file mail of Jan stands."""

    def __init__(self, directory: Path) -> None:
        self.agency = Agency(directory)
        self.agency.add_user("carla", "carla@bureau.nl")
        self.agency.promote("carla")
        self.agency.add_record("candidate:K-1", JAN)
        self.here: set[str] = set()

    def do(self, act: str, on: Any) -> None:
        """One step; what is refused changes nothing."""
        with suppress(UserFault):
            if act == "file":
                self.agency.file(*(Sent(MAILS[name], f"{login}/inbox") for name, login in on))
                self.here |= {name for name, _login in on}
            elif act in ("off", "on"):
                self._switch(on, active=act == "on")
            elif act == "address":
                self._add_address(on)
            else:
                self._hand(act, *on)

    def _switch(self, login: str, *, active: bool) -> None:
        with self.agency.store.work(None) as work:
            change = update(app_user).where(app_user.c.login == login).values(active=active)
            work.connection.execute(change)

    def _add_address(self, login: str) -> None:
        if LATER not in self.here:
            self.here.add(LATER)
            self.agency.add_own_address(login, LATER)
            self.agency.desk.user_addresses_changed(self.agency.users[login])

    def _hand(self, act: str, login: str, *names: str) -> None:
        desk, whom = self.agency.desk, (RecordKind.CANDIDATE, self.agency.records["candidate:K-1"])
        acts: dict[str, Callable[..., Any]] = {
            "tick": lambda me, key: desk.set_confidential(me, key, confidential=True),
            "untick": lambda me, key: desk.set_confidential(me, key, confidential=False),
            "link": lambda me, key: desk.link_by_hand(me, key, *whom),
            "unlink": lambda me, key: desk.unlink_by_hand(me, key, *whom),
            "split": desk.split_by_hand,
            "join": desk.join_by_hand,
        }
        if self.here.issuperset(names):
            acts[act](self.agency.users[login], *(self.agency.key(name) for name in names))

    def allowed(self, viewer: UserKey | None) -> set[int]:
        """By brute force: each message, asked of the truth table."""
        with self.agency.store.work(None) as work:
            c = work.connection
            active = bool(c.execute(select(app_user.c.active).where(app_user.c.key == viewer)).scalar())
            own: dict[int, list[AudienceReason]] = {}
            for key, why in c.execute(
                select(audience.c.message_key, audience.c.why).where(audience.c.user_key == viewer)
            ):
                own.setdefault(key, []).append(AudienceReason(why))
            filed = set(c.execute(select(link.c.message_key)).scalars())
            closed = set(c.execute(select(conversation.c.key).where(conversation.c.confidential)).scalars())
            return {
                key
                for key, talk in c.execute(select(message.c.key, message.c.conversation_key))
                if may_see(active=active, reasons=own.get(key, ()), confidential=talk in closed, on_file=key in filed)
            }

    def shown(self, viewer: UserKey | None) -> list[set[int]]:
        """What a reader shows, in each way to look."""
        with self.agency.store.reader(viewer) as reader:
            return [set(reader.connection.execute(look).scalars()) for look in SHOWN]


def live(first: list[tuple[str, str]], steps: list[tuple[str, Any]]) -> None:
    """A history, and after it what each viewer sees."""
    with tempfile.TemporaryDirectory() as directory:
        world = World(Path(directory))
        for act, on in (("file", first), *steps):
            world.do(act, on)
        for viewer in (*world.agency.users.values(), None):
            assert world.shown(viewer) == [world.allowed(viewer)] * len(SHOWN), viewer
        world.agency.close()


@settings(max_examples=8, deadline=None, derandomize=True)
@given(first=FIRST, steps=STEPS)
def test_each_viewer_is_shown_what_the_truth_table_allows(
    first: list[tuple[str, str]], steps: list[tuple[str, Any]]
) -> None:
    live(first, steps)


@pytest.mark.soak
@settings(max_examples=400, deadline=None)
@given(first=FIRST, steps=STEPS)
def test_each_viewer_is_shown_what_the_truth_table_allows_over_many_histories(
    first: list[tuple[str, str]], steps: list[tuple[str, Any]]
) -> None:
    live(first, steps)
