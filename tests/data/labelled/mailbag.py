"""Messages as bytes, each with the labels its scene gives it, laid in mailbox files per batch, owner and role."""

import base64
import quopri
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone

from tests.data.labelled.agency import LOGINS, USERS, Agency, words

START = datetime(2026, 1, 5, 7, 30, tzinfo=UTC)
ZONES = (timezone(timedelta(hours=1)), UTC, timezone(timedelta(hours=2)))
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
HARD = {"tie", "lost", "relay", "list", "forward", "colleague"}
WORDS = words(
    "Kennismaking Sollicitatie Beschikbaarheid Gesprek Voorstel Referenties Contract Opdracht Salaris "
    "Planning Terugkoppeling Intake Portfolio Rooster Proeftijd Unterlagen Bewerbung Rückmeldung "
    "Entretien Disponibilité Interview"
)
TEXTS = (
    "Goedemorgen,\n\nIk hoor graag wanneer het schikt.\n\nMet vriendelijke groet,\n{name}\n",
    "Hi,\n\nThanks for the call, more details are below.\n\nKind regards,\n{name}\n",
    "Guten Tag,\n\nvielen Dank für Ihre Nachricht. Gerne komme ich vorbei.\n\nMit freundlichen Grüßen\n{name}\n",
    "Bonjour,\n\nje vous remercie de votre réponse, à bientôt.\n\nCordialement,\n{name}\n",
)


def rfc_date(when):
    return f"{DAYS[when.weekday()]}, {when.day} {MONTHS[when.month - 1]} {when:%Y %H:%M:%S %z}"


def encoded(text):
    """A header value: as it is, or in encoded words of at most 75 characters."""
    if text.isascii():
        return text
    words, rest = [], text
    while rest:
        cut = next(n for n in range(min(len(rest), 40), 0, -1) if len(rest[:n].encode()) <= 45)
        words.append(f"=?utf-8?b?{base64.b64encode(rest[:cut].encode()).decode()}?=")
        rest = rest[cut:]
    return "\n ".join(words)


def mailbox(name, address):
    """`name <address>` with the quoting that the name needs."""
    if not name.isascii():
        return f"{encoded(name)} <{address}>"
    return f'"{name}" <{address}>' if set(name) & set(',.()<>@"') else f"{name} <{address}>"


def of(record, n=0):
    """The header value of a record's n-th address."""
    return mailbox(record.name, record.addresses[n])


def user(login, form="from_address"):
    data = USERS[login]
    return mailbox(data["name"], data["aliases"][0] if form == "alias" else data[form])


def text_part(text, kind="plain", turn=0):
    """The lines of a text part, in an encoding that turns."""
    head = f"Content-Type: text/{kind}; charset=utf-8\n"
    if text.isascii():
        return head + "Content-Transfer-Encoding: 7bit\n\n" + text
    if turn % 3 == 0:
        return head + "Content-Transfer-Encoding: 8bit\n\n" + text
    if turn % 3 == 1:
        return head + "Content-Transfer-Encoding: quoted-printable\n\n" + quopri.encodestring(text.encode()).decode()
    return head + "Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(text.encode()).decode()


def multipart(kind, *parts):
    """The lines of a multipart body."""
    mark = "=_part_of_the_set"
    while any(mark in part for part in parts):
        mark += "_"
    body = "".join(f"--{mark}\n{part.rstrip(chr(10))}\n" for part in parts)
    return f'Content-Type: multipart/{kind}; boundary="{mark}"\n\n{body}--{mark}--\n'


def by(rule, *records):
    """Links of these records by one rule."""
    return {record.key: {rule} for record in records}


def person(record, rule="address"):
    """The link of a known person, and of a contact's company."""
    return merged(by(rule, record), by("company", record.company) if record.company else {})


def inherited(mail, *rules):
    """What an answer gets from the message that it answers; a contact brings the company anew."""
    contact = any(kind == "contact" for kind, _ref in mail.links)
    again = {"company"} if contact else set()
    return {key: set(rules or ("reply",)) | (again if key[0] == "company" else set()) for key in mail.links}


def merged(*links):
    result: dict = {}
    for some in links:
        for key, rules in some.items():
            result[key] = result.get(key, set()) | rules
    return result


def new(address):
    return ("new", None, None, address)


def tie(address, *records):
    return [("tie", *record.key, address) for record in records]


@dataclass
class Mail:
    """One message of the set and what the rules say of it."""

    number: int
    scene: str
    message_id: str | None
    date: datetime
    subject: str
    sender: str
    to: list
    raw: str
    links: dict
    proposals: list | None
    thread: str | None
    direction: str
    kind: str

    def label(self):
        links = [
            {"kind": kind, "ref": ref, "rules": sorted(rules)} for (kind, ref), rules in sorted(self.links.items())
        ]
        proposals = self.proposals and sorted(self.proposals, key=str)
        return {
            "scene": self.scene,
            "hard": self.scene.split("/")[0] in HARD,
            "message_id": self.message_id,
            "date": self.date.astimezone(UTC).isoformat(),
            "subject": self.subject,
            "to": self.to,
            "direction": self.direction,
            "mail_kind": self.kind,
            "thread": self.thread,
            "links": links,
            "proposals": proposals
            if proposals is None
            else [dict(zip(("why", "kind", "ref", "address"), one, strict=True)) for one in proposals],
        }


@dataclass
class Bag:
    """Takes mail from the scenes; a scene names the owner, the role and the batch in which a copy arrives."""

    agency: Agency
    mails: list = field(default_factory=list)
    files: dict = field(default_factory=dict)
    acts: list = field(default_factory=list)
    undeliverable: list = field(default_factory=list)
    deliverable: list = field(default_factory=list)
    clock: datetime = START

    def login(self, turn):
        return LOGINS[turn % len(LOGINS)]

    def subject(self, prefix=""):
        """A subject nobody else has."""
        n = len(self.mails)
        return f"{prefix}{WORDS[n % len(WORDS)]} {WORDS[(n // 7) % len(WORDS)].lower()} {n}"

    def mail(
        self,
        scene,
        sender,
        to,
        *,
        subject=None,
        links=None,
        proposals=(),
        thread=None,
        owner=None,
        role=None,
        batch=1,
        cc=(),
        bcc=(),
        reply_to=(),
        answers=None,
        in_reply_to=None,
        references=(),
        extra=(),
        body=None,
        text=None,
        message_id="",
        date=None,
        days=None,
        direction="in",
        envelope=None,
        place=True,
        name="iemand",
        kind="letter",
    ):
        """Writes one message, keeps its labels, and lays it in the file of its owner."""
        n = len(self.mails)
        self.clock += timedelta(minutes=23 + n % 11)
        date = date or (answers.date + timedelta(days=days) if days and answers else self.clock)
        date = date.astimezone(ZONES[n % len(ZONES)])
        if message_id == "":
            message_id = f"<{n:04}.{n * 7919 % 100000:05}@{'noordwerving' if direction == 'out' else 'post'}.example>"
        if answers:
            in_reply_to = in_reply_to or answers.message_id
            references = references or (answers.message_id,)
        subject = self.subject() if subject is None else subject
        to = [to] if isinstance(to, str) else list(to)
        head = [
            ("Return-Path", envelope or f"<bounce-{n}@post.example>" if envelope != "" else None),
            (
                "Received",
                f"from mx.post.example by mail.noordwerving.example with ESMTPS id {n:06};\n {rfc_date(date)}",
            ),
            ("Message-ID", message_id),
            ("Date", rfc_date(date)),
            ("From", sender),
            ("To", ",\n ".join(to)),
            ("Cc", ",\n ".join(cc)),
            ("Bcc", ",\n ".join(bcc)),
            ("Reply-To", ",\n ".join(reply_to)),
            ("Subject", encoded(subject)),
            ("In-Reply-To", in_reply_to),
            ("References", "\n ".join(references)),
            *extra,
            ("MIME-Version", "1.0"),
        ]
        body = body or text_part(text or TEXTS[n % 4].format(name=name), turn=n)
        raw = "".join(f"{key}: {value}\n" for key, value in head if value) + body
        made = Mail(
            n,
            scene,
            message_id,
            date,
            subject,
            sender,
            to,
            raw,
            links or {},
            None if proposals is None else list(proposals),
            None if thread == "" else thread or f"T{n:04}",
            direction,
            kind,
        )
        self.mails.append(made)
        if place:
            self.lay(made, owner or self.login(n), role or ("sent" if direction == "out" else "inbox"), batch)
        return made

    def sent(self, scene, login, to, **rest):
        """A message that a user sends."""
        return self.mail(scene, user(login), to, owner=login, direction="out", **rest)

    def lay(self, mail, owner, role, batch=1, raw=None):
        """One copy of a message in a mailbox file."""
        raw = raw or mail.raw
        self.files.setdefault(f"{batch}-{owner}-{role}.mbox", []).append(raw)

    def act(self, login, mail, what, record):
        """What a person does between the first and the second batch."""
        self.acts.append(
            {"act": what, "by": login, "message_id": mail.message_id, "kind": record.kind, "ref": record.ref}
        )

    def mboxes(self):
        """The mailbox files, in the mboxrd form."""
        for name, mails in sorted(self.files.items()):
            out = []
            for raw in mails:
                lines = [">" + line if line.lstrip(">").startswith("From ") else line for line in raw.split("\n")]
                out.append("From set@post.example Mon Jan  5 08:00:00 2026\n" + "\n".join(lines).rstrip("\n") + "\n\n")
            yield name, "".join(out).encode()
