"""The guard compiles the truth table of `domain.confidentiality`, row by row."""

from itertools import product
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select, update

from carerix_desktop.domain.confidentiality import AudienceReason, may_see
from carerix_desktop.storage.tables_mail import app_user, audience, conversation, link, message
from tests.support.stores import BRAM, EVAS, store_with_secrets

NONE: tuple[AudienceReason, ...] = ()
REASONS = (NONE, *((reason,) for reason in AudienceReason), tuple(AudienceReason))


@pytest.mark.parametrize("active", [True, False])
def test_the_guard_says_what_the_truth_table_says(tmp_path: Path, active: bool) -> None:
    store = store_with_secrets(tmp_path)
    with store.work(None) as work:
        work.connection.execute(update(app_user).where(app_user.c.key == BRAM).values(active=active))
    for reasons, confidential, on_file in product(REASONS, (True, False), (True, False)):
        with store.work(None) as work:
            c = work.connection
            c.execute(delete(audience).where(audience.c.message_key == EVAS, audience.c.user_key == BRAM))
            c.execute(delete(link).where(link.c.message_key == EVAS))
            c.execute(update(conversation).where(conversation.c.key == EVAS).values(confidential=confidential))
            for reason in reasons:
                c.execute(insert(audience).values(message_key=EVAS, user_key=BRAM, why=reason))
            if on_file:
                row = {"message_key": EVAS, "kind": "candidate", "record_key": 1, "rule": "hand", "evidence": ""}
                c.execute(insert(link).values(**row, made_by="eva", made_at=0))
        with store.reader(BRAM) as reader:
            seen = reader.connection.execute(select(message.c.key).where(message.c.key == EVAS)).first() is not None
        assert seen is may_see(active=active, reasons=reasons, confidential=confidential, on_file=on_file)
    store.close()
