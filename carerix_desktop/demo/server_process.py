"""The parent's side of the demo's mail servers: starts their process, learns the ports, ends it."""

import contextlib
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import Self

from carerix_desktop.demo.play import Play, Ports
from carerix_desktop.domain.errors import UserFault

_REFUSED = "The demo's mail servers did not start. Close other programs and try again."
_PATIENCE_S = 5.0
_NO_WINDOW = 0x08000000  # CREATE_NO_WINDOW, Windows only


def demo_server_command() -> list[str]:
    """How this program starts its own servers: the module alone, which is soon loaded, or one frozen executable."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "demo-server"]
    return [sys.executable, "-m", "carerix_desktop.demo.server_main"]


class DemoServerProcess:
    """A running server process; ends with `stop`, at the end of a `with`, or with this process.

    Args:
        play: what it shows.
        command: how it is started.

    Raises:
        UserFault: it cannot be started here.
    """

    def __init__(self, play: Play, command: Sequence[str] | None = None) -> None:
        self._process = _started(list(command or demo_server_command()))
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):  # it died already: `wait` says so
            self._process.stdin.write(json.dumps(asdict(play)) + "\n")
            self._process.stdin.flush()

    def wait(self) -> Ports:
        """Where the servers listen, once they answer.

        Raises:
            UserFault: they do not start here.
        """
        assert self._process.stdout is not None
        try:
            return Ports(**json.loads(self._process.stdout.readline()))
        except (OSError, ValueError, TypeError) as error:
            raise UserFault(_REFUSED) from error

    def stop(self) -> None:
        """Close its input, which ends it; be firm where that does not help."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        try:
            self._process.wait(_PATIENCE_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.stop()


def _started(command: list[str]) -> subprocess.Popen[str]:
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
            start_new_session=sys.platform != "win32",  # an interrupt at the terminal is ours to answer
        )
    except OSError as error:
        raise UserFault(_REFUSED) from error
