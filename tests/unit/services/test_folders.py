"""Edit folders: discovered with proposals and counts, paired, created on request, remembered; no mail moves."""

import pytest
from sqlalchemy import update

from carerix_desktop.domain.account import ServerType
from carerix_desktop.domain.errors import ServerFault, UserFault
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.services.folders import FolderPlan, new_folder_name
from carerix_desktop.storage.tables_mail import mailbox
from tests.support.fake_servers import listed
from tests.support.settings import DRAFT, SettingsRoom


@pytest.fixture
def eva(room: SettingsRoom):
    room.accounts.save(room.recruiter.key, room.recruiter.key, DRAFT, password="geheim")
    return room.recruiter.key


def test_discovery_counts_and_proposes(room: SettingsRoom, eva):
    found = {folder.proposal.name: folder for folder in room.folders.discover(eva, eva)}
    assert found["INBOX"].proposal.role is FolderRole.INBOX
    assert found["Verzonden items"].proposal.role is FolderRole.SENT
    assert found["Verzonden items"].messages == 8311
    assert found["Archief 2026"].proposal.confidence == "check"
    assert found["INBOX"].paired is FolderRole.INBOX
    assert found["Klanten"].wanted


def test_what_was_discovered_is_remembered_and_the_inbox_paired(room: SettingsRoom, eva):
    room.folders.discover(eva, eva)
    assert [mailbox.name for mailbox in room.folders.known(eva)] == list(room.servers.mailboxes)
    assert room.folders.pairs(eva) == {FolderRole.INBOX: "INBOX"}
    del room.servers.mailboxes["Klanten/Delta"]
    room.folders.discover(eva, eva)
    assert "Klanten/Delta" not in [mailbox.name for mailbox in room.folders.known(eva)]


def test_a_draft_is_looked_at_but_not_remembered(room: SettingsRoom):
    eva = room.recruiter.key
    assert len(room.folders.discover(eva, eva, draft=DRAFT, password="geheim")) == 5
    assert room.folders.known(eva) == []


def test_pairs_are_saved_changed_and_taken_away(room: SettingsRoom, eva):
    sent, archive = FolderRole.SENT, FolderRole.ARCHIVE
    room.folders.save(eva, eva, FolderPlan(pairs={sent: "Verzonden items", archive: "Archief 2026"}))
    assert room.folders.save(eva, eva, FolderPlan(pairs={archive: "Klanten"})) == {
        FolderRole.INBOX: "INBOX",
        sent: "Verzonden items",
        archive: "Klanten",
    }
    assert room.folders.save(eva, eva, FolderPlan(pairs={archive: None})) == {
        FolderRole.INBOX: "INBOX",
        sent: "Verzonden items",
    }


def test_two_roles_can_be_exchanged_in_one_go(room: SettingsRoom, eva):
    sent, archive = FolderRole.SENT, FolderRole.ARCHIVE
    room.folders.save(eva, eva, FolderPlan(pairs={sent: "Klanten", archive: "Archief 2026"}))
    pairs = room.folders.save(eva, eva, FolderPlan(pairs={sent: "Archief 2026", archive: "Klanten"}))
    assert (pairs[sent], pairs[archive]) == ("Archief 2026", "Klanten")


@pytest.mark.parametrize(
    ("pairs", "code"),
    [
        ({FolderRole.SENT: "Klanten", FolderRole.ARCHIVE: "Klanten"}, "twice"),
        ({FolderRole.SENT: "inbox"}, "twice"),
        ({FolderRole.INBOX: "Klanten"}, "inbox_fixed"),
        ({FolderRole.INBOX: None}, "inbox_fixed"),
        ({FolderRole.SENT: "Nowhere"}, "no_such_folder"),
        ({FolderRole.SENT: "[Gmail]"}, "no_mail"),
    ],
)
def test_what_cannot_be_paired_is_refused_and_changes_nothing(room: SettingsRoom, eva, pairs, code):
    room.servers.add(listed("[Gmail]", "\\NoSelect"))
    before = room.folders.save(eva, eva, FolderPlan(pairs={FolderRole.SENT: "Verzonden items"}))
    with pytest.raises(UserFault) as caught:
        room.folders.save(eva, eva, FolderPlan(pairs=pairs))
    assert caught.value.code == code
    assert room.folders.pairs(eva) == before


def test_one_folder_cannot_take_a_second_role_beside_one_that_stays(room: SettingsRoom, eva):
    room.folders.save(eva, eva, FolderPlan(pairs={FolderRole.SENT: "Verzonden items"}))
    with pytest.raises(UserFault, match="serves as sent already"):
        room.folders.save(eva, eva, FolderPlan(pairs={FolderRole.TRASH: "Verzonden items"}))


def test_a_missing_folder_is_created_on_request_once(room: SettingsRoom, eva):
    plan = FolderPlan(pairs={FolderRole.TRASH: "Prullenbak"}, create=("Prullenbak",))
    assert room.folders.save(eva, eva, plan)[FolderRole.TRASH] == "Prullenbak"
    room.folders.save(eva, eva, plan)
    assert room.servers.created == ["Prullenbak"]


def test_known_folders_are_paired_without_asking_the_server(room: SettingsRoom, eva):
    room.folders.discover(eva, eva)
    room.servers.fault = ServerFault("away", code="offline")
    assert FolderRole.SENT in room.folders.save(eva, eva, FolderPlan(pairs={FolderRole.SENT: "Verzonden items"}))
    with pytest.raises(ServerFault):
        room.folders.save(eva, eva, FolderPlan(pairs={FolderRole.TRASH: "Never seen"}))


def test_ticks_are_remembered_for_the_next_discovery(room: SettingsRoom, eva):
    room.folders.discover(eva, eva)
    room.folders.save(eva, eva, FolderPlan(wanted={"Klanten/Delta": False}))
    wanted = {folder.proposal.name: folder.wanted for folder in room.folders.discover(eva, eva)}
    assert wanted == {
        "INBOX": True,
        "Verzonden items": True,
        "Archief 2026": True,
        "Klanten": True,
        "Klanten/Delta": False,
    }


def test_pop_has_no_folders(room: SettingsRoom, eva):
    room.accounts.save(eva, eva, DRAFT.__class__(type=ServerType.POP3, server="pop.example.test", username="eva"))
    with pytest.raises(UserFault, match="POP server has no folders"):
        room.folders.discover(eva, eva)


def test_an_administrator_pairs_for_others_a_recruiter_does_not(room: SettingsRoom, eva):
    assert room.folders.discover(room.admin.key, eva)
    with pytest.raises(UserFault, match="Only an administrator"):
        room.folders.discover(eva, room.admin.key)


@pytest.mark.parametrize(
    ("names", "delimiter", "expected"),
    [
        (["INBOX", "Sent"], "/", "Archief"),
        (["INBOX", "INBOX.Sent", "INBOX.Klanten"], ".", "INBOX.Archief"),
        (["INBOX"], ".", "Archief"),
        (["INBOX", "INBOX.Sent", "Other"], ".", "Archief"),
    ],
)
def test_a_new_folder_goes_where_the_server_keeps_folders(names, delimiter, expected):
    from carerix_desktop.domain.folder_roles import DiscoveredMailbox, propose_roles

    found = [DiscoveredMailbox(name=name, delimiter=delimiter, flags=()) for name in names]
    assert new_folder_name("Archief", propose_roles(found)) == expected


def test_a_folder_that_may_not_be_read_is_listed_without_a_count(room: SettingsRoom, eva):
    room.servers.unreadable = {"Klanten"}
    found = {folder.proposal.name: folder.messages for folder in room.folders.discover(eva, eva)}
    assert found["Klanten"] is None
    assert found["INBOX"] == 12904


def test_after_a_sync_new_and_missing_names_are_left_to_the_sync(room: SettingsRoom, eva):
    """Together they may be one folder that was renamed; the sync can tell, a listing alone cannot."""
    room.folders.discover(eva, eva)
    with room.store.work(None) as work:
        work.connection.execute(update(mailbox).values(uidvalidity=7))
    del room.servers.mailboxes["Klanten"]
    room.servers.add(listed("Relaties"), listed("Nieuw"))
    assert "Relaties" in {folder.proposal.name for folder in room.folders.discover(eva, eva)}
    known = {mailbox.name for mailbox in room.folders.known(eva)}
    assert "Klanten" in known
    assert "Relaties" not in known
    assert room.folders.save(eva, eva, FolderPlan(pairs={FolderRole.ARCHIVE: "Nieuw"}))[FolderRole.ARCHIVE] == "Nieuw"
