"""New mail while one looks: a candidate answers, a client asks, somebody unknown applies."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from carerix_desktop.demo.cast import Person
from carerix_desktop.demo.post import Letter, Place, Post, PostRoom
from carerix_desktop.demo.stories import Scene, StoryTeller

_KINDS: Mapping[str, int] = {"answer": 45, "candidate": 20, "client": 20, "unknown": 15}
_ANSWERABLE = timedelta(days=30)


class LiveMail:
    """Writes one message after the other, as the agency's people would."""

    def __init__(self, room: PostRoom) -> None:
        far = room.today + timedelta(days=3650)
        self._room, self._rng = room, room.rng
        self._teller = StoryTeller(room, {user.login: far for user in room.cast.users})

    def next_letters(self, now: datetime) -> tuple[Letter, ...]:
        """The next message, dated `now` (aware): one letter per user who receives it."""
        user = self._rng.choices(self._room.cast.users, (6, 2, 1, 1))[0]
        kind = self._rng.choices(list(_KINDS), list(_KINDS.values()))[0]
        asked = self._unanswered(user, now) if kind == "answer" else None
        scene = self._teller.general_scene("candidate" if kind == "answer" else kind, user)
        if asked is not None:
            scene = self._answering(scene, asked)
        posts = self._teller.tell_now(scene, now.replace(microsecond=0), [asked] if asked else [])
        return tuple(letter for post in posts for letter in self._room.arrivals(post))

    def _unanswered(self, user: Person, now: datetime) -> Post | None:
        """A recent letter of this user to a candidate."""
        candidates = {person.email for person in self._room.cast.candidates}
        recent = [
            post
            for post in self._room.posts
            if post.author is user
            and post.outline.to[0].address in candidates
            and now - post.outline.date < _ANSWERABLE
            and any(copy.place is Place.SENT for copy in post.copies)
        ]
        return self._rng.choice(recent) if recent else None

    def _answering(self, scene: Scene, asked: Post) -> Scene:
        them = next(p for p in self._room.cast.candidates if p.email == asked.outline.to[0].address)
        return Scene(
            user=scene.user,
            them=them,
            vacancy=scene.vacancy,
            candidate=them,
            colleague=scene.colleague,
            language=them.language,
        )
