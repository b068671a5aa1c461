"""The newest mail of the main user, from resources/demo/scene.toml: what the window shows first.

Times are those of the table where the day is far enough; else all moments move back together, so that nothing has
arrived in the future.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parseaddr
from typing import Any

from carerix_desktop.demo.cast import Person, Vacancy, read_data
from carerix_desktop.demo.composition import Document
from carerix_desktop.demo.documents import file_name, padded
from carerix_desktop.demo.paperwork import Papers, make_document
from carerix_desktop.demo.post import Post, PostRoom
from carerix_desktop.demo.stories import Scene, words_for
from carerix_desktop.demo.wording import Wording

_CURTAIN = (9, 41)
_HELLO = {"nl": "Hoi", "en": "Hi"}
_PAUSE = timedelta(minutes=7)
_OCTETS = {
    "cv": 312_000,
    "candidate_cv": 455_000,
    "letter": 96_000,
    "references": 41_000,
    "contract": 268_000,
    "profile": 188_000,
}
"""How large such documents usually are; the many others are kept small for the sake of a quick start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandLink:
    """A message that a person put on a record's file."""

    message_id: str
    kind: str
    ref: str


class SceneWriter:
    """Puts the scene into the post room."""

    def __init__(self, room: PostRoom) -> None:
        self._room, self._rng = room, room.rng
        self._source = read_data("scene")
        self._eva = room.cast.users[0]
        self._curtain = room.today.replace(hour=_CURTAIN[0], minute=_CURTAIN[1], second=0, microsecond=0)

    @property
    def specials(self) -> Sequence[Mapping[str, Any]]:
        """The entries that are no ordinary letters."""
        specials: list[Mapping[str, Any]] = self._source["special"]
        return specials

    def moment(self, entry: Mapping[str, Any]) -> datetime:
        """When a letter of the table came."""
        hour, minute = map(int, entry["time"].split(":"))
        planned = (self._curtain + timedelta(days=entry["day"])).replace(hour=hour, minute=minute)
        if entry["day"] < 0:  # nobody writes such mail at the weekend
            planned -= timedelta(days=max(0, planned.weekday() - 4))
        return planned - max(timedelta(0), self._curtain - self._room.today)

    def write(self) -> tuple[HandLink, ...]:
        """Every conversation of the table; the answer is what the main user linked by hand to its vacancy."""
        written = [(conversation, self._write(conversation)) for conversation in self._source["conversation"]]
        return tuple(
            HandLink(message_id=posts[0].outline.message_id, kind="vacancy", ref=conversation["vacancy"])
            for conversation, posts in written
            if "vacancy" in conversation and self.person(conversation["with"]).ref
        )

    def _write(self, conversation: Mapping[str, Any]) -> list[Post]:
        them = self.person(conversation["with"])
        words = self.words(conversation, them)
        language = conversation.get("language", them.language)
        thread: list[Post] = []
        for letter in conversation["letter"]:
            author, reader = (them, self._eva) if letter["by"] == "them" else (self._eva, them)
            when = max(self.moment(letter), thread[-1].outline.date + _PAUSE if thread else self.moment(letter))
            said = letter["text"].strip().format(**words)
            thread.append(
                self._room.send(
                    author,
                    [reader],
                    subject=letter.get("subject", conversation["subject"]).format(**words),
                    bare="subject" in letter,
                    language=language,
                    said=said,
                    when=when,
                    cc=[self.person(name) for name in conversation.get("cc", ())],
                    thread=thread,
                    documents=self._documents(letter, them, words, when),
                    html=letter.get("html"),
                    flags=_flags(letter),
                    greeting="" if said.startswith("Beste ") else f"{_HELLO[language]} {reader.first},",
                )
            )
        return thread

    def person(self, name: str) -> Person:
        """Somebody of the cast, or a stranger given as `Name <address>`."""
        known = self._room.cast.person(name)
        if known is not None:
            return known
        shown, address = parseaddr(name)
        return Person(name=shown, email=address, language="nl", city="Groningen")

    def vacancy(self, entry: Mapping[str, Any]) -> Vacancy:
        """The vacancy of an entry, or the first one of the main user."""
        mine = [vacancy for vacancy in self._room.cast.vacancies if vacancy.owner is self._eva]
        return self._room.cast.vacancy(entry.get("vacancy", "")) or mine[0]

    def words(self, entry: Mapping[str, Any], them: Person) -> dict[str, str]:
        """What the marks in the table stand for."""
        today = self._room.today
        meeting = today + timedelta(days=1 if today.weekday() < 4 else 7 - today.weekday())
        vacancy = self.vacancy(entry)
        scene = Scene(
            user=self._eva, them=them, vacancy=vacancy, candidate=them, colleague=self._eva, language=them.language
        )
        words = words_for(scene, today, self._rng, self._room.cast.source)
        return words | {
            "meeting_day": Wording("nl").day(meeting).capitalize(),
            "meeting_day_en": Wording("en").day(meeting),
            "week": str((today - timedelta(days=7)).isocalendar().week),
            "year": str(today.year),
            "next_year": str(today.year + 1),
        }

    def _documents(
        self, letter: Mapping[str, Any], them: Person, words: Mapping[str, str], when: datetime
    ) -> list[Document]:
        candidate = self._room.cast.person("Aisha Benali") or them
        papers = Papers(user=self._eva, them=them, candidate=candidate, words=words, when=when)
        wanted = [text.format(**words).partition(":") for text in letter.get("attach", ())]
        made = [(kind, make_document(kind, papers, self._rng, _safe(name))) for kind, _, name in wanted]
        return [padded(paper, _OCTETS[kind]) for kind, paper in made]


def _flags(letter: Mapping[str, Any]) -> list[str]:
    """The flags of the table; what is not said to be unread was read."""
    flags: list[str] = letter.get("flags", [])
    return flags if "unread" in flags else [*flags, "\\Seen"]


def _safe(name: str) -> str:
    """The name as given, its stem in ASCII where it was not."""
    stem, dot, ending = name.rpartition(".")
    return name if name.isascii() else f"{file_name(stem)}{dot}{ending}"
