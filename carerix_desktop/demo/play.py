"""What the demo and its server process tell each other: the play that is asked for, and where the servers listen.

Apart from both, so that the window's process need not load the servers.
"""

from dataclasses import dataclass, field

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ports:
    """Where the servers listen."""

    imap: int
    smtp: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """What the parent asks for.

    Attributes:
        today: the moment at which the agency is shown, ISO 8601 with offset.
        seed: of the agency.
        password: of every user.
        newest: how many letters of each user lie on the server; 0 for all.
        every_s: shortest and longest pause between two new messages, seconds; zeros for none.
    """

    today: str
    password: str = field(repr=False)
    seed: int = 7
    newest: int = 0
    every_s: tuple[float, float] = (20.0, 40.0)
