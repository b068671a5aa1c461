"""A display of our own with the program on it, driven from outside by accessible names (see atspi_driver.py).

    with Desktop(tmp_path, "--demo") as desktop:
        desktop.press("push button", "^Archive$")

A missing program is a failure with a sentence, never a skip. Everything lives in one process group, which is ended
with the block.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, Self, TextIO

SYSTEM_PYTHON = "/usr/bin/python3"
DRIVER = Path(__file__).with_name("atspi_driver.py")
NEEDED = ("Xvfb", "openbox", "xdotool", "dbus-run-session", SYSTEM_PYTHON, "/usr/libexec/at-spi-bus-launcher")
SCREEN = "1600x1000x24"
KEYS = {" ": "space", ",": "comma", ".": "period", "@": "at", "-": "minus", "_": "underscore", "/": "slash"}
"""Of letters that xdotool calls by a name."""
MARGIN_S = 15.0
"""How much longer than its own time a wish may take until it is answered."""


class MissingProgramError(Exception):
    """Something that the test needs is not installed."""


class Desktop:
    """The program in a session of its own.

    Args:
        directory: its home, its temporary files and its logs; short, for UNIX sockets live in it.
        arguments: of carerix-desktop.
    """

    def __init__(self, directory: Path, *arguments: str) -> None:
        self.directory = directory
        self._arguments = arguments
        self._display: subprocess.Popen[bytes] | None = None
        self._driver: subprocess.Popen[str] | None = None
        self._answers: TextIO | None = None

    def __enter__(self) -> Self:
        _check_needed()
        try:
            environment = self._environment(self._start_display())
            self._start_driver(environment)
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(self, *_error: object) -> None:
        self._end()

    # what one sees

    def find(self, role: str, name: str, **wish: Any) -> dict[str, Any]:
        """Wait for something that shows; `name` is a regular expression."""
        return self._ask("find", role=role, name=name, **wish)

    def gone(self, role: str, name: str, **wish: Any) -> None:
        """Wait until it does not show any more."""
        self._ask("gone", role=role, name=name, **wish)

    def text(self, role: str, name: str, text: str = "", **wish: Any) -> tuple[str, int]:
        """Wait for a field with a text that fits; the text, and the place of the cursor in it."""
        found = self._ask("text", role=role, name=name, text=text, **wish)
        return found["text"], found["caret"]

    # what one does

    def press(self, role: str, name: str, **wish: Any) -> dict[str, Any]:
        """Press a button, choose a row."""
        return self._ask("press", role=role, name=name, **wish)

    def click(self, role: str, name: str, **wish: Any) -> dict[str, Any]:
        """Click with the mouse."""
        return self._ask("click", role=role, name=name, **wish)

    def focus(self, role: str, name: str, **wish: Any) -> dict[str, Any]:
        """Give the keyboard to something, as a screen reader does."""
        return self._ask("focus", role=role, name=name, **wish)

    def write(self, role: str, name: str, text: str, **wish: Any) -> None:
        """Fill a field."""
        self._ask("write", role=role, name=name, text=text, **wish)

    def keys(self, *keys: str) -> None:
        """Type keys, in xdotool's names."""
        self._ask("keys", keys=list(keys))

    def type(self, text: str) -> None:
        """Type a text into what has the keyboard."""
        self.keys(*(KEYS.get(letter, letter) for letter in text))

    def kill(self) -> None:
        """kill -9."""
        self._ask("kill")

    def start_again(self) -> None:
        """The program once more, in the same home."""
        self._ask("again")

    def leave_by(self, key: str, role: str, name: str) -> None:
        """Press a key until something is gone: what opens on a busy machine may not have the keyboard yet."""
        for _press in range(4):
            self.keys(key)
            with contextlib.suppress(AssertionError):
                return self.gone(role, name, within_s=8)
        return self.gone(role, name)

    def quit_by(self, *keys: str) -> int:
        """Press keys until the program ends: what is pressed while a dialog closes reaches no window. Its status."""
        for _press in range(4):
            self.keys(*keys)
            with contextlib.suppress(AssertionError):
                return self.exit_status(within_s=8)
        return self.exit_status()

    def exit_status(self, within_s: float = 15) -> int:
        """Wait for the end of the program."""
        return int(self._ask("ended", within_s=within_s)["status"])

    def log(self) -> str:
        """What the program and its session wrote on standard error."""
        return (self.directory / "session.log").read_text(encoding="utf-8", errors="replace")

    # inside

    def _start_driver(self, environment: dict[str, str]) -> None:
        program = str(Path(sys.executable).with_name("carerix-desktop"))
        reading, writing = os.pipe()
        self._answers = os.fdopen(reading)
        command = ["dbus-run-session", "--", SYSTEM_PYTHON, str(DRIVER), str(writing), program, *self._arguments]
        with (self.directory / "session.log").open("wb") as log:
            self._driver = subprocess.Popen(
                command,
                env=environment,
                pass_fds=(writing,),
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                text=True,
                start_new_session=True,
            )
        os.close(writing)

    def _ask(self, do: str, **wish: Any) -> dict[str, Any]:
        assert self._driver is not None
        assert self._driver.stdin is not None
        assert self._answers is not None
        self._driver.stdin.write(json.dumps({"do": do, **wish}) + "\n")
        self._driver.stdin.flush()
        ready, _, _ = select.select([self._answers], [], [], wish.get("within_s", 25) + MARGIN_S)
        line = self._answers.readline() if ready else ""
        assert line, f"the driver did not answer {do} {wish}:\n{self.log()[-2000:]}"
        answer = json.loads(line)
        assert "missing" not in answer, self._complaint(answer)
        return answer["found"] or {}

    def _complaint(self, answer: dict[str, Any]) -> str:
        there = "\n  ".join(answer["there"])
        return f"not there: {answer['missing']} (program: {answer['status']}); on the screen:\n  {there}"

    def _start_display(self) -> str:
        reading, writing = os.pipe()
        with (self.directory / "display.log").open("wb") as log:
            self._display = subprocess.Popen(
                ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"],
                pass_fds=(writing,),
                stderr=log,
                start_new_session=True,
            )
        os.close(writing)
        with os.fdopen(reading) as answer:
            ready, _, _ = select.select([answer], [], [], MARGIN_S)
            number = answer.readline().strip() if ready else ""
        assert number, "Xvfb did not start; see display.log"
        return f":{number}"

    def _environment(self, display: str) -> dict[str, str]:
        """Nothing of the person who runs the tests: own home, own temporary files, English."""
        made = {name: self.directory / name for name in ("home", "tmp", "run")}
        for path in made.values():
            path.mkdir(mode=0o700)
        kept = ("PATH", "QTWEBENGINE_DISABLE_SANDBOX", "QTWEBENGINE_CHROMIUM_FLAGS", "QT_QUICK_BACKEND")
        return {
            **{name: os.environ[name] for name in kept if name in os.environ},
            "DISPLAY": display,
            "HOME": str(made["home"]),
            "TMPDIR": str(made["tmp"]),
            "XDG_RUNTIME_DIR": str(made["run"]),
            "LANG": "C.UTF-8",
            "QT_QPA_PLATFORM": "xcb",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        }

    def _end(self) -> None:
        for process in (self._driver, self._display):
            if process is None:
                continue
            if process.stdin is not None:
                process.stdin.close()
            _end_group(process)
        if self._answers is not None:
            self._answers.close()


def _check_needed() -> None:
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if not missing and subprocess.run([SYSTEM_PYTHON, "-c", "import pyatspi"], check=False).returncode:
        missing = ["pyatspi for /usr/bin/python3"]
    if missing:
        raise MissingProgramError(
            f"The test needs {', '.join(missing)}: install what make test installs, and try again."
        )


def _end_group(process: subprocess.Popen[Any]) -> None:
    """Ask the group to end, and make it."""
    for sign, patience_s in ((signal.SIGTERM, 5.0), (signal.SIGKILL, 5.0)):
        try:
            os.killpg(process.pid, sign)
            process.wait(patience_s)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue
