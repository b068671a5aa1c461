"""Who sees the conversations of a FakeReading: as the test says; what is ticked is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from carerix_desktop.domain.account import UserRole
from carerix_desktop.domain.confidentiality import BoxChange, BoxPreview, Cause, ClosedBecause, Onlooker
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import MessageKey, RecordKind
from tests.support.fake_services import FakeReading

NOVEMBER = datetime(2025, 11, 17, 9, 0, tzinfo=UTC)

LOG = (
    BoxChange(confidential=True, by="", at=NOVEMBER),
    BoxChange(confidential=False, by="Fatima El Amrani", at=NOVEMBER),
)


def onlooker(login: str, name: str, *why: str, sees: int = 3) -> Onlooker:
    """A recruiter who works here."""
    return Onlooker(login=login, name=name, role=UserRole.RECRUITER, active=True, why=why, sees=sees)


EVA_SEES = onlooker("eva", "Eva Bakker", "copy", "addressed")
FATIMA_SEES = onlooker("fatima", "Fatima El Amrani", "addressed", sees=2)
OTHERS = tuple(onlooker(f"u{n}", f"Colleague {n}", "file") for n in range(9))


def preview_of_two(key: int, *, confidential: bool) -> BoxPreview:
    """As in mock-up 07: Eva and Fatima, nine colleagues do not see it."""
    closed, visible = (EVA_SEES, FATIMA_SEES), (EVA_SEES, replace(FATIMA_SEES, why=("addressed", "file")), *OTHERS)
    keyword = ClosedBecause(
        message=MessageKey(key), cause=Cause.KEYWORD, evidence="vertrouwelijk", label="vertrouwelijk", made_by="",
        at=NOVEMBER,
    )  # fmt: skip
    return BoxPreview(
        message=MessageKey(key),
        confidential=confidential,
        opened=False,
        messages=3,
        sees_now=closed if confidential else visible,
        sees_then=visible if confidential else closed,
        reasons=(keyword,) if confidential else (),
        at=MessageKey(key),
        loses_sight=0,
        changes=LOG if confidential else (),
    )


@dataclass
class FakeConfidential:
    """Answers previews and keeps the boxes.

    Attributes:
        reading: whose cards change with the box.
        as_told: what the test makes of the usual preview, by message.
        done: which boxes were set, and how.
        told: is called after a box was set, as the window hears of it.
        refuses: a box is refused, as by another who was faster.
    """

    reading: FakeReading
    as_told: dict[int, Callable[[BoxPreview], BoxPreview]] = field(default_factory=dict)
    done: list[tuple[int, bool]] = field(default_factory=list)
    told: Callable[[], None] = lambda: None
    refuses: bool = False

    def preview(self, key: MessageKey) -> BoxPreview:
        """Of two, unless the test says otherwise."""
        usual = preview_of_two(int(key), confidential=self._is_confidential(int(key)))
        return self.as_told.get(int(key), lambda one: one)(usual)

    def set_box(self, key: MessageKey, *, confidential: bool) -> object | None:
        """Kept; what takes it back is the box as it was."""
        if self.refuses:
            raise UserFault("Only someone with a copy may.", code="no_copy")
        before = self._is_confidential(int(key))
        self._keep(int(key), confidential)
        return int(key), before

    def earlier(self, kind: RecordKind, ref: str) -> tuple[MessageKey, ...]:
        """No file has other mail."""
        return ()

    def undo(self, token: object) -> None:
        """As it was."""
        assert isinstance(token, tuple)
        self._keep(*token)

    def _is_confidential(self, key: int) -> bool:
        return self.reading.conversation(MessageKey(key)).confidential

    def _keep(self, key: int, confidential: bool) -> None:
        self.done.append((key, confidential))
        self.reading.boxes[key] = confidential
        self.told()


def losing_sight(preview: BoxPreview) -> BoxPreview:
    """The viewer would not see it any more."""
    return replace(preview, loses_sight=3)


def without_copy(preview: BoxPreview) -> BoxPreview:
    """The viewer may not untick it."""
    return replace(preview, at=None)
