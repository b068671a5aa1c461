"""What users choose for themselves: their own rows only, nothing unknown, damaged rows count as not chosen."""

import pytest
from sqlalchemy import insert

from carerix_desktop.domain.errors import UserFault
from carerix_desktop.services.preferences import Preferences
from carerix_desktop.storage.tables_users import user_setting
from tests.support.settings import SettingsRoom


def test_each_user_has_choices_of_their_own(room: SettingsRoom):
    preferences = Preferences(room.store)
    preferences.put(room.admin.key, "theme", "dark")
    preferences.put(room.admin.key, "theme", "light")
    preferences.put(room.recruiter.key, "density", "compact")
    assert preferences.get(room.admin.key) == {"theme": "light"}
    assert preferences.get(room.recruiter.key) == {"density": "compact"}


@pytest.mark.parametrize(
    ("name", "value"), [("colour", "red"), ("theme", "pink"), ("keys", "x" * 4001), ("keys", "\n")]
)
def test_what_is_no_choice_is_refused_with_a_sentence(room: SettingsRoom, name, value):
    with pytest.raises(UserFault, match="Choose one of"):
        Preferences(room.store).put(room.admin.key, name, value)


def test_a_reader_chooses_too_and_who_is_switched_off_does_not(room: SettingsRoom):
    preferences = Preferences(room.store)
    room.users.change(room.admin.key, room.recruiter.key, {"role": "reader"})
    preferences.put(room.recruiter.key, "theme", "dark")
    room.users.change(room.admin.key, room.recruiter.key, {"active": "no"})
    with pytest.raises(UserFault, match="switched off"):
        preferences.put(room.recruiter.key, "theme", "light")


def test_what_is_damaged_or_of_another_version_counts_as_not_chosen(room: SettingsRoom):
    rows = [("theme", "sepia"), ("text_size", "100000"), ("moon", "full"), ("language", "nl")]
    with room.store.work(None) as work:
        for name, value in rows:
            row = {"user_key": room.admin.key, "name": name, "value": value}
            work.connection.execute(insert(user_setting), row)
    assert Preferences(room.store).get(room.admin.key) == {"language": "nl"}
