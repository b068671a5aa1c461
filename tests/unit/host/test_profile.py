"""The profile is private, remembers its store without a password, and finds the program's own files."""

import stat
from pathlib import Path

import pytest

from carerix_desktop.domain.errors import UserFault
from carerix_desktop.host.profile import PROFILE_VARIABLE, Profile, default_directory, resources_directory


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_directories_are_0700_and_the_database_0600_from_its_first_byte(tmp_path: Path):
    profile = Profile(tmp_path / "new" / "profile")
    profile.store_url()
    assert [mode(p) for p in (profile.directory, profile.logs, profile.backups)] == [0o700] * 3
    assert mode(profile.database) == 0o600


def test_a_directory_that_others_could_read_is_closed(tmp_path: Path):
    (tmp_path / "open").mkdir(mode=0o755)
    assert mode(Profile(tmp_path / "open").directory) == 0o700


def test_the_variable_names_the_profile_when_nothing_else_does(tmp_path: Path):
    assert default_directory({PROFILE_VARIABLE: str(tmp_path)}) == tmp_path
    assert "carerix-desktop" in str(default_directory({}))


def test_the_store_is_sqlite_in_the_profile_until_another_is_remembered(tmp_path: Path):
    profile = Profile(tmp_path)
    assert profile.store_url() == f"sqlite:///{tmp_path.as_posix()}/carerix.sqlite3"
    profile.remember_store("sqlite:////elsewhere/shared.db")
    assert Profile(tmp_path).store_url() == "sqlite:////elsewhere/shared.db"


def test_a_password_in_a_store_url_is_never_written_down(tmp_path: Path):
    profile = Profile(tmp_path)
    profile.remember_store("postgresql+psycopg://eva:geheim@db.example/carerix")
    assert profile.store_url() == "postgresql+psycopg://eva@db.example/carerix"
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"geheim" in path.read_bytes()]


def test_settings_are_0600_and_an_empty_value_is_forgotten(tmp_path: Path):
    profile = Profile(tmp_path)
    profile.put_setting("language", "nl")
    profile.put_setting("theme", "dark")
    profile.put_setting("language", "")
    assert (profile.setting("language"), profile.setting("theme")) == ("", "dark")
    assert mode(tmp_path / "settings.json") == 0o600


def test_two_profiles_have_names_of_their_own_and_keep_them(tmp_path: Path):
    one, other = Profile(tmp_path / "a").identifier, Profile(tmp_path / "b").identifier
    assert one != other
    assert Profile(tmp_path / "a").identifier == one


def test_a_profile_that_cannot_be_made_is_one_sentence(tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UserFault, match="Give another one with --profile"):
        Profile(tmp_path / "file" / "profile")


def test_damaged_settings_are_one_sentence(tmp_path: Path):
    (tmp_path / "settings.json").write_text("{")
    with pytest.raises(UserFault, match="cannot be read"):
        Profile(tmp_path).setting("store")


def test_the_programs_own_files_are_found():
    assert (resources_directory() / "themes" / "tokens.json").is_file()
