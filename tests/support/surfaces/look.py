"""One viewer at one of the twins: asks every message and file by name, and turns answers into what can be compared."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from carerix_desktop.cli.main import build_parser
from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.ids import MessageKey, RecordKind, UserKey
from carerix_desktop.services.office import Office
from carerix_desktop.services.reading import ViewerReading
from tests.support.surfaces.plain import plain, without
from tests.support.surfaces.world import World

PARSER = build_parser()


class Look:
    """A viewer of a world."""

    def __init__(self, world: World, login: str) -> None:
        self.world = world
        self.login = login
        self.office: Office = world.office
        self.me: UserKey = world.users[login]
        self.reading: ViewerReading = world.office.reading.for_viewer(self.me)
        self._files = 0

    def tried(self, ask: Callable[[], Any]) -> Any:
        """What was answered, or the fault."""
        try:
            return plain(ask())
        except Fault as fault:
            return {"fault": type(fault).__name__, "code": fault.code, "message": plain(fault.message)}

    def each_message(self, ask: Callable[[MessageKey], Any]) -> dict[str, Any]:
        """The answer for every message of the script by its label; one that is not there has an unknown key."""
        return {label: without(self.tried(partial(ask, key)), key) for label, key in self.world.keys.items()}

    def each_file(self, ask: Callable[[RecordKind, str], Any]) -> dict[str, Any]:
        """The answer for every file of the script."""
        return {f"{kind}:{ref}": self.tried(partial(ask, kind, ref)) for kind, ref in self.world.files}

    def each(self, asked: Sequence[Any], ask: Callable[[Any], Any]) -> list[Any]:
        """The answers, in order."""
        return [self.tried(partial(ask, one)) for one in asked]

    def many(self, asks: Mapping[str, Callable[[], Any]]) -> dict[str, Any]:
        """The answers by name."""
        return {name: self.tried(ask) for name, ask in asks.items()}

    def command(self, *words: str) -> Any:
        """What a command answers: its data and its text."""
        arguments = PARSER.parse_args(["--as", self.login, *words])
        with contextlib.redirect_stdout(io.StringIO()):
            return self.tried(lambda: self._answer(arguments))

    def _answer(self, arguments: Any) -> Any:
        answer = arguments.run(self.office, arguments)
        return {"data": answer.data, "text": answer.text, "ok": answer.ok}

    def new_file(self, ending: str) -> Path:
        """A name for a file that an export writes."""
        self._files += 1
        return self.world.directory / f"{self.login}-{self._files}{ending}"
