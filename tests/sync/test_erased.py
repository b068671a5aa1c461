"""What was erased here: the server's copies stay unless that was asked, and are never fetched again."""

from __future__ import annotations

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.services.records import Records
from tests.support.dovecot import DovecotServer, MailUser
from tests.support.sync_rig import SyncRig, mail
from tests.sync.test_dovecot import _renumber, on_server

SANNE, TOM = "sanne@kandidaat.test", "tom@elders.test"


def _with_sanne(rig: SyncRig, dovecot: DovecotServer, user: MailUser) -> None:
    for name, sender in (("one", SANNE), ("two", SANNE), ("other", TOM)):
        dovecot.save(user.address, mail(name, sender=sender))
    assert rig.sync().ok
    records = Records(rig.store, rig.desk)
    fields = {"ref": "K-1", "first_name": "Sanne", "last_name": "Vries", "emails": SANNE}
    records.add(rig.owner, RecordKind.CANDIDATE, fields)


def _erase(rig: SyncRig, *, on_server: bool) -> None:
    record = Records(rig.store, rig.desk).get(rig.owner, RecordKind.CANDIDATE, "K-1")
    rig.desk.erase(rig.owner, RecordKind.CANDIDATE, record.key, on_server=on_server)


def test_the_servers_copies_stay_and_no_octet_of_them_is_fetched_again(
    rig: SyncRig, dovecot: DovecotServer, mail_user: MailUser
) -> None:
    _with_sanne(rig, dovecot, mail_user)
    _erase(rig, on_server=False)
    again = rig.sync()
    assert again.ok
    assert (again.octets, rig.message_count()) == (0, 1)
    assert on_server(dovecot, mail_user, "INBOX").keys() == {"one", "two", "other"}


def test_a_mailbox_that_is_numbered_anew_brings_nothing_back(
    rig: SyncRig, dovecot: DovecotServer, mail_user: MailUser
) -> None:
    _with_sanne(rig, dovecot, mail_user)
    _erase(rig, on_server=False)
    _renumber(dovecot, mail_user)
    assert rig.sync().ok
    assert rig.message_count() == 1
    again = rig.sync()
    assert again.ok
    assert (again.octets, rig.message_count()) == (0, 1)


def test_where_it_is_asked_the_server_deletes_them_and_nothing_else(
    rig: SyncRig, dovecot: DovecotServer, mail_user: MailUser
) -> None:
    _with_sanne(rig, dovecot, mail_user)
    dovecot.doveadm(
        "flags", "add", "-u", mail_user.address, "\\Deleted", "header", "message-id", "<other@kandidaat.test>"
    )
    _erase(rig, on_server=True)
    assert rig.sync().ok
    assert on_server(dovecot, mail_user, "INBOX").keys() == {"other"}
    again = rig.sync()
    assert again.ok
    assert (again.octets, rig.message_count()) == (0, 1)


def test_new_mail_of_the_same_person_comes_in(rig: SyncRig, dovecot: DovecotServer, mail_user: MailUser) -> None:
    _with_sanne(rig, dovecot, mail_user)
    _erase(rig, on_server=False)
    late = mail("late").replace(b"Date: Mon, 04 Mar 2024", b"Date: Mon, 04 Mar 2999")
    dovecot.save(mail_user.address, late)
    assert rig.sync().ok
    assert rig.names("INBOX") == ["late", "other"]
