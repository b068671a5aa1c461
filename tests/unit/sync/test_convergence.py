"""For any history of the server and the hand, here is the server after a sync, and no link is lost."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select

from carerix_desktop.domain.command import ChangeFlags, MoveTo
from carerix_desktop.domain.mailbox import Flags, FolderRole
from carerix_desktop.storage.tables_mail import link
from carerix_desktop.sync.run import SyncReport
from tests.support.fake_imap import ALL_CAPABILITIES, FakeImapServer
from tests.support.sync_rig import SyncRig, mail

SERVERS = st.sampled_from(
    [
        ALL_CAPABILITIES,
        ALL_CAPABILITIES - {"QRESYNC"},
        ALL_CAPABILITIES - {"QRESYNC", "CONDSTORE"},
        ALL_CAPABILITIES - {"QRESYNC", "CONDSTORE", "UIDPLUS", "MOVE"},
    ]
)
FLAGS = st.sampled_from([Flags.NONE, Flags.SEEN, Flags.FLAGGED, Flags.SEEN | Flags.ANSWERED])
ACTS = st.one_of(
    st.tuples(st.just("append"), st.sampled_from(["INBOX", "Archive"]), FLAGS),
    st.tuples(st.just("expunge"), st.sampled_from(["INBOX", "Archive"]), st.integers(0, 9)),
    st.tuples(st.just("flag"), st.integers(0, 9), FLAGS),
    st.tuples(st.just("renumber"), st.sampled_from(["INBOX", "Archive"]), st.integers(1, 50)),
    st.tuples(st.just("read here"), st.integers(0, 9), FLAGS),
    st.tuples(st.just("move here"), st.integers(0, 9), st.sampled_from([FolderRole.ARCHIVE, FolderRole.INBOX])),
    st.tuples(st.just("sync"), st.just(0), st.just(0)),
)


class History:
    """Plays acts on a rig."""

    def __init__(self, rig: SyncRig) -> None:
        self.rig = rig
        self.made = 0
        self.seen: set[str] = set()

    def play(self, act: tuple[str, object, object]) -> None:
        verb, one, two = act
        {
            "append": self.append,
            "expunge": self.expunge,
            "flag": self.flag,
            "renumber": self.renumber,
            "read here": self.read_here,
            "move here": self.move_here,
            "sync": lambda _one, _two: self.sync(),
        }[verb](one, two)

    def sync(self) -> SyncReport:
        """A sync; what the server has then may never be lost here."""
        report = self.rig.sync()
        boxes = self.rig.server.mailboxes.values()
        self.seen |= {_message_id(message.raw) for box in boxes for message in box.messages.values()}
        return report

    def append(self, box, flags) -> None:
        self.rig.server.mailbox(box).add(mail(f"m{self.made}", minute=self.made), flags=flags)
        self.made += 1

    def expunge(self, box, number) -> None:
        uids = sorted(self.rig.server.mailbox(box).messages)
        if uids:
            self.rig.server.mailbox(box).expunge(uids[number % len(uids)])

    def flag(self, number, flags) -> None:
        box = self.rig.server.mailbox("INBOX")
        if box.messages:
            box.set_flags(sorted(box.messages)[number % len(box.messages)], flags)

    def renumber(self, box, first) -> None:
        self.rig.server.mailbox(box).reset_uidvalidity(first_uid=first)

    def read_here(self, number, flags) -> None:
        keys = self._seen()
        if keys:
            key = keys[number % len(keys)]
            self.rig.actions.do(self.rig.owner, ChangeFlags(messages=(key,), add=flags, remove=~flags & Flags.SEEN))

    def move_here(self, number, role) -> None:
        keys = self._seen()
        if keys:
            self.rig.actions.do(self.rig.owner, MoveTo(messages=(keys[number % len(keys)],), role=role))

    def _seen(self):
        from carerix_desktop.storage.tables_mail import mailbox, message_copy

        with self.rig.store.work(None) as work:
            query = select(message_copy.c.message_key).join(mailbox, mailbox.c.key == message_copy.c.mailbox_key)
            return sorted(set(work.connection.execute(query).scalars()))


@settings(
    max_examples=20, deadline=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck), derandomize=True
)
@given(capabilities=SERVERS, acts=st.lists(ACTS, min_size=3, max_size=25))
def test_after_any_history_here_is_the_server(capabilities, acts) -> None:
    play_and_compare(capabilities, acts)


@pytest.mark.soak
@pytest.mark.timeout(3600)
@settings(max_examples=1000, deadline=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))
@given(capabilities=SERVERS, acts=st.lists(ACTS, min_size=3, max_size=60))
def test_after_a_thousand_histories_here_is_the_server(capabilities, acts) -> None:
    play_and_compare(capabilities, acts)


def play_and_compare(capabilities, acts) -> None:
    with tempfile.TemporaryDirectory() as directory:
        rig = SyncRig(Path(directory), server=FakeImapServer(capabilities))
        try:
            history = History(rig)
            for number in range(3):
                history.append("INBOX", Flags.SEEN if number else Flags.NONE)
            history.sync()
            linked = rig.key("m1")
            with rig.store.work(None) as work:
                row = {
                    "kind": "candidate",
                    "record_key": 1,
                    "rule": "hand",
                    "evidence": "",
                    "made_by": "eva",
                    "made_at": 0,
                }
                work.connection.execute(insert(link), {**row, "message_key": linked})
            for act in acts:
                history.play(act)
            rig.answers.give(proceed=True)
            for _ in range(3):
                report = history.sync()
            assert report.ok
            assert rig.pending() == 0
            for name, box in rig.server.mailboxes.items():
                there = {uid: (_message_id(m.raw), m.flags) for uid, m in box.messages.items()}
                assert rig.copies(name) == there, name
                rig.counters(name)
            assert rig.message_count() == len(history.seen)
            with rig.store.work(None) as work:
                query = select(link.c.message_key).where(link.c.rule == "hand")
                assert work.connection.execute(query).scalars().all() == [linked]
        finally:
            rig.close()


def _message_id(raw: bytes) -> str:
    line = next(line for line in raw.split(b"\r\n") if line.lower().startswith(b"message-id:"))
    return line.partition(b"<")[2].rstrip(b">").decode()
