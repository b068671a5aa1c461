"""A store with a few messages whose audience is known, for tests below the services."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import insert

from carerix_desktop.domain.ids import UserKey
from carerix_desktop.storage.engine import Store, open_store
from carerix_desktop.storage.tables_crm import candidate
from carerix_desktop.storage.tables_mail import (
    app_user,
    audience,
    conversation,
    link,
    mailbox,
    message,
    message_address,
    message_copy,
    message_raw,
    part,
    proposal,
)
from carerix_desktop.storage.tables_sync import envelope
from carerix_desktop.storage.unit_of_work import Work

EVA, BRAM, CARLA = UserKey(1), UserKey(2), UserKey(3)
AWAITED = 900
"""Everybody waits for the body of one message in their inbox; its key is theirs added to this."""
EVAS, BRAMS, FILED, FILED_SECRET = 101, 102, 103, 104
"""Messages: in Eva's audience alone, in Bram's alone, on a file, on a file in a confidential conversation of Bram's."""


def new_store(directory: Path) -> Store:
    """An empty store in a file."""
    return open_store(f"sqlite:///{directory / 'store.sqlite3'}")


def store_with_secrets(directory: Path) -> Store:
    """Four messages as above; Carla has no mail of her own, Eva is the administrator."""
    store = new_store(directory)
    with store.work(None) as work:
        _people(work)
        for key, owner in ((EVAS, EVA), (BRAMS, BRAM), (FILED, EVA), (FILED_SECRET, BRAM)):
            _message(work, key, owner, confidential=key == FILED_SECRET)
        for key in (FILED, FILED_SECRET):
            row = {"message_key": key, "kind": "candidate", "record_key": 1, "rule": "address", "evidence": "From"}
            work.connection.execute(insert(link).values(**row, made_by="rule", made_at=0))
    return store


def _people(work: Work) -> None:
    names = ((EVA, "eva", "administrator"), (BRAM, "bram", "recruiter"), (CARLA, "carla", "recruiter"))
    for key, login, role in names:
        work.connection.execute(insert(app_user).values(key=key, login=login, name=login.title(), role=role))
        work.connection.execute(insert(mailbox).values(key=key, owner_key=key, name="INBOX", attributes=[]))
        awaited = {"mailbox_key": key, "uidvalidity": 1, "uid": 7, "owner_key": key, "key": AWAITED + key, "flags": 0}
        texts = {"sender_name": f"sender{key}", "sender_address": "", "recipients": "", "subject": f"awaited{login}"}
        work.connection.execute(insert(envelope).values(**awaited, **texts))
    work.connection.execute(
        insert(candidate).values(key=1, ref="K-1", full_name="Sanne de Vries", extra={}, created_at=0, changed_at=0)
    )


def _message(work: Work, key: int, owner: UserKey, *, confidential: bool) -> None:
    c = work.connection
    c.execute(insert(conversation).values(key=key, confidential=confidential))
    texts = dict.fromkeys(("bare_subject", "sender_name", "sender_address", "sender_normal", "recipients"), "")
    c.execute(
        insert(message).values(
            key=key,
            identity=str(key).encode(),
            conversation_key=key,
            message_id=f"m{key}@x.example",
            **texts,
            subject=f"subject{key}",
            is_reply=False,
            preview=f"preview{key}",
            direction="in",
            automated=False,
            has_attachments=True,
            size_octets=1,
            filed=True,
            parent_key=BRAMS if key == EVAS else None,
        )
    )
    c.execute(insert(audience).values(message_key=key, user_key=owner, why="copy"))
    c.execute(
        insert(message_copy).values(
            message_key=key,
            conversation_key=key,
            mailbox_key=owner,
            owner_key=owner,
            route="import",
            flags=0,
            server_flags=0,
            internaldate=0,
            rfc822_size=1,
        )
    )
    c.execute(insert(message_raw).values(message_key=key, codec="raw", sha256=b"", data=f"raw{key}".encode()))
    address = {
        "position": 0,
        "field": "from",
        "name": "",
        "address": f"a{key}@x.example",
        "normal": f"a{key}@x.example",
    }
    c.execute(insert(message_address).values(message_key=key, **address))
    c.execute(
        insert(part).values(
            message_key=key,
            section="2",
            filename=f"file{key}.pdf",
            content_type="application/pdf",
            size_octets=1,
            content_id="",
            inline=False,
            sha256=b"",
        )
    )
    c.execute(insert(proposal).values(message_key=key, why="new", address=f"a{key}@x.example"))
    c.exec_driver_sql(
        "INSERT INTO message_fts (rowid, subject, sender, recipients, body, attachments) VALUES (?, ?, '', '', ?, '')",
        (key, f"subject{key}", f"common word{key}"),
    )
