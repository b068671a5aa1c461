"""An agency with a person who is in every table that there is, and what they are known by; for tests of erasing."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import zstandard
from sqlalchemy import insert, update

from carerix_desktop.domain.ids import MessageKey, RecordKind, UserKey
from carerix_desktop.filing.desk import FilingDesk
from carerix_desktop.host.profile import Profile
from carerix_desktop.services.backups import Backups
from carerix_desktop.services.erasing import Erasing, Erasure
from carerix_desktop.storage.tables_crm import candidate
from carerix_desktop.storage.tables_files import (
    address_choice,
    document,
    document_version,
    entry,
    entry_record,
    person_privacy,
    record_log,
    record_visit,
    removed_part,
    removed_record,
)
from carerix_desktop.storage.tables_mail import account, app_user, audit, mailbox, set_aside
from carerix_desktop.storage.tables_sync import envelope
from carerix_desktop.storage.tables_write import (
    draft,
    draft_file,
    lot,
    submission,
    submission_recipient,
    submission_unlink,
    template_draft,
)
from carerix_desktop.storage.unit_of_work import Work
from tests.support.agency import NOW, Agency, Sent, mail
from tests.support.closed import close
from tests.support.stores import new_store

NAME = "Quirine Zonnebloem-Ødegård"
ADDRESS = "quirine@zonnebloem.example"
OTHER_ADDRESS = "Q.Zonnebloem@work.example"
PHONE = "+31 6 9988 7766"
WORDS = ("kwikzilverachtig", "bloemkoolsoepje", "zwaluwstaartje", "ijsvogelblauw", "pruimedantje", "kolibrievleugel")
"""Words that only this person's mail, documents, notes, drafts and outbox hold."""
EVERYTHING = (NAME, "Zonnebloem", ADDRESS, OTHER_ADDRESS, PHONE, *WORDS)
OTHER_NAME, OTHERS = "Tobias Veerman", "tobias@veerman.example"


@dataclass(frozen=True, slots=True)
class Scene:
    """The agency, its erasing, and its profile."""

    agency: Agency
    erasing: Erasing
    profile: Profile

    @property
    def path(self) -> Path:
        """The database."""
        return self.agency.store.path

    def erase(self, *, on_server: bool = False) -> Erasure:
        """Erase the person as the administrator, with their name typed."""
        anna = self.agency.users["anna"]
        return self.erasing.erase(anna, RecordKind.CANDIDATE, "K-1", typed=NAME, on_server=on_server)


def again(directory: Path) -> Scene:
    """A scene that was filled and closed before."""
    agency = Agency.__new__(Agency)
    agency.store = new_store(directory)
    agency.desk = FilingDesk(agency.store.archivist(), lambda: NOW)
    agency.users = {"anna": UserKey(1), "bram": UserKey(2)}
    return open_scene(directory, agency)


def open_scene(directory: Path, made: Agency | None = None) -> Scene:
    """The services over an agency; a new and empty one by default."""
    agency = made or Agency(directory)
    profile = Profile(directory)
    return Scene(agency, Erasing(agency.store, agency.desk, Backups(profile, agency.store)), profile)


def fill(scene: Scene) -> None:
    """The person, everywhere; and somebody else, whose everything must stay."""
    agency = scene.agency
    with agency.store.work(None) as work:
        work.connection.execute(update(app_user).where(app_user.c.login == "anna").values(role="administrator"))
        _accounts(work, agency)
    agency.add_record("candidate:K-1", ADDRESS, OTHER_ADDRESS, full_name=NAME)
    agency.add_record("candidate:K-2", OTHERS, full_name=OTHER_NAME)
    agency.add_record("vacancy:V-7", full_name="Tuinman")
    agency.add_match("match:M-1", "candidate:K-1", "vacancy:V-7")
    agency.add_match("match:M-2", "candidate:K-2", "vacancy:V-7")
    _fill_mail(agency)
    first = agency.key("m1@z.example")
    with agency.store.work(None) as work:
        work.connection.execute(
            update(candidate).where(candidate.c.ref == "K-1").values(phones=PHONE, notes=WORDS[2], city=WORDS[3])
        )
        _fill_work(work, agency)
        _fill_writing(work, agency)
        _fill_history(work, agency, first)


def _accounts(work: Work, agency: Agency) -> None:
    for key in (1, 2):
        row = {"key": key, "owner_key": key, "type": "imap", "server": "imap.example", "port": 993}
        work.connection.execute(insert(account).values(**row, security="ssl", username="u"))
        work.connection.execute(update(mailbox).where(mailbox.c.owner_key == key).values(account_key=key))


def _fill_mail(agency: Agency) -> None:
    whom = f"{NAME} <{ADDRESS}>"
    hidden = base64.b64encode(f"Mijn {WORDS[1]} staat klaar. {NAME}".encode()).decode()
    coded = {"Content_Type": "text/plain; charset=utf-8", "Content_Transfer_Encoding": "base64"}
    agency.file(
        mail("m1@z.example", sender=whom, subject=f"Sollicitatie {WORDS[0]} V-7", body=f"Groet, {NAME}, {PHONE}"),
        Sent(mail("m1@z.example", sender=whom, subject=f"Sollicitatie {WORDS[0]} V-7", body="x"), "bram/inbox"),
        mail("m2@z.example", sender=OTHER_ADDRESS, subject="Nog iets", body=hidden, day=1, **coded),
        Sent(
            mail("m3@b.nl", sender="anna@bureau.nl", to=whom, irt="m1@z.example", subject="Re: Sollicitatie", day=2),
            "anna/sent",
        ),
        Sent(mail("m4@z.example", sender=whom, to="bram@bureau.nl", subject=f"Geheim {WORDS[0]}", day=3), "bram/inbox"),
        mail("m5@z.example", sender=f"Quirine <{ADDRESS.replace('@', '+job@')}>", subject="Met een plus", day=4),
        Sent(mail("m6@z.example", sender=whom, subject="In de prullenbak", day=5), "anna/junk"),
        mail("o1@v.example", sender=f"{OTHER_NAME} <{OTHERS}>", subject="Van een ander V-7", body="avondrood", day=6),
    )
    close(agency.store, agency.key("m4@z.example"))


def _fill_work(work: Work, agency: Agency) -> None:
    c, key, other = work.connection, agency.records["candidate:K-1"], agency.records["candidate:K-2"]
    for number, (on, word) in enumerate(((key, WORDS[2]), (other, "avondrood")), 1):
        c.execute(insert(entry).values(key=number, sort="call", author_key=1, at=5, body=word, changed_at=5, detail={}))
        c.execute(insert(entry_record).values(entry_key=number, kind="candidate", record_key=on, at=5))
        packed = zstandard.compress(f"{word} {NAME if on == key else OTHER_NAME} ".encode() * 50)
        c.execute(insert(document).values(key=number, kind="candidate", record_key=on, name=f"cv {word}", changed_at=5))
        version = {"key": number, "document_key": number, "number": 1, "filename": f"{word}.pdf", "content": packed}
        version |= {"content_type": "application/pdf", "size_octets": 9, "sha256": sha256(packed).digest()}
        c.execute(insert(document_version).values(**version, text=f"{word} tekst", made_by="anna", made_at=5))
        c.exec_driver_sql(
            "INSERT INTO document_fts (rowid, name, body) VALUES (?, ?, ?)", (number, f"cv {word}", f"{word} tekst")
        )
    c.execute(
        insert(person_privacy).values(
            kind="candidate", record_key=key, ground="consent", keep_why=WORDS[3], changed_by="anna", changed_at=5
        )
    )
    c.execute(insert(record_visit).values(user_key=1, kind="candidate", record_key=key, at=5))
    c.execute(
        insert(address_choice).values(
            normal=ADDRESS, kind="candidate", record_key=key, user_key=1, made_by="anna", made_at=5
        )
    )


def _fill_writing(work: Work, agency: Agency) -> None:
    c, key = work.connection, agency.records["candidate:K-1"]
    sender = {"name": "Anna", "address": "anna@bureau.nl"}
    content = {
        "sender": sender,
        "to": [{"name": NAME, "address": ADDRESS}],
        "text": WORDS[4],
        "links": [["candidate", key]],
    }
    c.execute(insert(draft).values(key=1, owner_key=1, message_id="d1@b", state="open", content=content, saved_at=5))
    file = {"draft_key": 1, "position": 0, "filename": f"{WORDS[4]}.txt", "content_type": "text/plain"}
    c.execute(insert(draft_file).values(**file, size_octets=3, sha256=b"x", data=WORDS[4].encode()))
    both = {**content, "to": [*content["to"], {"name": OTHER_NAME, "address": OTHERS}], "text": "aan beiden"}
    c.execute(insert(draft).values(key=2, owner_key=1, message_id="d2@b", state="open", content=both, saved_at=5))
    c.execute(insert(lot).values(key=1, owner_key=1, title=f"Aan {NAME}", state="done", total=1, created_at=5))
    row = {
        "owner_key": 1,
        "envelope_from": "anna@bureau.nl",
        "created_at": 5,
        "links": [["candidate", key]],
        "lot_key": 1,
    }
    raw = mail("s1@b.nl", sender="anna@bureau.nl", to=ADDRESS, body=f"{WORDS[5]} voor {NAME}")
    c.execute(insert(submission).values(key=1, message_id="s1@b", subject=WORDS[5], state="waiting", raw=raw, **row))
    to = {"submission_key": 1, "position": 0, "field": "to", "state": "waiting", "name": NAME}
    c.execute(insert(submission_recipient).values(**to, address=ADDRESS, normal=ADDRESS))
    c.execute(insert(submission_unlink).values(submission_key=1, kind="candidate", record_key=key))
    c.execute(
        insert(template_draft).values(owner_key=1, name="t", base_version=0, content={"text": f"Beste {NAME}, {PHONE}"})
    )


def _fill_history(work: Work, agency: Agency, first: MessageKey) -> None:
    c, key = work.connection, agency.records["candidate:K-1"]
    line = {"at": 5, "made_by": "anna", "act": "changed", "field": "city"}
    c.execute(insert(record_log).values(kind="candidate", record_key=key, before=WORDS[3], after="x", **line))
    c.execute(
        insert(record_log).values(
            kind="vacancy", record_key=agency.records["vacancy:V-7"], before=f"was {NAME}", after="", **line
        )
    )
    gone = {"key": 1, "kind": "candidate", "record_key": 999, "ref": "K-0", "name": NAME, "why": "merged"}
    c.execute(insert(removed_record).values(**gone, into_key=key, made_by="anna", made_at=5))
    c.execute(
        insert(removed_part).values(
            removed_key=1, table_name="candidate", row={"key": 999, "full_name": NAME, "city": WORDS[3]}
        )
    )
    c.execute(insert(audit).values(at=5, made_by="anna", act="linked", message_key=first, detail=NAME))
    box = {"mailbox_key": agency.boxes["anna/inbox"], "uidvalidity": 1}
    raw = zstandard.compress(f"From: {ADDRESS}\r\n\r\n{WORDS[0]}".encode() * 9)
    c.execute(
        insert(set_aside).values(**box, uid=700, state="aside", attempts=1, reason="it cannot be read", at=5, raw=raw)
    )
    c.execute(
        insert(envelope).values(
            **box,
            uid=701,
            owner_key=1,
            key=5,
            flags=0,
            sender_name=NAME,
            sender_address=ADDRESS,
            recipients="",
            subject=WORDS[0],
        )
    )
