"""Mail that no person wrote: newsletters, relayed applications, reminders, rubbish, and what a mail program must know.

Headers as RULES.md names them for automated mail: List-Id (RFC 2919), Precedence, Auto-Submitted (RFC 3834),
delivery reports (RFC 3464), invitations (RFC 6047).
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from email.utils import parseaddr
from typing import Any

from carerix_desktop.demo.cast import Person, read_data
from carerix_desktop.demo.composition import Outline, compose
from carerix_desktop.demo.documents import invitation
from carerix_desktop.demo.paperwork import Papers, make_document
from carerix_desktop.demo.post import Place, Post, PostRoom
from carerix_desktop.demo.scene import SceneWriter
from carerix_desktop.demo.stories import StoryTeller, at_work, forward_block, stranger, words_for
from carerix_desktop.demo.wording import Wording

_FOR_ALL = ("relay", "spam", "notice")
_SINCE_DAYS = {"newsletter": 210, "relay": 300, "notice": 120, "invoice": 400, "spam": 40}


class Machines:
    """Writes the automated mail of resources/demo/machines.toml and the special entries of the scene."""

    def __init__(self, room: PostRoom, teller: StoryTeller, scene: SceneWriter, latest: Mapping[str, datetime]) -> None:
        self._room, self._teller, self._scene, self._latest = room, teller, scene, latest
        self._rng, self._eva = room.rng, room.cast.users[0]

    def write(self) -> None:
        """All of it."""
        for entry in read_data("machines")["sender"]:
            for when in self._issues(entry):
                users = self._room.cast.users
                reader = self._rng.choices(users, (7, 2, 2, 2))[0] if entry["kind"] in _FOR_ALL else self._eva
                if when < self._latest[reader.login]:
                    self._issue(entry, reader, when)
        for special in self._scene.specials:
            getattr(self, f"_{special['kind']}")(special)

    def _issues(self, entry: Mapping[str, Any]) -> Iterator[datetime]:
        age = self._rng.uniform(0.5, entry["every"])
        while age < _SINCE_DAYS[entry["kind"]]:
            yield at_work(self._room.today - timedelta(days=age), self._rng)
            age += entry["every"] * self._rng.uniform(0.9, 1.1)

    def _issue(self, entry: Mapping[str, Any], reader: Person, when: datetime) -> None:
        name, address = parseaddr(entry["from"])
        sender = Person(name=name, email=address, language="nl")
        applicant = stranger(self._rng, self._room.cast.source)
        scene = self._teller.general_scene("candidate", reader)
        words = words_for(scene, when, self._rng, self._room.cast.source) | {"stranger": applicant.name}
        text = self._rng.choice(entry["text"]).format(**words)
        papers = Papers(user=reader, them=sender, candidate=scene.candidate, words=words, when=when)
        outline = Outline(
            sender=sender.address,
            to=(reader.address,),
            subject=self._rng.choice(entry["subjects"]).format(**words),
            date=when,
            message_id=self._room.new_id(address, when),
            text=text + "\n",
            html=f"<html><body><h2>{name}</h2><p>{text}</p></body></html>\n" if entry["kind"] == "newsletter" else "",
            headers=_headers(entry, applicant),
            documents=(make_document("invoice", papers, self._rng),) if entry["kind"] == "invoice" else (),
        )
        place = Place.JUNK if entry["kind"] == "spam" else Place.RECEIVED
        self._room.put(outline, sender, [reader], said=text, place=place, folder=entry.get("folder", ""))

    def _sent_to(self, address: str) -> Post | None:
        """The newest letter from the main user to this address."""
        posts = [p for p in self._room.posts if p.author is self._eva and p.outline.to[0].address == address]
        return max(posts, key=lambda post: post.outline.date, default=None)

    def _bounce(self, special: Mapping[str, Any]) -> None:
        """A letter to an address that is no longer there, and the report on it."""
        when = self._scene.moment(special)
        gone = next(c for c in self._room.cast.candidates if c.name == "Iris van Leeuwen")
        sent = self._room.send(
            self._eva, [gone], subject="Je sollicitatie op Senior Java Developer", when=when - timedelta(minutes=2),
            said="Bedankt voor je sollicitatie. Ik bel je deze week om kennis te maken.",
        )  # fmt: skip
        daemon = Person(name="Mail Delivery System", email="mailer-daemon@noorderlicht.example", language="en")
        content_type, report = _report(sent.outline, gone.email)
        made = replace(
            self._outline(daemon, when, "Undelivered Mail Returned to Sender"),
            in_reply_to=sent.outline.message_id,
            references=(sent.outline.message_id,),
            headers=(("Auto-Submitted", "auto-replied"), ("Return-Path", "<>")),
            body=(content_type, report),
        )
        self._room.put(made, daemon, [self._eva])

    def _calendar(self, special: Mapping[str, Any]) -> None:
        """An invitation from a client's calendar, as a text part and a text/calendar part."""
        them, when = self._scene.person(special["with"]), self._scene.moment(special)
        words = self._scene.words(special, them)
        start = (self._room.today + timedelta(days=2)).replace(hour=15, minute=30, second=0, microsecond=0)
        event = invitation(f"Shortlist {words['title']}", start, them.email, self._eva.email, "Telefonisch")
        self._room.send(
            them,
            [self._eva],
            subject=f"Uitnodiging: shortlist {words['title']}, {Wording('nl').day(start)} 15:30",
            said="Om de vier profielen samen door te nemen. Je hoeft niets voor te bereiden.",
            when=when,
            html=False,
            documents=[event],
        )

    def _autoreply(self, special: Mapping[str, Any]) -> None:
        """An answer of an absent client's mail program to our newest letter before it."""
        them, when = self._scene.person(special["with"]), self._scene.moment(special)
        text = "Ik ben deze week afwezig en lees mijn mail daarna weer. Bel bij spoed met 036 765 43 21.\n"
        sent = self._sent_to(them.email)
        subject = "Afwezig: " + (sent.outline.subject if sent else "uw bericht")
        marks = (("Auto-Submitted", "auto-replied"), ("Precedence", "bulk"))
        self._room.put(replace(self._outline(them, when, subject, text), headers=marks), them, [self._eva], said=text)

    def _forward(self, special: Mapping[str, Any]) -> None:
        """A colleague passes a letter on, below the text or attached."""
        colleague, when = self._scene.person(special["from"]), self._scene.moment(special)
        inner = self._room.cast.person(special["inner_name"]) or Person(
            name=special["inner_name"], email=special.get("inner_address", ""), language="nl"
        )
        words = self._scene.words(special, inner)
        said = f"Ik zag de vacature {words['title']} en reageer graag. Ik heb {words['years']} jaar ervaring."
        subject = f"Sollicitatie {words['title']}"
        earlier = when - timedelta(hours=3)
        if not special.get("attached"):
            block = forward_block(inner.name, inner.email, subject, earlier, f"{said}\n\n{inner.name}\n")
            self._room.send(
                colleague, [self._eva], subject=f"Fwd: {subject}", said="Deze kwam bij mij binnen. Iets voor jou?",
                when=when, tail=block,
            )  # fmt: skip
            return
        original = Outline(
            sender=inner.address, to=(colleague.address,), subject=subject, date=earlier, text=said + "\n",
            message_id=self._room.new_id(inner.email, earlier),
        )  # fmt: skip
        made = replace(self._outline(colleague, when, f"Fwd: {subject}"), body=("message/rfc822", compose(original)))
        self._room.put(made, colleague, [self._eva])

    def _draft(self, special: Mapping[str, Any]) -> None:
        """A letter that the main user has not finished."""
        them, when = self._scene.person(special["to"]), self._scene.moment(special)
        words = self._scene.words(special, them)
        writer = Person(name=self._eva.name, email=self._eva.email, language="nl")  # no copy in Sent
        text = f"Beste {them.first},\n\n{special['text'].strip().format(**words)}\n"
        made = replace(self._outline(writer, when, special["subject"].format(**words), text), to=(them.address,))
        self._room.put(made, writer, [self._eva], place=Place.DRAFTS, flags=["\\Draft", "\\Seen"])

    def _outline(self, sender: Person, when: datetime, subject: str, text: str = "") -> Outline:
        """A letter to the main user."""
        return Outline(
            sender=sender.address,
            to=(self._eva.address,),
            subject=subject,
            date=when,
            message_id=self._room.new_id(sender.email, when),
            text=text,
        )


def _headers(entry: Mapping[str, Any], applicant: Person) -> tuple[tuple[str, str], ...]:
    """What marks this kind of mail as automated."""
    if entry["kind"] == "newsletter":
        leave = f"<mailto:leave@{entry['from'].rpartition('@')[2].rstrip('>')}>"
        return ("List-Id", entry["list"]), ("List-Unsubscribe", leave), ("Precedence", "bulk")
    if entry["kind"] == "relay":
        return (("Reply-To", applicant.email),)
    return (("Auto-Submitted", "auto-generated"),) if entry["kind"] == "notice" else ()


def _report(sent: Outline, gone: str) -> tuple[str, bytes]:
    """A delivery report in three parts (RFC 3462, RFC 3464)."""
    mark = "demo-report-7f3a"
    human = f"Your message could not be delivered to <{gone}>:\r\nthis mailbox does not exist (550 5.1.1).\r\n"
    machine = (
        "Reporting-MTA: dns; mail.noorderlicht.example\r\n\r\n"
        f"Final-Recipient: rfc822; {gone}\r\nAction: failed\r\nStatus: 5.1.1\r\n"
        "Diagnostic-Code: smtp; 550 5.1.1 no such mailbox\r\n"
    )
    header = compose(sent).partition(b"\r\n\r\n")[0] + b"\r\n"
    parts = [
        (b"text/plain; charset=us-ascii", human.encode()),
        (b"message/delivery-status", machine.encode()),
        (b"text/rfc822-headers", header),
    ]
    body = b"".join(b"--%s\r\nContent-Type: %s\r\n\r\n%s\r\n" % (mark.encode(), kind, data) for kind, data in parts)
    content_type = f'multipart/report; report-type=delivery-status;\r\n boundary="{mark}"'
    return content_type, body + b"--%s--\r\n" % mark.encode()
