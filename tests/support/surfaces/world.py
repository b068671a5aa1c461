"""One script for two stores: in the one, Anna also has the mail of `HIDDEN`; in its twin those messages never were.

Anna looks after the files. Bram is a colleague on the same files, Carla administrates, Rita only reads, Ina has left,
and Dora's user file makes her incoming mail confidential. The hidden messages come by each of the five rules, and in
the shapes in which one could leak: between two visible ones, with the only occurrence of a word, an address, a name of
a file; with the mark of an address that failed; with a note, a task and a document made of them; ticked later;
unlinked; in one second with a visible one.
"""

from __future__ import annotations

import time
from datetime import timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import and_, delete, or_, select, update

from carerix_desktop.app import build_office
from carerix_desktop.domain.document import NewVersion
from carerix_desktop.domain.entry import EntrySort, EntryText
from carerix_desktop.domain.ids import EntryKey, MessageKey, RecordKind, UserKey
from carerix_desktop.domain.privacy import Condition, RetentionRule
from carerix_desktop.domain.record import RecordRef
from carerix_desktop.host.log import Redaction
from carerix_desktop.host.profile import Profile
from carerix_desktop.storage.tables_crm import candidate
from carerix_desktop.storage.tables_mail import METADATA, app_user, audit, message
from tests.support.agency import ANNA, BRAM, NOW, START, Agency, Sent, mail

DORA, CARLA, RITA, INA = "dora@bureau.nl", "carla@bureau.nl", "rita@bureau.nl", "ina@bureau.nl"
JAN, MIA, OTTO, KEES, WEG, UIT = (
    "jan@example.nl",
    "mia@example.nl",
    "otto@example.nl",
    "kees@klant.nl",
    "weg@example.nl",
    "uit@example.nl",
)
SHARED = "samen@example.nl"
SETTLED = 1_700_000_000
UNKNOWN = MessageKey(999_999_999_999)
VIEWERS = ("bram", "rita", "ina", "carla")
K1, K2, K3 = "candidate:K-1", "candidate:K-2", "candidate:K-3"
LONG_AGO = -2500  # days: before any rule of retention
RECORDS: tuple[tuple[RecordKind, dict[str, str]], ...] = (
    (RecordKind.COMPANY, {"ref": "B-1", "name": "Klant BV", "domains": "klant.nl", "city": "Delft"}),
    (RecordKind.CONTACT, {"ref": "C-1", "first_name": "Kees", "last_name": "Klant", "emails": KEES, "company": "B-1"}),
    (RecordKind.CANDIDATE, {"ref": "K-1", "first_name": "Jan", "last_name": "Jansen", "emails": JAN, "city": "Delft"}),
    (
        RecordKind.CANDIDATE,
        {"ref": "K-2", "first_name": "Mia", "last_name": "Mulder", "emails": MIA, "confidential": "yes"},
    ),
    (RecordKind.CANDIDATE, {"ref": "K-3", "first_name": "Otto", "last_name": "Ober", "emails": OTTO}),
    (RecordKind.CANDIDATE, {"ref": "K-4", "first_name": "Wim", "last_name": "Weg", "emails": WEG}),
    (RecordKind.CANDIDATE, {"ref": "K-5", "first_name": "Una", "last_name": "Uit", "emails": UIT}),
    (RecordKind.CANDIDATE, {"ref": "K-6", "first_name": "Sam", "last_name": "Een", "emails": SHARED}),
    (RecordKind.CANDIDATE, {"ref": "K-7", "first_name": "Sem", "last_name": "Twee", "emails": SHARED}),
    (RecordKind.CANDIDATE, {"ref": "K-8", "first_name": "Otto", "last_name": "Ober", "emails": "otto2@example.nl"}),
    (RecordKind.VACANCY, {"ref": "V-2041", "title": "Analist", "company": "B-1", "contact": "C-1", "status": "open"}),
    (RecordKind.VACANCY, {"ref": "V-3000", "title": "Geheime rol", "company": "B-1", "status": "open"}),
    (RecordKind.MATCH, {"ref": "M-1", "candidate": "K-1", "vacancy": "V-2041", "status": "new"}),
    (RecordKind.MATCH, {"ref": "M-2", "candidate": "K-3", "vacancy": "V-2041", "status": "invited"}),
)
SECRET_SUBJECT = "Vertrouwelijk: "


def letter(message_id: str, filename: str, words: str, *, to: str, subject: str, day: float) -> bytes:
    """A message of Jan's with one attachment."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = f"Jan Jansen <{JAN}>", to, subject
    made["Date"], made["Message-ID"] = format_datetime(START + timedelta(days=day)), f"<{message_id}>"
    made.set_content(f"Zie bijlage. {words}\n")
    made.add_attachment(words.encode(), maintype="text", subtype="plain", filename=filename)
    made.set_boundary(f"b-{message_id}")
    return made.as_bytes()


def report(message_id: str, about: str, failed: str, day: float) -> bytes:
    """A delivery report to Anna: an address does not exist."""
    date = format_datetime(START + timedelta(days=day))
    status = (
        f"Reporting-MTA: dns; mx.nl\r\n\r\nFinal-Recipient: rfc822; {failed}\r\nAction: failed\r\nStatus: 5.1.1\r\n"
    )
    return (
        f"From: MAILER-DAEMON@mx.nl\r\nTo: {ANNA}\r\nSubject: Undelivered\r\nDate: {date}\r\n"
        f"Message-ID: <{message_id}>\r\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
        f"--b\r\nContent-Type: text/plain\r\n\r\nfailed\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n{status}"
        f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{about}>\r\nFrom: {ANNA}\r\n--b--\r\n"
    ).encode()


def _arrivals() -> tuple[tuple[str, bool, Sent], ...]:
    """Every message of the script in its order: label (which is its Message-ID), whether it is hidden, the arrival."""
    anna_out, anna, bram = "anna/sent", "anna/inbox", "bram/inbox"
    late = 300.0
    secret = SECRET_SUBJECT
    one = partial(mail, body="Dag. gewoonwoord")
    return (
        ("v-old", False, Sent(one("v-old", sender=JAN, to=ANNA, day=LONG_AGO, subject="Kennismaking"), anna)),
        (
            "v-answer",
            False,
            Sent(one("v-answer", sender=ANNA, to=JAN, day=2, irt="v-old", subject="Re: Kennismaking"), anna_out),
        ),
        ("v-bram", False, Sent(one("v-bram", sender=JAN, to=BRAM, day=3, subject="Vraag over V-2041"), bram)),
        (
            "v-client",
            False,
            Sent(one("v-client", sender=f"Kees Klant <{KEES}>", to=ANNA, day=4, subject="V-2041"), anna),
        ),
        (
            "v-new",
            False,
            Sent(one("v-new", sender="Nieuw Mens <nieuw@elders.nl>", to=BRAM, day=5, subject="Open brief"), bram),
        ),
        ("v-tie", False, Sent(one("v-tie", sender=SHARED, to=BRAM, day=6, subject="Van ons"), bram)),
        (
            "v-list",
            False,
            Sent(one("v-list", sender="lijst@krant.nl", to=BRAM, day=7, subject="Krant", List_Id="<krant>"), bram),
        ),
        ("v-file", False, Sent(letter("v-file", "cv.txt", "openwoord", to=BRAM, subject="Mijn cv", day=8), bram)),
        ("v-second", False, Sent(one("v-second", sender=JAN, to=BRAM, day=9, subject="Zelfde tel"), bram)),
        ("v-junk", False, Sent(one("v-junk", sender=JAN, to=BRAM, day=10, subject="Rommel"), "bram/junk")),
        ("v-last", False, Sent(one("v-last", sender=JAN, to=BRAM, day=11, subject="Nog iets"), bram)),
        ("v-uit", False, Sent(one("v-uit", sender=ANNA, to=UIT, day=12, subject="Nieuws"), anna_out)),
        # a confidential conversation of which Bram has a part: he sees the first and the third message
        ("t-1", False, Sent(one("t-1", sender=JAN, to=ANNA, Cc=BRAM, day=20, subject=f"{secret}plan"), anna)),
        (
            "t-2",
            True,
            Sent(
                one(
                    "t-2",
                    sender=ANNA,
                    to=JAN,
                    day=21,
                    irt="t-1",
                    refs=["t-1"],
                    subject=f"Re: {secret}plan",
                    body="tussenwoord",
                ),
                anna_out,
            ),
        ),
        (
            "t-3",
            False,
            Sent(
                one(
                    "t-3",
                    sender=JAN,
                    to=ANNA,
                    Cc=BRAM,
                    day=22,
                    irt="t-2",
                    refs=["t-1", "t-2"],
                    subject=f"Re: {secret}plan",
                ),
                anna,
            ),
        ),
        # a hidden message that Anna put on another file, and its visible answer
        ("h-parent", True, Sent(one("h-parent", sender=ANNA, to=JAN, day=30, subject=f"{secret}rol"), anna_out)),
        (
            "v-reply",
            False,
            Sent(one("v-reply", sender=JAN, to=BRAM, day=31, irt="h-parent", subject=f"Re: {secret}rol"), bram),
        ),
        # by rule
        (
            "h-keyword",
            True,
            Sent(
                letter("h-keyword", "geheim.txt", "zeldzaamwoord", to=ANNA, subject=f"{secret}salaris", day=late), anna
            ),
        ),
        (
            "h-person",
            True,
            Sent(one("h-person", sender=f"Mia Mulder <{MIA}>", to=ANNA, day=late + 1, body="miawoord"), anna),
        ),
        ("h-user", True, Sent(one("h-user", sender=JAN, to=DORA, day=late + 2, body="dorawoord"), "dora/inbox")),
        (
            "h-box",
            True,
            Sent(one("h-box", sender=f"Kees Klant <{KEES}>", to=ANNA, day=late + 3, subject="V-2041 discreet"), anna),
        ),
        (
            "h-talk",
            True,
            Sent(
                one("h-talk", sender=ANNA, to=KEES, day=late + 4, irt="h-box", subject="Re: V-2041 discreet"), anna_out
            ),
        ),
        # shapes
        ("h-only", True, Sent(one("h-only", sender=OTTO, to=ANNA, day=late + 5, subject=f"{secret}enige"), anna)),
        (
            "h-new",
            True,
            Sent(
                one(
                    "h-new", sender="Vreemde Vogel <vogel@verborgen.nl>", to=ANNA, day=late + 6, subject=f"{secret}wie"
                ),
                anna,
            ),
        ),
        ("h-tie", True, Sent(one("h-tie", sender=SHARED, to=ANNA, day=late + 7, subject=f"{secret}wij"), anna)),
        ("h-sent", True, Sent(one("h-sent", sender=ANNA, to=WEG, day=late + 8, subject=f"{secret}post"), anna_out)),
        ("h-bounce", True, Sent(report("h-bounce", "h-sent", WEG, late + 9), anna)),
        ("h-stop", True, Sent(one("h-stop", sender=UIT, to=ANNA, day=late + 10, subject="unsubscribe v-uit"), anna)),
        ("h-later", True, Sent(one("h-later", sender=JAN, to=ANNA, day=late + 11, subject="Later dicht"), anna)),
        ("h-unlinked", True, Sent(one("h-unlinked", sender=JAN, to=ANNA, day=late + 12, subject="Eraf gehaald"), anna)),
        (
            "h-private",
            True,
            Sent(one("h-private", sender="vriend@thuis.nl", to=ANNA, day=late + 13, subject="Eten"), anna),
        ),
        ("h-second", True, Sent(one("h-second", sender=JAN, to=ANNA, day=9, subject=f"{secret}tel"), anna)),
        ("h-draft", True, Sent(one("h-draft", sender=ANNA, to=JAN, day=late + 14, subject="Concept"), "anna/drafts")),
        ("h-junk", True, Sent(one("h-junk", sender=JAN, to=ANNA, day=late + 15, subject="Spam"), "anna/junk")),
        (
            "h-split",
            True,
            Sent(
                one("h-split", sender=JAN, to=ANNA, day=late + 16, irt="h-keyword", subject=f"Re: {secret}salaris"),
                anna,
            ),
        ),
        ("v-end", False, Sent(one("v-end", sender=JAN, to=BRAM, day=late + 20, subject="Tot slot"), bram)),
    )


ARRIVALS = _arrivals()
HIDDEN = frozenset(label for label, hidden, _sent in ARRIVALS if hidden)
TICKED = (
    "t-1",
    "t-2",
    "v-reply",
    "h-parent",
    "h-keyword",
    "h-person",
    "h-user",
    "h-box",
    "h-only",
    "h-new",
    "h-tie",
    "h-sent",
    "h-stop",
    "h-later",
    "h-second",
)


class World(Agency):
    """One of the twins.

    Attributes:
        keys: every message of the script → its key, `UNKNOWN` where it is not there.
        entries, documents: what was made from messages, by label; an unknown key likewise.
    """

    def __init__(self, directory: Path, *, with_hidden: bool) -> None:
        super().__init__(directory)
        self.with_hidden = with_hidden
        self.directory = directory
        for login, address in (("carla", CARLA), ("rita", RITA), ("ina", INA), ("dora", DORA)):
            self.add_user(login, address)
        self._roles()
        url = f"sqlite:///{self.store.path}"
        self.office = build_office(Profile(directory / "profile"), Redaction(), store_url=url)
        self.files = tuple((kind, fields["ref"]) for kind, fields in RECORDS)
        self.keys: dict[str, MessageKey] = {}
        self.entries: dict[str, EntryKey] = {}
        self._play()

    @property
    def anna(self) -> UserKey:
        """Who has the hidden mail."""
        return self.users["anna"]

    def close(self) -> None:
        self.office.close()
        super().close()

    def settle(self) -> None:
        """Move what was just written to one second of the past: whether a second passed between two acts is chance."""
        now = time.time()
        with self.store.work(None) as work:
            for table in METADATA.sorted_tables:
                for column in table.c:
                    if column.name == "at" or column.name.endswith("_at"):
                        recent = (column > now - 3600, column < now + 3600)
                        filed = column == int(NOW.timestamp())
                        change = update(table).where(or_(and_(*recent), filed)).values({column.name: SETTLED})
                        work.connection.execute(change)

    def _roles(self) -> None:
        changes: dict[str, dict[str, Any]] = {
            "carla": {"role": "administrator"},
            "rita": {"role": "reader"},
            "ina": {"active": False},
        }
        changes["dora"] = {"incoming_confidential": True}
        with self.store.work(None) as work:
            for login, values in changes.items():
                work.connection.execute(update(app_user).where(app_user.c.login == login).values(**values))
            for login, key in self.users.items():
                work.connection.execute(
                    update(app_user).where(app_user.c.key == key).values(from_address=f"{login}@bureau.nl")
                )

    def _play(self) -> None:
        for kind, fields in RECORDS:
            self.office.records.add(self.anna, kind, fields)
        self._file_mail()
        self._tick()
        self._by_hand()
        self._write()
        self.settle()

    def _file_mail(self) -> None:
        for number, (label, hidden, sent) in enumerate(ARRIVALS, start=1):
            if self.with_hidden or not hidden:
                self.desk.file_batch([self.arrival(sent, uid=number)])
                self.keys[label] = self.key(label)
            else:
                self.keys[label] = UNKNOWN
        again = {label: sent.raw for label, _hidden, sent in ARRIVALS}["t-1"]
        self.desk.file_batch([self.arrival(Sent(again, "bram/inbox"), uid=500)])

    def _tick(self) -> None:
        """What a rule has not made confidential already is ticked by who has it."""
        for label in TICKED:
            if self.keys[label] != UNKNOWN:
                actor = {"h-user": "dora", "v-reply": "bram"}.get(label, "anna")
                self.office.confidential.set_box(self.users[actor], self.keys[label], confidential=True)

    def _by_hand(self) -> None:
        """Anna corrects her hidden mail; the twin has what the list of differences says (`differs`)."""
        if not self.with_hidden:
            with self.store.work(None) as work:
                work.connection.execute(update(candidate).where(candidate.c.ref == "K-5").values(opt_out=True))
                work.connection.execute(delete(audit).where(audit.c.message_key == self.keys["v-reply"]))
            return
        linking, keys = self.office.linking, self.keys
        linking.link(self.anna, keys["h-parent"], RecordKind.VACANCY, "V-3000")
        linking.unlink(self.anna, keys["h-unlinked"], RecordKind.CANDIDATE, "K-1")
        linking.split(self.anna, keys["h-split"])
        linking.join(self.anna, keys["h-later"], keys["h-only"])
        linking.refuse(self.anna, [keys["h-new"]], "vogel@verborgen.nl", None)

    def _write(self) -> None:
        on_files = self.office.on_files
        for label, sort, hidden in (
            ("e-open", EntrySort.NOTE, None),
            ("e-note", EntrySort.NOTE, "h-keyword"),
            ("e-task", EntrySort.TASK, "h-later"),
            ("e-last", EntrySort.CALL, None),
        ):
            self.entries[label] = EntryKey(UNKNOWN)
            if hidden is None or self.with_hidden:
                about = None if hidden is None else self.keys[hidden]
                self.entries[label] = on_files.entries.write(self.anna, self._text(label, sort, about)).entry.key
        ref = (RecordKind.CANDIDATE, "K-1")
        on_files.documents.add(
            self.anna, *ref, [NewVersion(name="cv.txt", content_type="text/plain", data=b"versie een")]
        )
        if self.with_hidden:
            on_files.documents.file_attachments(self.anna, self.keys["h-keyword"], ["2"], *ref)
            secret = NewVersion(
                name="cv.txt", content_type="text/plain", data=b"versie zeldzaam", message=self.keys["h-keyword"]
            )
            on_files.documents.add(self.anna, *ref, [secret])
        last = NewVersion(name="cv.txt", content_type="text/plain", data=b"versie drie")
        on_files.documents.add(self.anna, *ref, [last])
        rule = RetentionRule(kind=RecordKind.CANDIDATE, condition=Condition.NO_CONTACT, months=1)
        on_files.privacy.save_rule(self.users["carla"], rule)

    def _text(self, label: str, sort: EntrySort, about: MessageKey | None) -> EntryText:
        at = int(START.timestamp()) + 86_400 * 100
        due = at if sort is EntrySort.TASK else None
        records = (RecordRef(kind=RecordKind.CANDIDATE, ref="K-1"),)
        return EntryText(
            sort=sort, at=at, title=label, body=label, records=records, message=about, due_at=due, remind_at=due
        )

    def labels_seen(self, login: str) -> set[str]:
        """The messages that a user sees, by label."""
        names = {key: label for label, key in self.keys.items()}
        with self.store.reader(self.users[login]) as reader:
            return {names[key] for key in reader.connection.execute(select(message.c.key)).scalars()}
