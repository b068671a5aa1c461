"""Whatever people do to conversations while mail comes in: the box is what the reasons say, and only unticking opens.

Mail arrives in any order between ticks, unticks, splits, joins and undos. No rule closes anything here: what is closed
was closed by a hand.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from carerix_desktop.domain.errors import UserFault
from carerix_desktop.filing.values import AnyUndo
from carerix_desktop.storage.tables_mail import conversation, message
from carerix_desktop.storage.tables_users import confidential_reason
from tests.support.agency import Agency, mail

MAILS = {
    "a": mail("a", subject="Een"),
    "b": mail("b", irt="a", subject="Re: Een", day=1),
    "c": mail("c", irt="b", refs=["a", "b"], subject="Re: Een", day=2),
    "d": mail("d", irt="gone", refs=["a"], subject="Re: Een", day=3),
    "e": mail("e", irt="c", subject="Re: Een", day=4),
    "gone": mail("gone", subject="Twee", day=2.5),
    "x": mail("x", subject="Drie", day=5),
    "y": mail("y", irt="x", subject="Re: Drie", day=6),
}
NAMES = st.sampled_from(sorted(MAILS))
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("file"), st.lists(NAMES, min_size=1, max_size=3, unique=True)),
        st.tuples(st.sampled_from(["tick", "untick", "split"]), NAMES),
        st.tuples(st.just("join"), st.tuples(NAMES, NAMES)),
        st.tuples(st.just("undo"), st.integers(0, 2)),
    ),
    min_size=6,
    max_size=16,
)


class World:
    """An agency, what can be taken back, and what is closed."""

    def __init__(self, directory: Path) -> None:
        self.agency = Agency(directory)
        self.anna = self.agency.users["anna"]
        self.here: set[str] = set()
        self.undos: list[AnyUndo] = []

    def do(self, act: str, on: Any) -> None:
        """One step; what is refused changes nothing."""
        acts: dict[str, Callable[[Any], None]] = {
            "file": self._file,
            "undo": self._undo,
            "join": lambda pair: self._hand(*pair, by=self.agency.desk.join_by_hand),
            "split": lambda name: self._hand(name, by=self.agency.desk.split_by_hand),
            "tick": lambda name: self._hand(name, by=self._box(confidential=True)),
            "untick": lambda name: self._hand(name, by=self._box(confidential=False)),
        }
        with suppress(UserFault):
            acts[act](on)

    def _box(self, *, confidential: bool) -> Callable[..., Any]:
        return lambda actor, key: self.agency.desk.set_confidential(actor, key, confidential=confidential)

    def _file(self, names: list[str]) -> None:
        self.agency.file(*(MAILS[name] for name in names))
        self.here |= set(names)

    def _hand(self, *names: str, by: Callable[..., Any]) -> None:
        if self.here.issuperset(names):
            self.undos.append(by(self.anna, *(self.agency.key(name) for name in names)).undo)

    def _undo(self, back: int) -> None:
        if back < len(self.undos):
            self.agency.desk.undo_hand(self.anna, self.undos.pop(-1 - back))

    def closed(self) -> set[str]:
        """The messages in confidential conversations; their boxes are what the reasons say."""
        talks = select(message.c.message_id, message.c.conversation_key, conversation.c.confidential).join(
            conversation, conversation.c.key == message.c.conversation_key
        )
        rows = [tuple(row) for row in self.agency._rows(talks)]
        reasons = select(message.c.conversation_key).join(
            confidential_reason, confidential_reason.c.message_key == message.c.key
        )
        because = {row[0] for row in self.agency._rows(reasons)}
        assert {talk for _name, talk, on in rows if on} == because
        return {name for name, _talk, on in rows if on}


@settings(max_examples=18, deadline=None, derandomize=True)
@given(steps=STEPS)
def test_only_unticking_opens_what_a_hand_closed(steps: list[tuple[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as directory:
        world = World(Path(directory))
        for act, on in steps:
            before = world.closed()
            world.do(act, on)
            after = world.closed()
            assert act in ("untick", "undo") or before <= after, (act, on)
        world.agency.close()
