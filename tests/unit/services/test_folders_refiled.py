"""A folder that loses the role Drafts or Junk: what is in it is filed."""

from carerix_desktop.domain.ids import MailboxKey
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.services.folders import FolderPlan, Folders
from tests.support.settings import DRAFT, SettingsRoom


def test_folders_that_were_drafts_or_junk_are_handed_over_after_a_change(room: SettingsRoom) -> None:
    eva = room.recruiter.key
    room.accounts.save(eva, eva, DRAFT, password="geheim")
    told: list[list[MailboxKey]] = []
    folders = Folders(room.store, room.accounts, room.servers, refile=lambda keys: told.append(list(keys)))
    folders.discover(eva, eva)
    folders.save(eva, eva, FolderPlan(pairs={FolderRole.JUNK: "Klanten"}))
    folders.save(eva, eva, FolderPlan(pairs={FolderRole.JUNK: None}))
    klanten = next(one.key for one in folders.known(eva) if one.name == "Klanten")
    assert told == [[], [klanten]]
