"""Conversations for the demo, told from the tables in resources/demo: per match by its stage, and in general."""

import random
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from carerix_desktop.demo.cast import Match, Person, Vacancy, read_data
from carerix_desktop.demo.composition import Document
from carerix_desktop.demo.documents import file_name
from carerix_desktop.demo.paperwork import Papers, make_document
from carerix_desktop.demo.post import Post, PostRoom
from carerix_desktop.demo.wording import Wording

HISTORY_DAYS = 545
_BEGINNING = re.compile(r"^[a-z]|(?<=[.!?] )[a-z]")
_QUOTA = {"eva": 1080, "thomas": 560, "fatima": 540, "priya": 500}
_GENERAL = {"client": 40, "candidate": 30, "colleague": 15, "unknown": 10, "reference": 8}
_ARCS: Mapping[str, tuple[tuple[int, str], ...]] = {
    "new": ((0, "application"),),
    "proposed": ((0, "application"), (3, "proposal")),
    "invited": ((0, "application"), (3, "proposal"), (7, "invitation")),
    "interview": ((0, "application"), (3, "proposal"), (7, "invitation"), (12, "interview"), (13, "feedback")),
    "offered": (
        (0, "application"),
        (3, "proposal"),
        (7, "invitation"),
        (12, "feedback"),
        (15, "reference"),
        (18, "offer"),
    ),
    "placed": (
        (0, "application"),
        (3, "proposal"),
        (7, "invitation"),
        (13, "interview"),
        (18, "offer"),
        (26, "placement"),
    ),
    "rejected": ((0, "application"), (8, "rejection")),
    "withdrawn": ((0, "application"), (3, "proposal"), (9, "withdrawal")),
}
ARCS_OF_STATUS: Mapping[str, tuple[tuple[int, str], ...]] = {
    "new": (),
    "proposed": ((3, "proposed"),),
    "invited": ((3, "proposed"), (7, "invited")),
    "interview": ((3, "proposed"), (7, "invited"), (12, "interview")),
    "offered": ((3, "proposed"), (7, "invited"), (12, "interview"), (18, "offered")),
    "placed": ((26, "placed"),),
    "rejected": ((8, "rejected"),),
    "withdrawn": ((9, "withdrawn"),),
}
"""The days on which a procedure comes to a stage, counted from its beginning."""
_AGES = {"new": (1, 12), "proposed": (5, 25), "invited": (9, 30), "interview": (15, 45), "offered": (20, 60)}


def days_ago(status: str, place: int, places: int) -> float:
    """When a procedure that stands so began, for one of several that are spread over the time that fits."""
    low, high = _AGES.get(status, (30, HISTORY_DAYS))
    first = max(low, max((day for day, _status in ARCS_OF_STATUS[status]), default=0) + 1)
    return first + (high - first) * (place + 0.5) / places


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Who and what one conversation is about."""

    user: Person
    them: Person
    vacancy: Vacancy
    candidate: Person
    colleague: Person
    language: str


class StoryTeller:
    """Writes conversations into the post room."""

    def __init__(self, room: PostRoom, latest: Mapping[str, datetime]) -> None:
        self._room, self._latest, self._rng = room, latest, room.rng
        stories = {language: read_data(f"stories_{language}")["story"] for language in ("nl", "en")}
        self._stories = {
            (language, stage): [story for story in told if story["stage"] == stage]
            for language, told in stories.items()
            for stage in {story["stage"] for story in told}
        }

    def tell_matches(self) -> None:
        """Every match from the application to where it stands now."""
        for match in self._room.cast.matches:
            if match.has_mail and match.candidate.name != "Sanne de Vries":  # her conversations are in the scene
                self._tell_match(match)

    def _tell_match(self, match: Match) -> None:
        low, high = _AGES.get(match.status, (30, HISTORY_DAYS))
        start = self._room.today - timedelta(days=self._rng.uniform(low, high))
        for day, stage in _ARCS[match.status]:
            about_client = stage in ("proposal", "feedback", "placement")
            them = match.vacancy.contact if about_client else match.candidate
            scene = self._scene(match.vacancy.owner, them, match.vacancy, match.candidate)
            self.tell(stage, scene, start + timedelta(days=day, hours=self._rng.uniform(0, 20)))

    def fill(self) -> None:
        """General correspondence until every user has a mailbox worth the name."""
        for user in self._room.cast.users:
            while self._copies_of(user) < _QUOTA[user.login]:
                stage = self._rng.choices(list(_GENERAL), list(_GENERAL.values()))[0]
                age = HISTORY_DAYS * self._rng.random() ** 1.3
                self.tell(stage, self.general_scene(stage, user), self._room.today - timedelta(days=age))

    def _copies_of(self, user: Person) -> int:
        return Counter(copy.owner for post in self._room.posts for copy in post.copies)[user.login]

    def general_scene(self, stage: str, user: Person) -> Scene:
        """Somebody to write with, by the kind of conversation."""
        cast = self._room.cast
        vacancy = self._rng.choice([v for v in cast.vacancies if v.owner is user])
        candidate = self._rng.choice(cast.candidates)
        if stage == "client":
            them = self._rng.choice(cast.contacts)
            own = [v for v in cast.vacancies if v.company is them.company]
            vacancy = self._rng.choice(own) if own else vacancy
        elif stage == "colleague":
            them = self._rng.choice([u for u in cast.users if u is not user])
        else:
            them = candidate if stage != "unknown" else stranger(self._rng, cast.source)
        return self._scene(user, them, vacancy, candidate)

    def _scene(self, user: Person, them: Person, vacancy: Vacancy, candidate: Person) -> Scene:
        colleague = self._rng.choice([u for u in self._room.cast.users if u is not user])
        return Scene(
            user=user, them=them, vacancy=vacancy, candidate=candidate, colleague=colleague, language=them.language
        )

    def tell_now(self, scene: Scene, now: datetime, thread: Sequence[Post]) -> list[Post]:
        """One new letter that arrives at this moment, in answer to `thread` where there is one."""
        told = self.tell("live", scene, now, thread, who="candidate" if thread else "", clock=lambda when: when)
        return told[len(thread) :]

    def tell(
        self,
        stage: str,
        scene: Scene,
        start: datetime,
        thread: Sequence[Post] = (),
        *,
        who: str = "",
        clock: Callable[[datetime], datetime] | None = None,
    ) -> list[Post]:
        """One conversation of this kind; what would lie after the latest moment is not written yet."""
        told = self._stories.get((scene.language, stage)) or self._stories["nl", stage]
        story = self._rng.choice([story for story in told if story["who"] == who or not who])
        clock = clock or (lambda when: at_work(when, self._rng))
        words = words_for(scene, start, self._rng, self._room.cast.source)
        posts: list[Post] = list(thread)
        subject, when = posts[0].outline.subject if posts else "", start
        copied = [scene.colleague] if scene.them.company and self._rng.random() < 0.07 else []
        latest = min(self._latest[person.login] for person in (scene.user, scene.them, *copied) if person.login)
        for letter in story["letter"]:
            when = clock(when + timedelta(hours=self._rng.uniform(*letter.get("after", (0, 0)))))
            if when >= latest:
                break
            subject = subject or self._rng.choice(letter["subject"]).format(**words)
            author, reader = (scene.them, scene.user) if letter["by"] == "them" else (scene.user, scene.them)
            said = "\n\n".join(_sentence(self._rng.choice(choices).format(**words)) for choices in letter["text"])
            forwarded = self._forwarded(scene, when) if letter.get("forward") else ""
            if letter.get("forward") and not forwarded:
                break
            documents = self._documents(letter.get("attach", ()), scene, words, when)
            posts.append(
                self._room.send(
                    author, [reader], subject=subject, said=said, when=when, cc=copied, thread=posts,
                    documents=documents, tail=forwarded,
                )
            )  # fmt: skip
        return posts

    def _forwarded(self, scene: Scene, when: datetime) -> str:
        """A letter that a client wrote to this user not long before, as a forward shows it below the text."""
        theirs = [
            post
            for post in self._room.posts
            if post.author.company
            and timedelta() < when - post.outline.date < timedelta(days=30)
            and any(copy.owner == scene.user.login for copy in post.copies)
        ]
        if not theirs:
            return ""
        outline = self._rng.choice(theirs).outline
        return forward_block(outline.sender.name, outline.sender.address, outline.subject, outline.date, outline.text)

    def _documents(
        self, kinds: Sequence[str], scene: Scene, words: Mapping[str, str], when: datetime
    ) -> list[Document]:
        wanted = [kind.rstrip("?") for kind in kinds if not kind.endswith("?") or self._rng.random() < 0.4]
        papers = Papers(user=scene.user, them=scene.them, candidate=scene.candidate, words=words, when=when)
        return [make_document(kind, papers, self._rng) for kind in wanted]


def words_for(scene: Scene, when: datetime, rng: random.Random, source: Mapping[str, Any]) -> dict[str, str]:
    """What the marks in the texts stand for."""
    wording = Wording(scene.language)
    skills = rng.sample(source["sector"][scene.vacancy.company.sector]["skills"], 2)
    ahead = when + timedelta(days=rng.randrange(6, 13))
    ahead += timedelta(days=max(0, 7 - ahead.weekday()) if ahead.weekday() > 4 else 0)
    time = rng.choice(["09:00", "09:30", "10:00", "11:00", "13:30", "14:00", "15:30", "16:00"])
    return {
        "title": scene.vacancy.title,
        "ref": scene.vacancy.ref,
        "company": scene.vacancy.company.name,
        "contact": scene.vacancy.contact.name,
        "city": scene.vacancy.company.city,
        "my_city": scene.them.city or scene.candidate.city,
        "cand": scene.candidate.name,
        "cand_first": scene.candidate.first,
        "stranger": scene.them.name,
        "skill": skills[0],
        "skill2": skills[1],
        "years": str(rng.randrange(3, 16)),
        "salary": f"€ {rng.randrange(30, 68) * 100:,}".replace(",", "."),
        "rate": f"€ {rng.randrange(62, 98)},50",
        "day": wording.day(ahead),
        "time": time,
        "moment": f"{ahead:%Y-%m-%d}T{time}",
        "month": wording.month(when + timedelta(days=35)),
        "week": str(when.isocalendar().week),
        "n": str(rng.randrange(8, 40)),
        "invoice": f"{when.year}{rng.randrange(100, 999)}",
    }


def stranger(rng: random.Random, source: Mapping[str, Any]) -> Person:
    """Somebody who is in no file."""
    names = source["names"]
    name = f"{rng.choice(names['first'])} {rng.choice(names['last'])}"
    address = f"{file_name(name).lower()}{rng.randrange(70, 99)}@{rng.choice(names['mail_domains'])}"
    return Person(name=name, email=address, language="nl", city=rng.choice(names["cities"]))


def forward_block(name: str, address: str, subject: str, date: datetime, text: str) -> str:
    """The header block that Dutch mail programs put above a forwarded letter."""
    head = f"Onderwerp: {subject}\nDatum: {Wording('nl').day(date)} {date.year} {date:%H:%M}\nVan: {name} <{address}>"
    return f"\n-------- Doorgestuurd bericht --------\n{head}\n\n{text}"


def at_work(when: datetime, rng: random.Random) -> datetime:
    """The next moment at which people write such mail: a working day, between eight and half past six."""
    if not 8 <= when.hour < 18:
        later = when + timedelta(days=1 if when.hour >= 18 else 0)
        when = later.replace(hour=8, minute=rng.randrange(60), second=rng.randrange(60)) + timedelta(
            hours=rng.random() * 9
        )
    if when.weekday() > 4:
        when += timedelta(days=7 - when.weekday())
    return when.replace(microsecond=0)


def _sentence(text: str) -> str:
    """The text with a capital where a sentence begins with a word that was filled in."""
    return _BEGINNING.sub(lambda found: found.group().upper(), text)
