"""One window and one engine per profile; a lock ends with its process, however that ends."""

import subprocess
import sys
from pathlib import Path

import pytest

from carerix_desktop.domain.errors import Busy
from carerix_desktop.host.profile import Profile

HOLDER = """
import sys, time
from pathlib import Path
from carerix_desktop.host.profile import Profile
lock = Profile(Path(sys.argv[1])).lock("engine").take()
print("held", flush=True)
time.sleep(60)
"""


def hold_elsewhere(directory: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", HOLDER, str(directory)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.wait(10)
    assert process.stdout is not None
    process.stdout.close()


def test_a_lock_held_by_another_process_is_busy_and_kill_9_frees_it(tmp_path: Path):
    other = hold_elsewhere(tmp_path)
    try:
        with pytest.raises(Busy, match="synchronised by another process") as caught:
            Profile(tmp_path).lock("engine").take()
        assert caught.value.code == "busy"
    finally:
        end(other)
    with Profile(tmp_path).lock("engine") as lock:
        assert lock.held


def test_window_and_engine_do_not_disturb_each_other(tmp_path: Path):
    profile = Profile(tmp_path)
    with profile.lock("window"), profile.lock("engine"), pytest.raises(Busy, match="already open"):
        Profile(tmp_path).lock("window").take()
    assert not profile.lock("window").held


def test_freeing_what_is_not_held_is_nothing(tmp_path: Path):
    lock = Profile(tmp_path).lock("window")
    lock.free()
    assert not lock.held
