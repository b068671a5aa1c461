"""The step that makes an address one user's: who had it first keeps it, and the log says who lost it."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import create_engine, insert, text

from carerix_desktop.storage import schema
from carerix_desktop.storage.tables_mail import app_user

ROWS = (  # user, address, normal, kind, added at
    (1, "anna@x.nl", "anna@x.nl", "from", 10),
    (1, "Anna@x.nl", "anna@x.nl", "alias", 20),
    (1, "sales@x.nl", "sales@x.nl", "alias", 30),
    (2, "sales@x.nl", "sales@x.nl", "alias", 20),
    (2, "a@.", "", "alias", 20),
)


def test_the_first_owner_keeps_an_address_and_the_log_has_the_other(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'store.sqlite3'}")
    schema.upgrade(engine, "0016")
    with engine.begin() as connection:
        for key, login in ((1, "anna"), (2, "bram")):
            connection.execute(insert(app_user).values(key=key, login=login, name=login, role="recruiter"))
        for row in ROWS:
            values = dict(zip(("user", "address", "normal", "kind", "at"), row, strict=True))
            connection.execute(
                text(
                    "INSERT INTO user_address (user_key, address, normal, kind, added_at, proven) "
                    "VALUES (:user, :address, :normal, :kind, :at, 1)"
                ),
                values,
            )
    schema.upgrade(engine)
    with engine.connect() as connection:
        kept = connection.execute(text("SELECT user_key, address FROM user_address ORDER BY key")).all()
        log = connection.execute(text("SELECT act, user_key, detail FROM audit")).all()
    engine.dispose()
    assert kept == [(1, "anna@x.nl"), (2, "sales@x.nl")]
    assert log == [("address_taken_off", 1, "sales@x.nl")]
