"""The surfaces that change something: what a colleague's acts answer, on every message and file that can be named.

They are asked after all that reads, in this order, and leave both twins changed; then all is read again.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from carerix_desktop.domain.command import ChangeFlags, MoveTo
from carerix_desktop.domain.document import DocumentSort, NewVersion
from carerix_desktop.domain.draft import DraftContent
from carerix_desktop.domain.entry import EntrySort, EntryText
from carerix_desktop.domain.ids import EntryKey, RecordKind
from carerix_desktop.domain.mailbox import Flags, FolderRole
from carerix_desktop.domain.merging import Side
from carerix_desktop.domain.message import Address
from carerix_desktop.domain.record import RecordRef
from carerix_desktop.services.new_people import Chosen
from carerix_desktop.services.pipeline import Step
from tests.support.surfaces.look import Look
from tests.support.surfaces.row import Group, Shown
from tests.support.surfaces.world import ARRIVALS, HIDDEN

K1 = RecordRef(kind=RecordKind.CANDIDATE, ref="K-1")
KEPT_APART = frozenset({"t-1", "t-3", "v-reply"})
"""Confidential with hidden mail around them: what joins, splits or unticks these decides over that mail too."""
CANDIDATE = RecordKind.CANDIDATE
IMPORTED = ("h-tie", "h-person", "v-bram")


def _flags(look: Look) -> Any:
    def star(key: Any) -> Any:
        undo = look.office.actions.do(look.me, ChangeFlags(messages=(key,), add=Flags.FLAGGED))
        look.office.actions.undo(look.me, undo)
        return len(undo.copies)

    def archive(key: Any) -> Any:
        undo = look.office.actions.do(look.me, MoveTo(messages=(key,), role=FolderRole.ARCHIVE))
        look.office.actions.undo(look.me, undo)
        return len(undo.copies)

    return [look.each_message(star), look.each_message(archive)]


def _and_back(look: Look, act: Any) -> Any:
    """An act of linking on every message, taken back at once."""

    def do(key: Any) -> Any:
        done = act(key)
        look.office.linking.undo(look.me, done.undo)
        return done

    return look.each_message(do)


def _boxes(look: Look) -> Any:
    confidential = look.office.confidential

    def tick(key: Any) -> Any:
        confidential.set_box(look.me, key, confidential=True)
        return look.reading.conversation(key).confidential

    def untick(key: Any) -> Any:
        confidential.set_box(look.me, key, confidential=False)
        return look.reading.conversation(key).confidential

    return [look.tried(partial(act, key)) for _label, key in _apart(look) for act in (tick, untick)]


def _apart(look: Look) -> list[tuple[str, Any]]:
    return [(label, key) for label, key in look.world.keys.items() if label not in KEPT_APART]


def _splits(look: Look) -> Any:
    def act(key: Any) -> Any:
        done = look.office.linking.split(look.me, key)
        look.office.linking.undo(look.me, done.undo)
        return done

    return [look.tried(partial(act, key)) for _label, key in _apart(look)]


def _joins(look: Look) -> Any:
    def act(key: Any) -> Any:
        done = look.office.linking.join(look.me, key, look.world.keys["v-bram"])
        look.office.linking.undo(look.me, done.undo)
        return done

    return [look.tried(partial(act, key)) for _label, key in _apart(look)]


def _entries(look: Look) -> Any:
    entries = look.office.on_files.entries
    at = 1_780_000_000

    def write(key: Any) -> Any:
        text = EntryText(sort=EntrySort.TASK, at=at, title="Bel", records=(K1,), message=key, due_at=at, remind_at=at)
        written = entries.write(look.me, text).entry
        entries.change(look.me, written.key, text)
        entries.finish(look.me, written.key)
        entries.reopen(look.me, written.key)
        entries.remind(look.me, written.key, at + 60)
        gone = entries.remove(look.me, written.key).entry
        entries.put_back(look.me, gone)
        return written

    return look.each_message(write)


def _on_entries(look: Look) -> Any:
    entries, at = look.office.on_files.entries, 1_780_000_000
    text = EntryText(sort=EntrySort.NOTE, at=at, title="Anders", records=(K1,))
    keys = [EntryKey(look.world.entries[label]) for label in ("e-note", "e-task")]
    acts = (
        lambda key: entries.change(look.me, key, text),
        lambda key: entries.finish(look.me, key),
        lambda key: entries.reopen(look.me, key),
        lambda key: entries.remind(look.me, key, at),
        lambda key: entries.remove(look.me, key),
    )
    return [look.each(keys, act) for act in acts]


def _documents(look: Look) -> Any:
    documents = look.office.on_files.documents
    added = look.tried(lambda: documents.add(look.me, CANDIDATE, "K-1", [_version()]))
    shown = look.tried(lambda: documents.of(look.me, CANDIDATE, "K-1"))
    return [added, shown]


def _version() -> NewVersion:
    return NewVersion(name="cv.txt", content_type="text/plain", data=b"versie vier")


def _filed(look: Look) -> Any:
    documents = look.office.on_files.documents

    def act(key: Any) -> Any:
        return documents.file_attachments(look.me, key, ["2"], CANDIDATE, "K-5")

    return [look.each_message(act), look.tried(lambda: documents.of(look.me, CANDIDATE, "K-5"))]


def _document_acts(look: Look) -> Any:
    documents = look.office.on_files.documents

    def act() -> Any:
        answers = []
        for one in documents.of(look.me, CANDIDATE, "K-1"):
            done = (
                documents.rename(look.me, one.key, f"x {one.name}"),
                documents.set_sort(look.me, one.key, DocumentSort.CV),
                documents.restore(look.me, one.versions[-1].key),
                documents.delete(look.me, one.key),
            )
            answers += [documents.undo(look.me, each) for each in reversed(done)]
        return [answers, documents.of(look.me, CANDIDATE, "K-1")]

    return look.tried(act)


def _records(look: Look) -> Any:
    records = look.office.records

    def act() -> Any:
        address = {"emails": "vogel@verborgen.nl"}
        added = records.add(look.me, CANDIDATE, {"ref": "K-20", "last_name": "Vogel", **address})
        changed = records.change(look.me, CANDIDATE, "K-20", {"city": "Gent"})
        back = records.take_back(look.me, CANDIDATE, "K-20", changed.changes)
        return [added, changed, back, records.file(look.me, CANDIDATE, "K-20")]

    return look.tried(act)


def _marks(look: Look) -> Any:
    records = look.office.records
    return [
        look.tried(lambda: records.opt_in(look.me, CANDIDATE, "K-5")),
        look.tried(lambda: records.clear_undeliverable(look.me, CANDIDATE, "K-4", "weg@example.nl")),
    ]


def _stages(look: Look) -> Any:
    pipeline = look.office.on_files.pipeline
    step = Step(match="M-2", before="invited", after="interview")

    def act() -> Any:
        moved = pipeline.move(look.me, [step])
        back = pipeline.take_back(look.me, moved.back)
        added = pipeline.add(look.me, ["K-2"], ["V-3000"])
        return [moved, back, added]

    return look.tried(act)


def _merged(look: Look) -> Any:
    merging = look.office.on_files.merging

    def act() -> Any:
        done = merging.merge(look.me, CANDIDATE, "K-8", "K-3", {"emails": Side.KEPT})
        after = merging.hangs_on(look.me, CANDIDATE, "K-8"), merging.merges_of(look.me, CANDIDATE, _key(look, "K-8"))
        merging.unmerge(look.me, done.key)
        return [done, after, merging.questions(look.me, done.key), look.office.records.file(look.me, CANDIDATE, "K-3")]

    return look.tried(act)


def _key(look: Look, ref: str) -> Any:
    return look.office.records.get(look.me, CANDIDATE, ref).key


def _removed(look: Look) -> Any:
    merging = look.office.on_files.merging

    def act() -> Any:
        done = merging.remove(look.me, CANDIDATE, "K-3")
        listed = merging.removed(look.me)
        merging.restore(look.me, done.key)
        many = merging.remove_many(look.me, CANDIDATE, ["K-3", "K-8"])
        merging.restore_many(look.me, many.keys)
        return [done, listed, many, merging.hangs_on(look.me, CANDIDATE, "K-3")]

    return look.tried(act)


def _created(look: Look) -> Any:
    people = look.office.on_files.new_people

    def create(key: Any) -> Any:
        fields = {"last_name": "Maak", "emails": "maak@example.nl"}
        made = people.create(look.me, CANDIDATE, key, fields, Chosen())
        people.undo(look.me, made.undo)
        added = people.add(look.me, CANDIDATE, "K-6", key, Chosen())
        people.undo(look.me, added.undo)
        return [made.record.fields, added.record.fields]

    return look.each_message(create)


def _drafts(look: Look) -> Any:
    """A draft that claims to answer or forward each message: what is saved, checked, looked at, prepared, queued."""
    drafting, outbox = look.office.drafting, look.office.outbox

    def act(key: Any) -> Any:
        draft = drafting.start(look.me, to=[Address(name="", address="iemand@example.nl")])
        content: DraftContent = replace(draft.content, subject="Antwoord", text="Dag", answers=key)
        saved = drafting.save(look.me, replace(draft, content=content), {})
        asked = drafting.check(look.me, saved), drafting.preview(look.me, saved, {})
        prepared = drafting.prepare(look.me, saved, release_at=2_000_000_000)
        (queued,) = outbox.queue(look.me, [prepared], release_at=None)
        listed = outbox.get(look.me, queued)
        drafting.discard(look.me, outbox.undo(look.me, queued))
        return [saved, asked, listed]

    return look.each_message(act)


def _imported(look: Look) -> Any:
    """Every message of the script as a file: what a colleague has in hand himself becomes his, and counts alike."""
    path = look.new_file(".d")
    path.mkdir()
    for label, _hidden, sent in ARRIVALS:
        if label in IMPORTED:
            (path / f"{label}.eml").write_bytes(sent.raw)
    report = look.tried(lambda: look.office.exchange.import_mail(look.me, look.me, path, FolderRole.ARCHIVE))
    again = look.command("import", "mail", str(path), "--owner", look.login)
    look.world.keys.update({label: look.world.key(label) for label in IMPORTED})
    return [report, again]


def _corrected(look: Look) -> Any:
    labels = [label for label in look.world.keys if label not in KEPT_APART]
    words = [("link", "candidate:K-5"), ("unlink", "candidate:K-5")]
    links = [look.command("messages", verb, label, record) for verb, record in words for label in labels[::4]]
    return [
        links,
        [look.command("messages", "confidential", label, "on") for label in labels if label.startswith("h-")],
    ]


def _always(look: Look) -> Any:
    record = RecordRef(kind=CANDIDATE, ref="K-6")
    return _and_back(look, lambda key: look.office.linking.always(look.me, key, "samen@example.nl", record))


def _refused(look: Look) -> Any:
    return _and_back(look, lambda key: look.office.linking.refuse(look.me, [key], "nieuw@elders.nl", None))


def _handed(look: Look) -> Any:
    """Bram hands over what he does not have."""
    to, hidden = look.world.users["carla"], [key for label, key in look.world.keys.items() if label in HIDDEN]
    leaving = look.office.leaving
    return look.each(hidden, lambda key: leaving.hand_over_conversation(look.me, key, to=to, why="vakantie"))


def _erased(look: Look) -> Any:
    erasing = look.office.on_files.erasing

    def act() -> Any:
        erased = erasing.erase(look.me, CANDIDATE, "K-3", typed="Otto Ober").report
        return [erased, erasing.reports(look.me)]

    return look.tried(act)


BRAM, CARLA = ("bram",), ("carla",)
ACTS: tuple[Shown, ...] = (
    Shown(name="actions.Actions.do", group=Group.ACT, act=True, viewers=BRAM, ask=_flags),
    Shown(
        name="linking.Linking.link",
        group=Group.ACT,
        act=True,
        viewers=BRAM,
        ask=lambda look: _and_back(look, lambda key: look.office.linking.link(look.me, key, CANDIDATE, "K-5")),
    ),
    Shown(
        name="linking.Linking.link_all",
        group=Group.ACT,
        act=True,
        viewers=BRAM,
        ask=lambda look: _and_back(
            look, lambda key: look.office.linking.link_all(look.me, [key, look.world.keys["v-bram"]], [K1])
        ),
    ),
    Shown(
        name="linking.Linking.unlink",
        group=Group.ACT,
        act=True,
        viewers=BRAM,
        ask=lambda look: _and_back(look, lambda key: look.office.linking.unlink(look.me, key, CANDIDATE, "K-1")),
    ),
    Shown(name="linking.Linking.always", group=Group.ACT, act=True, viewers=BRAM, ask=_always),
    Shown(name="linking.Linking.refuse", group=Group.ACT, act=True, viewers=BRAM, ask=_refused),
    Shown(name="linking.Linking.split", group=Group.ACT, act=True, viewers=BRAM, ask=_splits),
    Shown(name="linking.Linking.join", group=Group.ACT, act=True, viewers=BRAM, ask=_joins),
    Shown(name="confidential.Confidential.set_box", group=Group.ACT, act=True, viewers=BRAM, ask=_boxes),
    Shown(name="entries.Entries.write", group=Group.AGENDA, act=True, viewers=BRAM, ask=_entries),
    Shown(name="entries.Entries.change", group=Group.AGENDA, act=True, viewers=BRAM, ask=_on_entries),
    Shown(name="documents.Documents.add", group=Group.DOCUMENT, act=True, viewers=BRAM, ask=_documents),
    Shown(name="documents.Documents.file_attachments", group=Group.DOCUMENT, act=True, viewers=BRAM, ask=_filed),
    Shown(name="documents.Documents.restore", group=Group.DOCUMENT, act=True, viewers=BRAM, ask=_document_acts),
    Shown(name="records.Records.add", group=Group.RECORD, act=True, viewers=BRAM, ask=_records),
    Shown(name="records.Records.opt_in", group=Group.RECORD, act=True, viewers=BRAM, ask=_marks),
    Shown(name="pipeline.Pipeline.move", group=Group.RECORD, act=True, viewers=BRAM, ask=_stages),
    Shown(name="merging.Merging.merge", group=Group.RECORD, act=True, viewers=BRAM, ask=_merged),
    Shown(name="merging.Merging.remove", group=Group.RECORD, act=True, viewers=BRAM, ask=_removed),
    Shown(name="new_people.NewPeople.create", group=Group.RECORD, act=True, viewers=BRAM, ask=_created),
    Shown(name="drafting.Drafting.save", group=Group.WRITING, act=True, viewers=BRAM, ask=_drafts),
    Shown(name="messages link", group=Group.ACT, act=True, viewers=BRAM, ask=_corrected),
    Shown(name="leaving.Leaving.hand_over_conversation", group=Group.ACT, act=True, viewers=BRAM, ask=_handed),
    Shown(name="exchange.Exchange.import_mail", group=Group.ACT, act=True, viewers=CARLA, ask=_imported),
    Shown(name="erasing.Erasing.erase", group=Group.LOG, act=True, viewers=CARLA, ask=_erased),
)
