"""What goes over the wire for each row of the plan table, on servers that are odd or hostile on the way."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.domain.mailbox import Flags
from carerix_desktop.wire.session import open_imap
from tests.support.scripted_server import Close, ScriptedServer, SendBytes, Step
from tests.support.sync_rig import SyncRig, mail
from tests.wire.dialogues import signed_in

PLAIN: tuple[str, ...] = ("UIDPLUS",)
CONDSTORE = (*PLAIN, "CONDSTORE")
QRESYNC = (*CONDSTORE, "ENABLE", "QRESYNC")
LISTED: list[Step] = [
    *("C: * LIST *", 'S: * LIST (\\HasNoChildren) "/" INBOX', "S: <tag> OK listed"),
    *("C: * NOOP", "S: <tag> OK done"),
]


def signed(capabilities: Sequence[str]) -> list[Step]:
    enabled: list[Step] = (
        ["C: * ENABLE *", "S: * ENABLED QRESYNC", "S: <tag> OK done"] if "QRESYNC" in capabilities else []
    )
    return [*signed_in(*capabilities), *enabled]


def status(*, messages: int, uidnext: int, modseq: int = 0, uidvalidity: int = 7) -> list[Step]:
    said = f"MESSAGES {messages} UIDNEXT {uidnext} UIDVALIDITY {uidvalidity}"
    said += f" HIGHESTMODSEQ {modseq}" if modseq else ""
    return [*LISTED, "C: * STATUS *INBOX* *", f"S: * STATUS INBOX ({said})", "S: <tag> OK told"]


def opened(*, exists: int, uidnext: int, modseq: int = 0, uidvalidity: int = 7, how: str = "*") -> list[Step]:
    return [
        f"C: * EXAMINE *INBOX*{how}",
        f"S: * {exists} EXISTS",
        f"S: * OK [UIDVALIDITY {uidvalidity}] valid",
        f"S: * OK [UIDNEXT {uidnext}] next",
        f"S: * OK [HIGHESTMODSEQ {modseq}] modseq" if modseq else "S: * OK [NOMODSEQ] none",
    ]


def found(what: str, *uids: int) -> list[Step]:
    return [f"C: * UID SEARCH {what}", f"S: * SEARCH {' '.join(map(str, uids))}".rstrip(), "S: <tag> OK found"]


def bodies(*uids: int) -> list[Step]:
    answers: list[Step] = [_body(uid) for uid in uids]
    return ["C: * UID FETCH * BODY.PEEK*", *answers, "S: <tag> OK fetched"]


def _body(uid: int, flags: str = "") -> SendBytes:
    raw = mail(f"m{uid}", minute=uid)
    head = f'* 1 FETCH (UID {uid} FLAGS ({flags}) INTERNALDATE "04-Mar-2024 09:00:00 +0000" RFC822.SIZE {len(raw)}'
    return SendBytes(f"{head} BODY[] {{{len(raw)}}}\r\n".encode() + raw + b")\r\n")


def first(capabilities: Sequence[str], modseq: int = 0) -> list[Step]:
    """The first sync: three messages with the UIDs 1, 2 and 3."""
    return [
        *signed(capabilities),
        *status(messages=3, uidnext=4, modseq=modseq),
        *opened(exists=3, uidnext=4, modseq=modseq),
        "S: <tag> OK [READ-ONLY] open",
        *found("*ALL", 1, 2, 3),
        *bodies(1, 2, 3),
    ]


def flags_told(*told: tuple[int, str], question: str) -> list[Step]:
    answers: list[Step] = [f"S: * 1 FETCH (UID {uid} FLAGS ({flags}))" for uid, flags in told]
    return [f"C: * UID FETCH {question}", *answers, "S: <tag> OK"]


ROWS: dict[str, tuple[Sequence[str], int, list[Step], dict[int, Flags]]] = {
    "as before: nothing is asked": (
        QRESYNC,
        50,
        status(messages=3, uidnext=4, modseq=50),
        {1: Flags.NONE, 2: Flags.NONE, 3: Flags.NONE},
    ),
    "QRESYNC: flags and VANISHED in one round trip": (
        QRESYNC,
        50,
        [
            *status(messages=2, uidnext=4, modseq=60),
            *opened(exists=2, uidnext=4, modseq=60, how=" (QRESYNC (7 50*"),
            "S: * VANISHED (EARLIER) 2",
            "S: * 1 FETCH (UID 1 FLAGS (\\Seen) MODSEQ (55))",
            "S: <tag> OK [READ-ONLY] open",
        ],
        {1: Flags.SEEN, 3: Flags.NONE},
    ),
    "QRESYNC whose VANISHED leaves one out: searched after all": (
        QRESYNC,
        50,
        [
            *status(messages=1, uidnext=4, modseq=60),
            *opened(exists=1, uidnext=4, modseq=60, how=" (QRESYNC (7 50*"),
            "S: * VANISHED (EARLIER) 2",
            "S: <tag> OK [READ-ONLY] open",
            *found("*ALL", 3),
        ],
        {3: Flags.NONE},
    ),
    "CONDSTORE: CHANGEDSINCE, and what is new": (
        CONDSTORE,
        50,
        [
            *status(messages=4, uidnext=5, modseq=60),
            *opened(exists=4, uidnext=5, modseq=60),
            "S: <tag> OK [READ-ONLY] open",
            *flags_told((2, "\\Flagged"), (4, ""), question="1:* (UID FLAGS) (CHANGEDSINCE 50)"),
            *found("*UID 4:*", 4),
            *bodies(4),
        ],
        {1: Flags.NONE, 2: Flags.FLAGGED, 3: Flags.NONE, 4: Flags.NONE},
    ),
    "HIGHESTMODSEQ shrank: as without CONDSTORE": (
        CONDSTORE,
        50,
        [
            *status(messages=3, uidnext=4, modseq=9),
            *opened(exists=3, uidnext=4, modseq=9),
            "S: <tag> OK [READ-ONLY] open",
            *flags_told((1, "\\Seen"), (2, ""), (3, ""), question="* (UID FLAGS)"),
        ],
        {1: Flags.SEEN, 2: Flags.NONE, 3: Flags.NONE},
    ),
    "no CONDSTORE, as before: flags are refreshed": (
        PLAIN,
        0,
        [
            *status(messages=3, uidnext=4),
            *opened(exists=3, uidnext=4),
            "S: <tag> OK [READ-ONLY] open",
            *flags_told((1, ""), (2, "\\Answered"), (3, ""), question="* (UID FLAGS)"),
        ],
        {1: Flags.NONE, 2: Flags.ANSWERED, 3: Flags.NONE},
    ),
    "grown by the same: what is new, then flags": (
        PLAIN,
        0,
        [
            *status(messages=4, uidnext=5),
            *opened(exists=4, uidnext=5),
            "S: <tag> OK [READ-ONLY] open",
            *found("*UID 4:*", 4),
            *flags_told((1, ""), (2, ""), (3, ""), (4, ""), question="* (UID FLAGS)"),
            *bodies(4),
        ],
        dict.fromkeys((1, 2, 3, 4), Flags.NONE),
    ),
    "otherwise: UID SEARCH ALL and the difference": (
        PLAIN,
        0,
        [
            *status(messages=3, uidnext=5),
            *opened(exists=3, uidnext=5),
            "S: <tag> OK [READ-ONLY] open",
            *found("*ALL", 1, 3, 4),
            *flags_told((1, ""), (3, ""), (4, ""), question="* (UID FLAGS)"),
            *bodies(4),
        ],
        dict.fromkeys((1, 3, 4), Flags.NONE),
    ),
    "a search that repeats UIDs and names UID 0": (
        PLAIN,
        0,
        [
            *status(messages=3, uidnext=5),
            *opened(exists=3, uidnext=5),
            "S: <tag> OK [READ-ONLY] open",
            *found("*ALL", 0, 1, 3, 3, 4, 4),
            *flags_told((1, ""), (3, ""), (3, ""), question="* (UID FLAGS)"),
            *bodies(4, 4),
        ],
        dict.fromkeys((1, 3, 4), Flags.NONE),
    ),
}


@pytest.mark.parametrize(("capabilities", "modseq", "dialogue", "here"), ROWS.values(), ids=ROWS)
def test_each_row_of_the_plan_table(
    tmp_path: Path, capabilities: Sequence[str], modseq: int, dialogue: list[Step], here: dict[int, Flags]
) -> None:
    with ScriptedServer(first(capabilities, modseq), [*signed(capabilities), *dialogue]) as server:
        rig = scripted_rig(tmp_path, server)
        try:
            assert rig.sync().ok
            assert rig.sync().ok
            assert {uid: copy[1] for uid, copy in rig.copies("INBOX").items()} == here
        finally:
            rig.close()


def test_another_uidvalidity_matches_again_without_bodies(tmp_path: Path) -> None:
    headers: list[Step] = [_header(uid, uid - 10) for uid in (11, 12, 13)]
    again = [
        *signed(PLAIN),
        *status(messages=3, uidnext=14, uidvalidity=8),
        *opened(exists=3, uidnext=14, uidvalidity=8),
        "S: <tag> OK [READ-ONLY] open",
        *found("*ALL", 11, 12, 13),
        "C: * UID FETCH * BODY.PEEK[HEADER.FIELDS (Message-ID)]*",
        *headers,
        "S: <tag> OK",
        *found("*ALL", 11, 12, 13),
    ]
    with ScriptedServer(first(PLAIN), again) as server:
        rig = scripted_rig(tmp_path, server)
        try:
            rig.sync()
            key = rig.key("m2")
            assert rig.sync().ok
            assert rig.copies("INBOX")[12] == ("m2@kandidaat.test", Flags.NONE)
            assert rig.key("m2") == key
        finally:
            rig.close()


def test_a_server_that_closes_in_a_literal_leaves_what_was_filed(tmp_path: Path) -> None:
    cut = first(PLAIN)[:-2]  # the third message and the answer are missing
    half = _body(3).data[:200]
    rest = [
        *signed(PLAIN),
        *status(messages=3, uidnext=4),
        *opened(exists=3, uidnext=4),
        "S: <tag> OK [READ-ONLY] open",
        *found("*ALL", 1, 2, 3),
        *bodies(1, 2, 3),
    ]
    with ScriptedServer([*cut, SendBytes(half), Close()], rest) as server:
        rig = scripted_rig(tmp_path, server)
        try:
            with pytest.raises(ServerFault) as fault:
                rig.sync()
            assert fault.value.code == "closed"
            assert rig.sync().ok
            assert rig.names("INBOX") == ["m1", "m2", "m3"]
        finally:
            rig.close()


def _header(uid: int, number: int) -> SendBytes:
    size = len(mail(f"m{number}", minute=number))
    raw = f"Message-ID: <m{number}@kandidaat.test>\r\n\r\n".encode()
    head = f'* 1 FETCH (UID {uid} FLAGS () INTERNALDATE "04-Mar-2024 09:00:00 +0000" RFC822.SIZE {size}'
    return SendBytes(f"{head} BODY[HEADER.FIELDS (MESSAGE-ID)] {{{len(raw)}}}\r\n".encode() + raw + b")\r\n")


def scripted_rig(directory: Path, server: ScriptedServer) -> SyncRig:
    return SyncRig(
        directory,
        open_session=lambda endpoint, credentials, cancel: open_imap(endpoint, credentials, timeout_s=5, cancel=cancel),
        endpoint=server.endpoint(),
    )
