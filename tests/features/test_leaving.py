"""A leaver: switched off, work and mailbox handed over; what is confidential stays with its owner, not told of."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from carerix_desktop.domain.account import UserRole
from carerix_desktop.domain.errors import NotVisible, StoreFault, UserFault
from carerix_desktop.domain.ids import UserKey
from carerix_desktop.domain.mailbox import Flags
from carerix_desktop.filing import handing_over
from carerix_desktop.services import leaving
from carerix_desktop.services.exchange import Exchange
from carerix_desktop.services.leaving import Leaving
from carerix_desktop.services.messages import Messages
from carerix_desktop.services.progress import Progress
from carerix_desktop.services.users import Users
from carerix_desktop.storage.tables_crm import candidate
from carerix_desktop.storage.tables_files import entry
from carerix_desktop.storage.tables_mail import app_user, audit, mailbox, message, message_copy, user_address
from carerix_desktop.storage.tables_write import submission
from tests.support.agency import Agency, Sent, mail

BRAMS, CARLAS = "bram@bureau.nl", "carla@bureau.nl"
ANNA, BRAM, CARLA = UserKey(1), UserKey(2), UserKey(3)
WHY = "Bram works elsewhere now"


class Bureau:
    """Anna administrates, Bram leaves, Carla gets his mail."""

    def __init__(self, directory: Path) -> None:
        self.agency = Agency(directory)
        self.agency.promote("anna")
        self.agency.add_user("carla", CARLAS)
        self.store = self.agency.store
        with self.store.work(None) as work:
            for key, address in ((ANNA, "anna@bureau.nl"), (BRAM, BRAMS), (CARLA, CARLAS)):
                work.connection.execute(update(app_user).where(app_user.c.key == key).values(from_address=address))
                mine = user_address.c.user_key == key
                work.connection.execute(update(user_address).where(mine).values(kind="from"))
        self.users = Users(self.store, readdress=self.agency.desk.user_addresses_changed)
        self.leaving = Leaving(self.store, self.users, self.agency.desk)

    def fill(self, *, with_secrets: bool) -> None:
        """Five letters to Bram, and where asked for confidential ones, among them the only one of a folder."""
        letters = [Sent(mail(f"m{n}@x", to=BRAMS, day=n, subject=f"Letter {n}"), "bram/inbox") for n in range(3)]
        letters += [
            Sent(mail("sent@x", sender=BRAMS, to="jan@example.nl", day=4), "bram/sent"),
            Sent(mail("other@x", to=BRAMS, day=5, subject="Elsewhere"), "bram/"),
            Sent(mail("draft@x", sender=BRAMS, to="jan@example.nl", day=6), "bram/drafts"),
            Sent(mail("junk@x", to=BRAMS, day=7), "bram/junk"),
        ]
        if with_secrets:
            letters += [
                Sent(mail("secret@x", to=BRAMS, day=2.5, subject="Redeployment"), "bram/inbox"),
                Sent(mail("secret2@x", to=BRAMS, day=8, subject="Re: Redeployment", irt="secret@x"), "bram/archive"),
            ]
        self.agency.file(*letters)
        if with_secrets:
            self.agency.desk.set_confidential(BRAM, self.agency.key("secret@x"), confidential=True)

    def leave(self, to: UserKey | None = None) -> None:
        self.leaving.deactivate(ANNA, BRAM, to=to, why=WHY)

    def boxes_of(self, owner: UserKey) -> dict[str, tuple[int, int]]:
        """Name of each mailbox that is here alone → its counters, as the owner reads them."""
        query = select(mailbox).where(mailbox.c.owner_key == owner, mailbox.c.name.contains("/"))
        with self.store.reader(owner) as reader:
            return {row.name: (row.total, row.unread) for row in reader.connection.execute(query)}

    def seen_by(self, viewer: UserKey) -> dict[str, list[dict[str, Any]]]:
        """Message-ID → the viewer's own copies."""
        found = Exchange(self.store, self.agency.desk).export_index(viewer)
        return {one["message_id"]: one["copies"] for one in found}

    def log(self, viewer: UserKey, *acts: str) -> list[tuple[str, str, str, str]]:
        with self.store.reader(viewer) as reader:
            rows = reader.connection.execute(select(audit).where(audit.c.act.in_(acts)).order_by(audit.c.key))
            return [(row.made_by, row.act, row.detail, row.reason) for row in rows]


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Bureau]:
    made = Bureau(tmp_path / "one")
    yield made
    made.agency.close()


def test_the_colleague_gets_own_copies_of_all_that_is_not_confidential_in_own_folders(bureau: Bureau) -> None:
    bureau.fill(with_secrets=True)
    bureau.agency.file()
    bureau.leave()
    report = bureau.leaving.hand_over(ANNA, BRAM, to=CARLA, why=WHY)
    assert (report.added, report.stopped) == (5, False)
    assert bureau.boxes_of(CARLA) == {"Bram/Inbox": (3, 3), "Bram/sent": (1, 1), "Bram/Other": (1, 1)}
    seen = bureau.seen_by(CARLA)
    assert seen == {f"m{n}@x": [{"role": None, "route": "handover"}] for n in range(3)} | {
        "sent@x": [{"role": None, "route": "handover"}],
        "other@x": [{"role": None, "route": "handover"}],
    }
    who = Messages(bureau.store).show(CARLA, "m0@x")["who_can_see"]
    assert {one["login"]: one["why"] for one in who}["carla"] == "copy"
    assert bureau.agency.audience("secret@x") == {("bram", "copy"), ("bram", "addressed")}


def test_the_log_says_who_when_from_whom_to_whom_why_and_how_many(bureau: Bureau) -> None:
    bureau.fill(with_secrets=True)
    bureau.leave()
    bureau.leaving.hand_over(ANNA, BRAM, to=CARLA, why=f"  {WHY}\n")
    acts = (handing_over.BEGUN, handing_over.DONE)
    assert bureau.log(ANNA, *acts) == [
        ("anna", handing_over.BEGUN, "to carla", WHY),
        ("anna", handing_over.DONE, "to carla: 5", WHY),
    ]
    assert bureau.log(CARLA, *acts) == []


def test_neither_administrator_nor_colleague_can_tell_that_there_was_confidential_mail(tmp_path: Path) -> None:
    pictures = []
    for name, secrets in (("with", True), ("without", False)):
        bureau = Bureau(tmp_path / name)
        bureau.fill(with_secrets=secrets)
        bureau.leave(CARLA)
        progress = Progress()
        report = bureau.leaving.hand_over(ANNA, BRAM, to=CARLA, why=WHY, progress=progress)
        acts = (handing_over.BEGUN, handing_over.DONE, "user_changed", "work_handed_over")
        pictures.append(
            (
                *(report, progress.done, progress.total, bureau.boxes_of(CARLA)),
                *((bureau.seen_by(viewer), bureau.log(viewer, *acts)) for viewer in (ANNA, CARLA)),
            )
        )
        bureau.agency.close()
    assert pictures[0] == pictures[1]


def test_the_same_again_adds_nothing_and_what_came_since_is_added(bureau: Bureau) -> None:
    bureau.fill(with_secrets=False)
    bureau.leave()
    bureau.leaving.hand_over(ANNA, BRAM, to=CARLA, why=WHY)
    before = bureau.boxes_of(CARLA)
    assert bureau.leaving.hand_over(ANNA, BRAM, to=CARLA, why=WHY).added == 0
    assert bureau.boxes_of(CARLA) == before
    bureau.agency.file(Sent(mail("late@x", to=BRAMS, day=30), "bram/inbox"))
    assert bureau.leaving.hand_over(ANNA, BRAM, to=CARLA, why=WHY).added == 1


def test_cut_off_or_stopped_in_the_middle_it_is_done_again_and_is_as_if_never_cut_off(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leaving, "BATCH", 2)
    bureau.fill(with_secrets=True)
    bureau.leave()
    give, batches = handing_over._give, []

    def dies_in_the_second(*given: Any) -> int:
        added = give(*given)
        batches.append(added)
        if len(batches) == 2:
            raise StoreFault("The disk is full.", code="disk_full")
        return added

    monkeypatch.setattr(handing_over, "_give", dies_in_the_second)
    with pytest.raises(StoreFault):
        bureau.leaving.hand_over(ANNA, BRAM, to=CARLA, why=WHY)
    assert sum(total for total, _unread in bureau.boxes_of(CARLA).values()) == 2  # the first batch, whole
    monkeypatch.setattr(handing_over, "_give", give)
    stopped = Progress()
    stopped.stop()
    assert bureau.leaving.hand_over(ANNA, BRAM, to=CARLA, why=WHY, progress=stopped).stopped
    assert bureau.leaving.hand_over(ANNA, BRAM, to=CARLA, why=WHY).added == 3
    assert bureau.boxes_of(CARLA) == {"Bram/Inbox": (3, 3), "Bram/sent": (1, 1), "Bram/Other": (1, 1)}
    with bureau.store.work(None) as work:
        rows = work.connection.execute(select(message_copy.c.mailbox_key, message_copy.c.message_key)).all()
    assert len(rows) == len(set(rows))


def test_what_was_read_stays_read(bureau: Bureau) -> None:
    bureau.agency.desk.file_batch(
        [bureau.agency.arrival(Sent(mail("read@x", to=BRAMS), "bram/inbox"), flags=Flags.SEEN)]
    )
    bureau.leave()
    bureau.leaving.hand_over(ANNA, BRAM, to=CARLA, why=WHY)
    assert bureau.boxes_of(CARLA) == {"Bram/Inbox": (1, 0)}


def test_confidential_mail_is_handed_over_by_its_owner_by_name_and_by_nobody_else(bureau: Bureau) -> None:
    bureau.fill(with_secrets=True)
    secret = bureau.agency.key("secret@x")
    with pytest.raises(NotVisible):
        bureau.leaving.hand_over_conversation(ANNA, secret, to=CARLA, why=WHY)
    with pytest.raises(UserFault, match="Say why"):
        bureau.leaving.hand_over_conversation(BRAM, secret, to=CARLA, why=" ")
    bureau.leaving.hand_over_conversation(BRAM, secret, to=CARLA, why=WHY)
    assert bureau.boxes_of(CARLA) == {"Bram/Inbox": (1, 1), "Bram/archive": (1, 1)}
    assert bureau.seen_by(CARLA).keys() == {"secret@x", "secret2@x"}
    assert "secret@x" not in bureau.seen_by(ANNA)
    line = [("bram", handing_over.CONVERSATION, "to carla", WHY)]
    assert bureau.log(BRAM, handing_over.CONVERSATION) == line
    assert bureau.log(CARLA, handing_over.CONVERSATION) == line
    assert bureau.log(ANNA, handing_over.CONVERSATION) == []
    with bureau.store.reader(CARLA) as reader:
        assert reader.connection.execute(select(message.c.message_id)).scalars().all() != []


def test_a_mailbox_is_handed_over_by_an_administrator_after_its_owner_left_to_who_works_here(bureau: Bureau) -> None:
    bureau.fill(with_secrets=False)
    with pytest.raises(UserFault, match="still works here"):
        bureau.leaving.hand_over(ANNA, BRAM, to=CARLA, why=WHY)
    bureau.leave()
    with pytest.raises(UserFault, match="Only an administrator"):
        bureau.leaving.hand_over(CARLA, BRAM, to=CARLA, why=WHY)
    for to in (BRAM, UserKey(99)):
        with pytest.raises(UserFault):
            bureau.leaving.hand_over(ANNA, BRAM, to=to, why=WHY)
    assert bureau.boxes_of(CARLA) == {}


def test_a_leaver_gives_up_work_and_outbox_and_keeps_the_addresses(bureau: Bureau) -> None:
    bureau.fill(with_secrets=True)
    secret, shown = bureau.agency.key("secret@x"), bureau.agency.key("m0@x")
    bureau.agency.add_record("candidate:K-1")
    bureau.agency.add_address("candidate:K-1", "jan@example.nl")
    row: dict[str, Any] = {"sort": "task", "author_key": BRAM, "assignee_key": BRAM, "at": 0, "changed_at": 0}
    row |= {"title": "", "body": "", "detail": {}}
    waits = {"owner_key": BRAM, "envelope_from": BRAMS, "subject": "x"}
    with bureau.store.work(None) as work:
        work.connection.execute(update(candidate).values(owner_key=BRAM))
        for about in (None, secret, shown):
            work.connection.execute(insert(entry).values(**row, message_key=about))
        for number, state in enumerate(("held", "waiting", "sending", "sent")):
            values = {**waits, "message_id": f"s{number}@x", "state": state, "raw": b"", "links": [], "created_at": 0}
            work.connection.execute(insert(submission).values(**values))
    bureau.leave(CARLA)
    with bureau.store.work(None) as work:
        rows = work.connection.execute(select(entry.c.message_key, entry.c.assignee_key))
        tasks = {one.message_key: one.assignee_key for one in rows}
        states = work.connection.execute(select(submission.c.state).order_by(submission.c.key)).scalars().all()
        owner = work.connection.execute(select(candidate.c.owner_key)).scalar_one()
        gone = work.connection.execute(select(app_user.c.deactivated_at).where(app_user.c.key == BRAM)).scalar_one()
    assert tasks == {None: CARLA, secret: BRAM, shown: CARLA}
    assert states == ["cancelled", "cancelled", "sending", "sent"]
    assert owner == CARLA
    assert gone
    bram = bureau.users.get(BRAM)
    assert (bram.active, bram.from_address) == (False, BRAMS)
    again = bureau.users.change(ANNA, BRAM, {"active": "yes"})
    assert again.active
    with bureau.store.work(None) as work:
        query = select(app_user.c.deactivated_at).where(app_user.c.key == BRAM)
        assert work.connection.execute(query).scalar_one() is None


def test_a_task_about_mail_that_was_handed_over_goes_with_it(bureau: Bureau) -> None:
    bureau.fill(with_secrets=True)
    row: dict[str, Any] = {"sort": "task", "author_key": BRAM, "assignee_key": BRAM, "at": 0, "changed_at": 0}
    row |= {"title": "", "body": "", "detail": {}}
    about = {one: bureau.agency.key(one) for one in ("m0@x", "secret@x")}
    with bureau.store.work(None) as work:
        for key in about.values():
            work.connection.execute(insert(entry).values(**row, message_key=key))
    bureau.leave(CARLA)
    bureau.leaving.hand_over(ANNA, BRAM, to=CARLA, why=WHY)
    with bureau.store.work(None) as work:
        rows = work.connection.execute(select(entry.c.message_key, entry.c.assignee_key))
        tasks = {one.message_key: one.assignee_key for one in rows}
    assert tasks == {about["m0@x"]: CARLA, about["secret@x"]: BRAM}


def test_two_administrators_who_demote_each_other_at_once_leave_one(bureau: Bureau) -> None:
    bureau.users.change(ANNA, BRAM, {"role": "administrator"})
    start, refused = threading.Barrier(2), []

    def demote(acting: UserKey, other: UserKey) -> None:
        start.wait()
        try:
            bureau.users.change(acting, other, {"role": "recruiter"})
        except UserFault as fault:
            refused.append(fault.code)

    threads = [threading.Thread(target=demote, args=pair) for pair in ((ANNA, BRAM), (BRAM, ANNA))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    left = [user for user in bureau.users.everybody() if user.role is UserRole.ADMINISTRATOR]
    assert (len(left), len(refused)) == (1, 1)


@pytest.mark.parametrize("texts", [{"role": "reader"}, {"active": "no"}, {"admin": "no"}])
def test_the_last_administrator_stays(bureau: Bureau, texts: dict[str, str]) -> None:
    with pytest.raises(UserFault) as caught:
        bureau.users.change(ANNA, ANNA, texts)
    assert caught.value.code == "last_administrator"
