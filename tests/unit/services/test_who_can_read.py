"""Who can read the store's file with another program, as the screen says it (C-09, C-10)."""

from __future__ import annotations

import grp
import os
import pwd
from pathlib import Path
from stat import S_ISREG

import pytest

from carerix_desktop.domain.errors import StoreFault
from carerix_desktop.host import file_readers
from carerix_desktop.services.who_can_read import WhoCanRead
from tests.support.stores import new_store


@pytest.fixture
def store(tmp_path: Path):
    made = new_store(tmp_path)
    yield made
    made.close()


@pytest.fixture
def open_folders(monkeypatch):
    """As if each folder above let everybody through."""
    stat = Path.stat

    def look(path: Path, **more):
        found = stat(path, **more)
        return found if S_ISREG(found.st_mode) else os.stat_result((found.st_mode | 0o055, *found[1:]))

    monkeypatch.setattr(Path, "stat", look)


def test_a_private_file_is_read_by_its_owner_alone(store):
    found = WhoCanRead(store).look()
    assert (found.path, found.mode, found.owner) == (store.path, 0o600, pwd.getpwuid(os.getuid()).pw_name)
    assert found.private
    assert not found.encrypted


def test_an_open_mode_behind_a_private_folder_is_read_by_nobody_else(store):
    store.path.chmod(0o644)
    store.path.parent.chmod(0o700)
    found = WhoCanRead(store).look()
    assert found.mode == 0o644
    assert found.private


def test_the_accounts_of_a_group_that_may_read_are_named(store, open_folders, monkeypatch):
    store.path.chmod(0o640)
    monkeypatch.setattr(file_readers, "_members", lambda gid: ["anna", pwd.getpwuid(os.getuid()).pw_name])
    found = WhoCanRead(store).look()
    assert found.accounts == ("anna",)
    assert found.group == grp.getgrgid(store.path.stat().st_gid).gr_name
    assert not found.private


def test_a_file_for_everybody_is_said_to_be_one(store, open_folders):
    store.path.chmod(0o604)
    assert WhoCanRead(store).look().everybody


def test_a_file_that_is_gone_is_one_sentence(store):
    store.path.unlink()
    with pytest.raises(StoreFault, match=r"cannot be looked at"):
        WhoCanRead(store).look()
