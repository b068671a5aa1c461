"""The program on a machine without that name server, or without any network: `python -m … offline|nameless COMMAND…`.

The product has no switch for this; here the network is handed in where the program is put together.
"""

from __future__ import annotations

import socket
import sys
from collections.abc import Sequence

from carerix_desktop.app import run
from carerix_desktop.wire.network import Address


class ElsewhereNetwork:
    """Knows no name; has a way out or not."""

    def __init__(self, *, route: bool) -> None:
        self._route = route

    def resolve(self, host: str, port: int) -> Sequence[Address]:
        raise socket.gaierror(socket.EAI_NONAME, f"{host}:{port} is not known here")

    def has_route(self) -> bool:
        return self._route


if __name__ == "__main__":
    sys.exit(run(sys.argv[2:], network=ElsewhereNetwork(route=sys.argv[1] == "nameless")))
