"""The post room of the demo: who wrote what to whom, kept until every message is placed in a server folder."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from carerix_desktop.demo.cast import Cast, Person
from carerix_desktop.demo.composition import Document, Outline, compose
from carerix_desktop.demo.documents import logo
from carerix_desktop.demo.wording import GREETING, Wording
from carerix_desktop.domain.folder_roles import DiscoveredMailbox, propose_roles
from carerix_desktop.domain.mailbox import FolderRole

_LOGOS = {"Waterland Zorggroep": (20, 110, 160), "Brouwer & Zn. Bouw": (180, 90, 20), "Noorderlicht": (14, 107, 107)}
_INBOX_DAYS = 30


class Place(StrEnum):
    """Where a copy goes; `RECEIVED` is the inbox or, for older mail, where its owner files it."""

    RECEIVED = "received"
    SENT = "sent"
    DRAFTS = "drafts"
    JUNK = "junk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One user's copy of a message."""

    owner: str
    place: Place
    flags: frozenset[str] = frozenset()
    folder: str = ""
    """A folder of the user's own that this mail is filed in after a while."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One message and its copies."""

    outline: Outline
    author: Person
    said: str
    """What the author wrote, without greeting, signature and quotation."""
    copies: tuple[Copy, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One arrival at the demo's server: whose, in which folder, with which flags."""

    raw: bytes
    owner: str
    folder: str
    flags: tuple[str, ...]
    internaldate: datetime
    message_id: str


class PostRoom:
    """Takes letters in, writes them out as the programs of their authors would, and files them.

    Args:
        cast: everybody.
        today: now, aware.
        rng: the source of every choice.
    """

    def __init__(self, cast: Cast, today: datetime, rng: random.Random) -> None:
        self.cast, self.today, self.rng = cast, today, rng
        self.posts: list[Post] = []
        self._ids: set[str] = set()
        self._answered: set[str] = set()

    def send(
        self,
        author: Person,
        to: Sequence[Person],
        *,
        subject: str,
        said: str,
        when: datetime,
        cc: Sequence[Person] = (),
        thread: Sequence[Post] = (),
        documents: Sequence[Document] = (),
        html: bool | None = None,
        flags: Iterable[str] = (),
        greeting: str | None = None,
        tail: str = "",
        bare: bool = False,
        language: str = "",
    ) -> Post:
        """One letter from person to person; the last one of `thread` is answered, `bare` without "Re:"."""
        before = thread[-1] if thread else None
        wording = Wording(language or (to[0].language if author.login else author.language))
        opening = self.rng.choice(GREETING[wording.language]).format(name=to[0].first) if greeting is None else greeting
        rich = html if html is not None else bool(author.company or author.login or self.rng.random() < 0.4)
        quoted = before if before and self.rng.random() < 0.85 else None
        body = wording.letter(opening, said, author, quoted=None if quoted is None else (quoted.outline, quoted.said))
        pictures = self._logo(author) if rich and not tail else ()
        outline = Outline(
            sender=author.address,
            to=tuple(person.address for person in to),
            cc=tuple(person.address for person in cc),
            subject=f"Re: {_bare(subject)}" if before and not bare else subject,
            date=when,
            message_id=self.new_id(author.email, when),
            text=body.text + tail,
            html=body.html(pictures[0].content_id if pictures else "") if rich and not tail else "",
            in_reply_to=before.outline.message_id if before else "",
            references=tuple(post.outline.message_id for post in thread)[-12:],
            documents=(*documents, *pictures),
        )
        return self.put(outline, author, [*to, *cc], said=said, flags=flags)

    def put(
        self, outline: Outline, author: Person, readers: Sequence[Person], *, said: str = "", flags: Iterable[str] = (),
        place: Place = Place.RECEIVED, folder: str = "",
    ) -> Post:  # fmt: skip
        """Keep a message with one copy for its author and each reader that has a mailbox here."""
        copies = [Copy(owner=author.login, place=Place.SENT, flags=frozenset({"\\Seen"}))] if author.login else []
        home = folder or (author.company.name if author.company else "")
        copies += [
            Copy(owner=reader.login, place=place, flags=frozenset(flags), folder=home)
            for reader in readers
            if reader.login
        ]
        if outline.in_reply_to and author.login:
            self._answered.add(outline.in_reply_to)
        post = Post(outline=outline, author=author, said=said, copies=tuple(copies))
        self.posts.append(post)
        return post

    def new_id(self, address: str, when: datetime) -> str:
        """A Message-ID that no other message has (RFC 5322 section 3.6.4)."""
        while True:
            made = f"{when:%Y%m%d%H%M%S}.{self.rng.getrandbits(40):010x}@{address.rpartition('@')[2]}"
            if made not in self._ids:
                self._ids.add(made)
                return made

    def _logo(self, author: Person) -> tuple[Document, ...]:
        name = author.company.name if author.company else "Noorderlicht" if author.login else ""
        if name not in _LOGOS or self.rng.random() > 0.25:
            return ()
        return (logo(_LOGOS[name], f"logo.{name.split()[0].lower()}@noorderlicht.example"),)

    def letters(self) -> tuple[Letter, ...]:
        """Every copy, in its server folder, oldest first."""
        folders = {user.login: UserFolders(self.cast, user.login, self.today) for user in self.cast.users}
        unread = self._unread()
        made = []
        for number, post in enumerate(self.posts):
            raw = compose(post.outline)
            for copy in post.copies:
                flags = self._flags(post, copy, unread=(number, copy.owner) in unread)
                folder = folders[copy.owner].folder_for(copy, post.outline.date, "\\Seen" in flags, number)
                when, id_ = post.outline.date, post.outline.message_id
                made.append(
                    Letter(raw=raw, owner=copy.owner, folder=folder, flags=flags, internaldate=when, message_id=id_)
                )
        return tuple(sorted(made, key=lambda letter: (letter.internaldate, letter.message_id, letter.owner)))

    @staticmethod
    def arrivals(post: Post) -> tuple[Letter, ...]:
        """A message that arrives now, unread, in the inbox of each reader."""
        raw, outline = compose(post.outline), post.outline
        return tuple(
            Letter(
                raw=raw,
                owner=copy.owner,
                folder="INBOX",
                flags=(),
                internaldate=outline.date,
                message_id=outline.message_id,
            )
            for copy in post.copies
            if copy.place is Place.RECEIVED
        )

    def _unread(self) -> set[tuple[int, str]]:
        """Fourteen unread messages per user, three in Junk: those said to be, and else the newest ones."""
        chosen: set[tuple[int, str]] = set()
        for user in self.cast.users:
            mine = [(n, c) for n, post in enumerate(self.posts) for c in post.copies if c.owner == user.login]
            mine.sort(key=lambda entry: self.posts[entry[0]].outline.date, reverse=True)
            for place, wanted in ((Place.RECEIVED, 14), (Place.JUNK, 3)):
                there = [(n, c) for n, c in mine if c.place is place and "\\Seen" not in c.flags]
                there = [(n, c) for n, c in there if self.posts[n].outline.message_id not in self._answered]
                there.sort(key=lambda entry: "unread" not in entry[1].flags)
                chosen |= {(n, user.login) for n, c in there[:wanted]}
        return chosen

    def _flags(self, post: Post, copy: Copy, *, unread: bool) -> tuple[str, ...]:
        flags = {flag for flag in copy.flags if flag.startswith(("\\", "$"))}
        if copy.place is not Place.SENT and post.outline.message_id in self._answered:
            flags.add("\\Answered")
        if not unread:
            flags.add("\\Seen")
        if "starred" in copy.flags:
            flags.add("\\Flagged")
        return tuple(sorted(flags))


class UserFolders:
    """The server folders of one user, and which of them plays which part."""

    def __init__(self, cast: Cast, login: str, today: datetime) -> None:
        entry = next(user for user in cast.source["user"] if user["login"] == login)
        years = {"this_year": today.year, "last_year": today.year - 1}
        self.mailboxes: dict[str, str] = {name.format(**years): mark for name, mark in entry["mailboxes"].items()}
        listed = [DiscoveredMailbox(name=n, delimiter="/", flags=(m,) if m else ()) for n, m in self.mailboxes.items()]
        self._by_role = {proposal.role: proposal.name for proposal in propose_roles(listed) if proposal.role}
        self._today = today

    def folder_for(self, copy: Copy, when: datetime, seen: bool, number: int) -> str:
        """Where this user keeps such a message today."""
        role = {Place.SENT: FolderRole.SENT, Place.DRAFTS: FolderRole.DRAFTS, Place.JUNK: FolderRole.JUNK}.get(
            copy.place
        )
        if role:
            return self._by_role[role]
        if not seen or self._today - when < timedelta(days=_INBOX_DAYS):
            return copy.folder if copy.folder in self.mailboxes and seen else "INBOX"
        if number % 41 == 0:
            return self._by_role[FolderRole.TRASH]
        own = [name for name in self.mailboxes if copy.folder and copy.folder.replace("&", "en") in name]
        if own and number % 3:
            return own[0]
        by_year = [name for name in self.mailboxes if name.endswith(f" {when.year}") and "/" not in name]
        return by_year[0] if by_year else self._by_role[FolderRole.ARCHIVE]


def _bare(subject: str) -> str:
    return subject.removeprefix("Re: ")
