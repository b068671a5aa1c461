"""A pass over an account: what comes, what changes, what goes, on servers of every kind."""

import pytest

from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.domain.event import AccountState, MailboxState, MessagesChanged
from carerix_desktop.domain.mailbox import Flags
from tests.support.fake_imap import ALL_CAPABILITIES, FakeImapServer
from tests.support.sync_rig import SyncRig, mail

LESSER = [
    ALL_CAPABILITIES,
    ALL_CAPABILITIES - {"QRESYNC"},
    ALL_CAPABILITIES - {"QRESYNC", "CONDSTORE"},
    ALL_CAPABILITIES - {"QRESYNC", "CONDSTORE", "MOVE", "UIDPLUS", "SPECIAL-USE"},
]
every_kind_of_server = pytest.mark.parametrize(
    "capabilities", LESSER, ids=["qresync", "condstore", "plain", "no uidplus"]
)


@every_kind_of_server
def test_new_changed_and_vanished_messages_are_taken_over(rig: SyncRig, capabilities: frozenset[str]) -> None:
    rig.server.capabilities = capabilities
    box = rig.server.mailbox("INBOX")
    for number in range(5):
        box.add(mail(f"m{number}", minute=number))
    first = rig.sync()
    assert first.ok
    assert rig.names("INBOX") == ["m0", "m1", "m2", "m3", "m4"]
    assert rig.counters("INBOX") == (5, 5)
    box.set_flags(2, Flags.SEEN | Flags.FLAGGED)
    box.expunge(4)
    box.add(mail("m5", minute=5))
    second = rig.sync()
    assert second.ok
    assert {uid: copy[1] for uid, copy in rig.copies("INBOX").items()} == {
        1: Flags.NONE,
        2: Flags.SEEN | Flags.FLAGGED,
        3: Flags.NONE,
        5: Flags.NONE,
        6: Flags.NONE,
    }
    assert rig.counters("INBOX") == (5, 4)
    assert rig.message_count() == 6, "the message of the expunged copy stays"


def test_nothing_changed_costs_no_fetch(rig: SyncRig) -> None:
    rig.server.mailbox("INBOX").add(mail("m"))
    rig.sync()
    rig.server.commands.clear()
    report = rig.sync()
    assert report.ok
    assert {line.split()[0] for line in rig.server.commands} == {"LIST", "NOOP", "STATUS"}


def test_every_folder_is_reported_and_adds_up(rig: SyncRig) -> None:
    rig.server.mailbox("INBOX").add(mail("in"))
    rig.server.mailbox("Sent").add(mail("out", sender="eva@example.test"))
    folders = {one.name: one for one in rig.sync().folders}
    assert [one.name for one in rig.sync().folders][:4] == ["INBOX", "Sent", "Drafts", "Archive"]
    assert (folders["INBOX"].server, folders["INBOX"].local, folders["INBOX"].fetched) == (1, 1, 1)
    assert folders["Sent"].role == "sent"


def test_a_folder_that_was_switched_off_is_left_alone(rig: SyncRig) -> None:
    rig.server.add("Archive", mail("old"))
    rig.server.mailboxes["Starred"] = type(rig.server.mailbox("INBOX"))(name="Starred", attributes=("\\Flagged",))
    rig.server.add("Starred", mail("old"))
    rig.sync()
    from sqlalchemy import update

    from carerix_desktop.storage.tables_mail import mailbox

    with rig.store.work(None) as work:
        work.connection.execute(update(mailbox).where(mailbox.c.name == "Sent").values(wanted=False))
    rig.server.add("Sent", mail("mine"))
    report = rig.sync()
    assert "Sent" not in [one.name for one in report.folders]
    assert "Starred" not in [one.name for one in report.folders], "a view is not downloaded"
    assert rig.copies("Sent") == {}


def test_a_folder_that_vanished_keeps_its_history_and_a_renamed_one_its_copies(rig: SyncRig) -> None:
    rig.server.mailboxes["Klanten"] = type(rig.server.mailbox("INBOX"))(name="Klanten", uidvalidity=99)
    rig.server.add("Klanten", mail("k"))
    rig.sync()
    key = rig.mailbox("Klanten")
    rig.server.mailboxes["Relaties"] = rig.server.mailboxes.pop("Klanten")
    rig.server.mailboxes["Relaties"].name = "Relaties"
    rig.server.commands.clear()
    report = rig.sync()
    assert report.ok
    assert rig.mailbox("Relaties") == key
    assert not [line for line in rig.server.commands if line.startswith("FETCH-BODIES")]
    del rig.server.mailboxes["Relaties"]
    assert rig.sync().ok
    assert rig.names("Relaties") == ["k"]


def test_a_new_uidvalidity_keeps_rows_and_fetches_only_what_is_new(rig: SyncRig) -> None:
    box = rig.server.mailbox("INBOX")
    for number in range(6):
        box.add(mail(f"m{number}", minute=number))
    rig.sync()
    keys = {name: rig.key(name) for name in rig.names("INBOX")}
    rig.actions.do(rig.owner, _read(rig, "m3"))
    box.reset_uidvalidity(first_uid=100)
    box.add(mail("new", minute=30))
    rig.server.commands.clear()
    report = rig.sync()
    assert report.ok
    assert [line.split()[-1] for line in rig.server.commands if line.startswith("FETCH-BODIES")] == ["106"]
    assert {name: rig.key(name) for name in keys} == keys
    assert box.messages[103].flags == Flags.SEEN, "the command that waited went out under the new UID"
    assert rig.pending() == 0


def test_a_uid_that_the_server_does_not_send_is_set_aside_and_the_rest_goes_on(rig: SyncRig) -> None:
    for number in range(30):
        rig.server.mailbox("INBOX").add(mail(f"m{number}", minute=number))
    rig.server.unanswered = {7}
    report = rig.sync()
    inbox = report.folders[0]
    assert (inbox.server, inbox.local, inbox.set_aside) == (30, 29, 1)
    assert report.ok
    assert rig.set_aside()[7] == ("aside", "the server does not send it")
    asked = [line for line in rig.server.commands if line.startswith("FETCH-BODIES INBOX 7")]
    assert len([line for line in asked if line.endswith(" 7")]) == 3
    rig.server.commands.clear()
    assert rig.sync().ok
    assert not [line for line in rig.server.commands if line.startswith("FETCH-BODIES")]


def test_a_message_that_breaks_the_parser_is_set_aside_with_its_bytes(rig: SyncRig) -> None:
    usual = rig.parse

    def parse(raw: bytes):
        if b"evil" in raw:
            raise RecursionError
        return usual(raw)

    rig.parse = parse
    for name in ("good", "evil", "fine"):
        rig.server.mailbox("INBOX").add(mail(name))
    report = rig.sync()
    assert report.ok
    assert rig.names("INBOX") == ["fine", "good"]
    assert rig.set_aside() == {2: ("aside", "it cannot be read (RecursionError)")}


def test_an_empty_message_is_set_aside(rig: SyncRig) -> None:
    rig.server.mailbox("INBOX").add(b"")
    assert rig.sync().ok
    assert rig.set_aside() == {1: ("aside", "the server sent it without content")}


def test_a_message_on_which_the_program_died_twice_is_not_parsed_again(rig: SyncRig) -> None:
    from carerix_desktop.sync.marker import WorkMarker

    rig.server.mailbox("INBOX").add(mail("good"))
    rig.sync()
    rig.server.mailbox("INBOX").add(mail("deadly"))
    for _ in range(2):
        with WorkMarker(rig.directory, rig.account.key) as marker:  # as a process leaves it that was killed
            marker.begin(rig.mailbox("INBOX"), rig.server.mailbox("INBOX").uidvalidity, 2)
        rig.server.before = _cut_at("FETCH-BODIES")
        with pytest.raises(ServerFault):
            rig.sync()
        rig.server.before = None
    report = rig.sync()
    assert report.ok
    assert rig.names("INBOX") == ["good"]
    assert rig.set_aside() == {2: ("aside", "the program stopped twice on it")}


def test_one_crash_on_a_message_is_forgiven(rig: SyncRig) -> None:
    from carerix_desktop.sync.marker import WorkMarker

    rig.sync()
    rig.server.mailbox("INBOX").add(mail("m"))
    with WorkMarker(rig.directory, rig.account.key) as marker:
        marker.begin(rig.mailbox("INBOX"), rig.server.mailbox("INBOX").uidvalidity, 1)
    assert rig.sync().ok
    assert rig.names("INBOX") == ["m"]
    assert rig.set_aside() == {}


def test_a_cut_in_the_middle_costs_only_what_was_not_committed(rig: SyncRig) -> None:
    for number in range(400):
        rig.server.mailbox("INBOX").add(mail(f"m{number}", minute=number))
    rig.server.before = _cut_at("FETCH-BODIES", after=1)
    with pytest.raises(ServerFault):
        rig.sync()
    here = len(rig.copies("INBOX"))
    assert 100 <= here < 400
    rig.server.before = None
    report = rig.sync()
    assert report.ok
    assert report.folders[0].fetched == 400 - here
    assert rig.message_count() == 400


def test_a_folder_that_the_server_refuses_does_not_stop_the_others(rig: SyncRig) -> None:
    rig.server.add("INBOX", mail("in"))

    def refuse(line: str) -> None:
        if line in ("STATUS Sent", "EXAMINE Archive"):
            raise ServerFault("no", code="no", answer="NO permission denied")

    rig.server.add("Archive", mail("old"))
    rig.server.before = refuse
    report = rig.sync()
    assert not report.ok
    assert {one.name for one in report.folders if not one.complete} == {"Sent", "Archive"}
    assert rig.names("INBOX") == ["in"]


def test_a_server_whose_uidnext_shrinks_is_listed_anew(rig: SyncRig) -> None:
    box = rig.server.mailbox("INBOX")
    for number in range(4):
        box.add(mail(f"m{number}", minute=number))
    rig.sync()
    box.reset_uidvalidity()
    box.uidvalidity -= 1
    box.messages.pop(1)
    box.messages = {uid - 1: message for uid, message in box.messages.items()}
    box.uidnext = 4
    assert rig.sync().ok
    assert rig.names("INBOX") == ["m1", "m2", "m3"]
    assert rig.message_count() == 4


def test_events_name_keys_and_counts(rig: SyncRig) -> None:
    rig.server.add("INBOX", mail("m"))
    rig.sync()
    changed = [event for event in rig.events if isinstance(event, MessagesChanged)]
    assert rig.key("m") in changed[0].messages
    last = [event for event in rig.events if isinstance(event, MailboxState) and event.mailbox == rig.mailbox("INBOX")][
        -1
    ]
    assert (last.server, last.local, last.fetching) == (1, 1, False)
    assert [event.total for event in rig.events if isinstance(event, AccountState)][-1] == 1


def _cut_at(verb: str, after: int = 0):
    seen = []

    def before(line: str) -> None:
        if line.startswith(verb):
            seen.append(line)
            if len(seen) > after:
                raise ServerFault("The connection is gone.", code="closed")

    return before


def _read(rig: SyncRig, *names: str):
    from carerix_desktop.domain.command import ChangeFlags

    return ChangeFlags(messages=tuple(rig.key(name) for name in names), add=Flags.SEEN)


def test_the_fake_server_is_one_of_every_kind() -> None:
    assert FakeImapServer(LESSER[2]).connect().capabilities == LESSER[2]
