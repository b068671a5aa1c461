"""Messages ready for the outbox, written as a few words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from carerix_desktop.domain.ids import DraftKey, LotKey
from carerix_desktop.domain.message import AddressField
from carerix_desktop.domain.outgoing import Consequences, Prepared, Recipient

ANNA = "anna@bureau.nl"
_NUMBERS = count(1)
NOTHING_FOLLOWS = Consequences()


def prepared(
    *to: str,
    bcc: Sequence[str] = (),
    sender: str = ANNA,
    subject: str = "Hallo",
    body: str = "Dag.",
    message_id: str = "",
    answering: str = "",
    follows: Consequences = NOTHING_FOLLOWS,
    draft: DraftKey | None = None,
    lot: LotKey | None = None,
) -> Prepared:
    """A message to some addresses; by default a new Message-ID each time."""
    recipients = to or ("jan@example.nl",)
    message_id = message_id or f"out{next(_NUMBERS)}@bureau.nl"
    lines = [
        f"From: {sender}",
        f"To: {', '.join(recipients)}",
        *([f"Bcc: {', '.join(bcc)}"] if bcc else []),
        f"Subject: {subject}",
        "Date: Mon, 23 Nov 2026 12:00:00 +0000",
        f"Message-ID: <{message_id}>",
        *([f"In-Reply-To: <{answering}>"] if answering else []),
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        "",
        body,
        "",
    ]
    fields = [(AddressField.TO, one) for one in recipients] + [(AddressField.BCC, one) for one in bcc]
    return Prepared(
        message_id=message_id,
        envelope_from=sender,
        recipients=tuple(Recipient(field=field, name="", address=address) for field, address in fields),
        subject=subject,
        raw="\r\n".join(lines).encode(),
        consequences=follows,
        draft=draft,
        lot=lot,
    )
