"""A backup put back on an empty machine goes on where it stood: nothing comes twice, nothing is lost (R-25)."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from sqlalchemy import text

from carerix_desktop.filing.desk import FilingDesk
from carerix_desktop.host.profile import Profile
from carerix_desktop.services.backups import restore
from carerix_desktop.storage.backups import make_backup
from carerix_desktop.storage.engine import Look, open_store
from carerix_desktop.storage.schema import HEAD
from tests.support.dovecot import DovecotServer, MailUser
from tests.support.sync_rig import SyncRig, mail


def _in_store(rig: SyncRig) -> tuple[list[str], int]:
    """Message-IDs, each as often as it is there, and how many copies of the server's are."""
    with rig.store.work(None) as work:
        names = work.connection.execute(text("SELECT message_id FROM message ORDER BY message_id")).scalars().all()
        copies = work.connection.execute(text("SELECT count(*) FROM message_copy")).scalar_one()
        assert work.connection.execute(text("PRAGMA foreign_key_check")).all() == []
        assert work.connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
    return [name.partition("@")[0] for name in names], copies


def _move_to(rig: SyncRig, database: Path) -> None:
    """The account goes on with another store."""
    rig.store = open_store(f"sqlite:///{database}")
    rig.desk = FilingDesk(rig.store.archivist())
    rig.ports = replace(rig.ports, store=rig.store, desk=rig.desk, marks=database.parent)


def test_a_backup_put_back_on_an_empty_machine_fetches_only_what_it_did_not_have(
    rig: SyncRig, dovecot: DovecotServer, mail_user: MailUser, tmp_path: Path
) -> None:
    for name in ("one", "two", "three"):
        dovecot.save(mail_user.address, mail(name))
    assert rig.sync().ok
    made = make_backup(rig.store.path, tmp_path / "kept", HEAD, "hand")
    dovecot.save(mail_user.address, mail("later"))
    assert rig.sync().ok
    there = _in_store(rig)
    rig.store.close()

    elsewhere = Profile(tmp_path / "elsewhere")
    assert restore(elsewhere, str(made), elsewhere.database).kept is None
    with closing(open_store(f"sqlite:///{elsewhere.database}", look=Look(examine_s=30.0, alone=True))) as store:
        assert store.damage is None
    _move_to(rig, elsewhere.database)
    assert _in_store(rig) == (["one", "three", "two"], 3)
    report = rig.sync()
    assert report.ok
    assert sum(one.fetched for one in report.folders) == 1
    assert _in_store(rig) == there == (["later", "one", "three", "two"], 4)
    assert rig.sync().octets == 0
