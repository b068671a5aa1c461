"""The process of the demo's mail servers: `carerix-desktop demo-server`, started by the demo and by nobody else.

It reads one JSON line from standard input (what to play), writes one with the ports once the servers answer, and ends
when its input ends: with the parent, however that dies.
"""

import asyncio
import json
import logging
import random
import sys
import threading
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TextIO

from carerix_desktop.demo.agency import open_post_room
from carerix_desktop.demo.live import LiveMail
from carerix_desktop.demo.play import Play
from carerix_desktop.demo.post import Letter, PostRoom, UserFolders
from carerix_desktop.demo.server import DemoMailAccount, DemoMailServers

_NOISY = ("mail.log", "mail.debug", "asyncio", "pymap")


def main(argv: Sequence[str] = ()) -> int:
    """Serve until standard input ends; the answer is the exit status."""
    if argv or sys.stdin.isatty():
        print("demo-server is started by the demo itself: use “carerix-desktop --demo”.", file=sys.stderr)  # noqa: T201
        return 2
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        play = Play(**json.loads(sys.stdin.readline()))
        asyncio.run(_serve(play, sys.stdin, sys.stdout))
    except (ValueError, TypeError) as error:
        print(f"demo-server did not understand its first line: {error}", file=sys.stderr)  # noqa: T201
        return 1
    except KeyboardInterrupt:  # Ctrl+C reaches the whole group; the parent says what there is to say
        return 0
    return 0


async def _serve(play: Play, source: TextIO, answer: TextIO) -> None:
    room = open_post_room(datetime.fromisoformat(play.today), play.seed)
    servers = DemoMailServers(_accounts(room, play.password))
    await servers.prepare()
    for letter in _chosen(room.letters(), play.newest):
        await _deliver(servers, room, letter)
    ports = await servers.listen()
    answer.write(json.dumps(asdict(ports)) + "\n")
    answer.flush()
    ended = _when_input_ends(source)
    live = asyncio.create_task(_new_mail(servers, room, play)) if play.every_s[1] > 0 else None
    await ended.wait()
    if live is not None:
        live.cancel()
    await servers.close()


def _accounts(room: PostRoom, password: str) -> list[DemoMailAccount]:
    domain = room.cast.source["mail_domain"]
    return [
        DemoMailAccount(
            login=user.email,
            password=password,
            addresses=(user.email, f"{user.login}@{domain}", *user.facts["aliases"].split(";")),
            mailboxes=UserFolders(room.cast, user.login, room.today).mailboxes,
        )
        for user in room.cast.users
    ]


def _chosen(letters: Sequence[Letter], newest: int) -> list[Letter]:
    """The newest letters of each user, oldest first, as they would have come in."""
    if newest <= 0:
        return list(letters)
    left: dict[str, int] = {}
    kept = []
    for letter in reversed(letters):
        left[letter.owner] = left.get(letter.owner, newest) - 1
        if left[letter.owner] >= 0:
            kept.append(letter)
    return kept[::-1]


async def _deliver(servers: DemoMailServers, room: PostRoom, letter: Letter) -> None:
    address = next(user.email for user in room.cast.users if user.login == letter.owner)
    await servers.deliver(address, letter.folder, letter.raw, flags=letter.flags, when=letter.internaldate)


async def _new_mail(servers: DemoMailServers, room: PostRoom, play: Play) -> None:
    """One message after each pause, for ever."""
    live, rng = LiveMail(room), random.Random(play.seed)  # noqa: S311  # a pause, not a secret
    while True:
        await asyncio.sleep(rng.uniform(*play.every_s))
        for letter in live.next_letters(datetime.now(UTC).astimezone()):
            await _deliver(servers, room, letter)


def _when_input_ends(source: TextIO) -> asyncio.Event:
    """Set once the parent closes our input or dies; a thread, because Windows cannot wait for a pipe otherwise."""
    ended, loop = asyncio.Event(), asyncio.get_running_loop()

    def watch() -> None:
        while source.read(1):
            pass
        loop.call_soon_threadsafe(ended.set)

    threading.Thread(target=watch, name="demo-parent-watch", daemon=True).start()
    return ended


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
