"""The surfaces that only read: how each is asked for one viewer."""

from __future__ import annotations

from array import array
from functools import partial
from typing import Any

from carerix_desktop.domain.entry import EntrySort
from carerix_desktop.domain.ids import EntryKey, MessageKey, RecordKey, RecordKind
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.domain.merging import Side
from carerix_desktop.domain.message import Address
from carerix_desktop.domain.record import RecordRef
from carerix_desktop.domain.record_query import Condition, Operator, RecordQuery
from carerix_desktop.domain.timeline import TOP, TimelineFilter
from carerix_desktop.domain.view import ListSource, QuickFilter, Sort, ViewName
from carerix_desktop.services.messages import MessageQuery
from tests.support.surfaces.look import Look
from tests.support.surfaces.row import Group, Shown

FOLDERS = tuple(ListSource(role=role) for role in FolderRole)
VIEWS = tuple(ListSource(view=view) for view in ViewName)
FILES = (
    *(ListSource(record=f"candidate:K-{n}") for n in range(1, 9)),
    ListSource(record="contact:C-1"),
    ListSource(record="company:B-1"),
    ListSource(record="vacancy:V-2041"),
    ListSource(record="vacancy:V-3000"),
)
WORDS = (
    "gewoonwoord",
    "zeldzaamwoord",
    "zeldz",
    "tussenwoord",
    "miawoord OR dorawoord",
    "vogel",
    "geheim",
    '"Dag gewoonwoord"',
    "vertrouwelijk -plan",
    "from:otto",
    "to:weg@example.nl",
    "has:attachment",
    "is:unread",
    "in:inbox",
    "subject:salaris",
    "candidate:K-3",
    "vacancy:V-3000",
    "vacancy:V-2041",
    "company:B-1",
    "before:2026-06-01",
    "after:2026-06-01",
    "Vertrouwelijk",
    "bijlage",
)
SEARCHES = tuple(ListSource(search=words) for words in WORDS)
SOURCES = FOLDERS + VIEWS + FILES + SEARCHES
PEOPLE = (
    *(RecordRef(kind=RecordKind.CANDIDATE, ref=f"K-{n}") for n in range(1, 9)),
    RecordRef(kind=RecordKind.CONTACT, ref="C-1"),
    RecordRef(kind=RecordKind.VACANCY, ref="V-2041"),
)
TYPED = ("vo", "vogel", "vreemde", "otto", "mia", "weg", "nieuw", "jan", "V-2041", "kees", "vriend", "uit", "mailer")
UNFILTERED = QuickFilter()


def _lists(look: Look) -> Any:
    sorts = look.many({f"{source} {Sort.NEWEST}": _keys(look, source, Sort.NEWEST) for source in SOURCES})
    return sorts | look.many({f"inbox {sort}": _keys(look, VIEWS[1], sort) for sort in Sort})


def _keys(look: Look, source: ListSource, sort: Sort) -> Any:
    return lambda: look.reading.list_keys(source, UNFILTERED, sort)


def _cards(look: Look) -> Any:
    def cards(source: ListSource) -> Any:
        keys = look.reading.list_keys(source, UNFILTERED, Sort.NEWEST)
        return look.reading.cards(source, [*keys, *look.world.keys.values()])

    return look.each(SOURCES, cards)


def _quick(look: Look) -> Any:
    quick = (
        QuickFilter(unread=True),
        QuickFilter(starred=True),
        QuickFilter(attachment=True),
        QuickFilter(words="geheim"),
    )
    return [look.each(quick, partial(_quickly, look, of)) for of in VIEWS + FILES]


def _members(look: Look, of: ListSource) -> Any:
    return array("q", look.reading.members(of, [*look.reading.list_keys(of, UNFILTERED, Sort.NEWEST)]))


def _entry_of(look: Look, of: ListSource, key: MessageKey) -> Any:
    found = look.reading.entry_of(of, key)
    return None if found is None else array("q", [found])


def _quickly(look: Look, of: ListSource, quick: QuickFilter) -> Any:
    return look.reading.list_keys(of, quick, Sort.NEWEST)


def _parts(look: Look) -> Any:
    return look.each_message(lambda key: [look.tried(partial(look.reading.part, key, s)) for s in ("1", "2", "3")])


def _timelines(look: Look) -> Any:
    page, me = look.office.on_files.timelines.page, look.me
    return look.each_file(lambda kind, ref: [page(me, kind, ref, only=only) for only in TimelineFilter])


def _pages(look: Look) -> Any:
    """The time line of the busiest file in pages of two: no page is short where something is hidden."""
    pages, below = [], TOP
    for _page in range(20):
        page = look.tried(partial(look.office.on_files.timelines.page, look.me, CANDIDATE, "K-1", below=below, limit=2))
        pages.append(page)
        raw = look.office.on_files.timelines.page(look.me, CANDIDATE, "K-1", below=below, limit=2)
        if not raw.more:
            break
        below = raw.items[-1].place
    return pages


def _record_queries(look: Look) -> Any:
    days = [
        Condition(field="last_contact", operator=operator, value=value)
        for operator, value in (
            (Operator.EMPTY, ""),
            (Operator.FILLED, ""),
            (Operator.AFTER, "2026-06-01"),
            (Operator.BEFORE, "2026-06-01"),
        )
    ]
    queries = [RecordQuery(kind=kind, conditions=(day,)) for kind in KINDS for day in days]
    queries += [
        RecordQuery(kind=kind, sort="last_contact", descending=down) for kind in KINDS for down in (True, False)
    ]
    queries += [
        RecordQuery(kind=kind, conditions=(Condition(field="opt_out", operator=Operator.IS, value="yes"),))
        for kind in KINDS[:2]
    ]
    return look.each(queries, lambda query: look.office.on_files.record_lists.find_keys(look.me, query))


CANDIDATE = RecordKind.CANDIDATE


def _backups(look: Look) -> Any:
    """Who may, and how many there are; how large the file is shows what the store holds (`differs`)."""
    backups = look.office.backups

    def made() -> Any:
        name = backups.make(look.me).name
        there = len(backups.find(look.me))
        backups.delete(look.me, name)
        return there, len(backups.find(look.me))

    return look.tried(made)


KINDS = (RecordKind.CANDIDATE, RecordKind.CONTACT, RecordKind.COMPANY, RecordKind.VACANCY)
SORTS = tuple(EntrySort)


def _documents(look: Look) -> Any:
    documents = look.office.on_files.documents
    return look.each_file(lambda kind, ref: documents.of(look.me, kind, ref))


def _versions(look: Look, ask: Any) -> Any:
    documents = look.office.on_files.documents.of(look.me, RecordKind.CANDIDATE, "K-1")
    keys = [version.key for one in documents for version in one.versions]
    return look.each([*keys, 9999], ask)


def _drafts(look: Look, ask: Any) -> Any:
    """A draft for every message, thrown away again."""

    def draft(key: Any) -> Any:
        made = ask(key)
        look.office.drafting.discard(look.me, made.key)
        return made

    return look.each_message(draft)


def _bulk(look: Look) -> Any:
    vacancy = look.tried(lambda: look.office.bulk.vacancy_key(look.me, "V-2041"))
    standings = look.tried(lambda: look.office.bulk.look(look.me, PEOPLE, _vacancy(look)))
    return [vacancy, standings]


def _vacancy(look: Look) -> RecordKey:
    return look.office.bulk.vacancy_key(look.me, "V-2041")


def _copies(look: Look) -> Any:
    template = look.office.templates.find(look.me)[0].written.name
    standings = look.office.bulk.look(look.me, PEOPLE, _vacancy(look))
    return look.tried(lambda: look.office.bulk.make(look.me, template, standings))


def _exported(look: Look, ending: str, **options: Any) -> Any:
    def export() -> Any:
        path = look.new_file(ending)
        return look.office.exports.write_messages(look.me, path, **options), path.read_bytes()

    return look.tried(export)


def _exports(look: Look) -> Any:
    keys = [*look.world.keys.values()]
    whole = [_exported(look, ending) for ending in (".mbox", ".zip", ".json")]
    return [*whole, _exported(look, ".json", record="candidate:K-1"), _exported(look, ".json", chosen=keys)]


def _written_records(look: Look) -> Any:
    def export(kind: RecordKind) -> Any:
        path = look.new_file(".json")
        return look.office.exports.write_records(look.me, kind, path), path.read_bytes()

    return look.each(tuple(RecordKind), export)


def _dossiers(look: Look) -> Any:
    def write(kind: RecordKind, ref: str) -> Any:
        path = look.new_file(".zip")
        return look.office.dossiers.write(look.me, kind, ref, path), path.read_bytes()

    return look.each_file(write)


def _drawn(look: Look) -> Any:
    """How many messages the PDF says that it has; its octets hold when it was made."""
    return look.tried(lambda: look.office.dossiers.write(look.me, RecordKind.CANDIDATE, "K-1", look.new_file(".pdf")))


def _pairs(look: Look) -> Any:
    return look.each(
        (RecordKind.CANDIDATE, RecordKind.CONTACT), lambda kind: look.office.on_files.doubles.find(look.me, kind)
    )


def _comparison(look: Look) -> Any:
    merging = look.office.on_files.merging
    compared = look.tried(lambda: merging.compare(look.me, RecordKind.CANDIDATE, "K-3", "K-8"))
    chosen = dict.fromkeys(("emails",), Side.KEPT)
    result = look.tried(lambda: merging.compare(look.me, RecordKind.CANDIDATE, "K-3", "K-8").result(chosen))
    return [compared, result]


def _addresses(look: Look) -> Any:
    people = [[Address(name="", address=one)] for one in ("otto@example.nl", "vogel@verborgen.nl", "weg@example.nl")]
    links = look.office.drafting.links_for
    alone = look.each(people, lambda to: links(look.me, to, None, "V-3000"))
    return [alone, look.each_message(lambda key: links(look.me, people[0], key))]


def _matches(look: Look) -> Any:
    pairs = [[(kind, RecordKey(key))] for kind in (RecordKind.CANDIDATE, RecordKind.VACANCY) for key in range(1, 9)]
    return look.each(pairs, lambda links: look.office.drafting.matches_for(look.me, links))


def _checked(look: Look) -> Any:
    def check(address: str) -> Any:
        draft = look.office.drafting.start(look.me, to=[Address(name="", address=address)])
        found = look.office.drafting.check(look.me, draft)
        look.office.drafting.discard(look.me, draft.key)
        return found

    return look.each(("weg@example.nl", "uit@example.nl", "mia@example.nl", "vogel@verborgen.nl"), check)


def _started(look: Look) -> Any:
    def start(ref: RecordRef) -> Any:
        key = look.office.records.get(look.me, ref.kind, ref.ref).key
        draft = look.office.drafting.start(look.me, records=[(ref.kind, key)])
        beforehand = look.office.drafting.closed_beforehand(look.me, draft.content)
        look.office.drafting.discard(look.me, draft.key)
        return draft, beforehand

    return look.each(PEOPLE, start)


def _entries(look: Look) -> Any:
    entries = look.office.on_files.entries
    return look.each_file(lambda kind, ref: entries.on_record(look.me, kind, ref, SORTS))


def _entry(look: Look) -> Any:
    entries = look.office.on_files.entries
    return {
        label: look.tried(partial(entries.get, look.me, EntryKey(key))) for label, key in look.world.entries.items()
    }


def _queries(look: Look) -> Any:
    queries = [MessageQuery(role=None, record="", limit=100), MessageQuery(role=None, record="candidate:K-1", limit=3)]
    queries += [MessageQuery(role=role, record="", limit=100) for role in FolderRole]
    return look.each(queries, lambda query: look.office.messages.list(look.me, query))


def _names(look: Look) -> Any:
    labels = [*look.world.keys, "no-such-message"]
    return look.each(labels, lambda name: look.office.messages.find(look.me, name))


def _shown(look: Look) -> Any:
    return look.each([*look.world.keys], lambda name: look.office.messages.show(look.me, name))


def _file_keys(look: Look) -> Any:
    records = look.office.records
    keys = look.each(tuple(RecordKind), lambda kind: records.list_keys(look.me, kind))
    words = look.each(
        ("otto", "geheim", "vogel"), lambda typed: records.list_keys(look.me, RecordKind.CANDIDATE, typed)
    )
    return [keys, words]


def _record_rows(look: Look) -> Any:
    records = look.office.records
    return look.each(tuple(RecordKind), lambda kind: records.get_many(look.me, kind, records.list_keys(look.me, kind)))


def _outbox(look: Look) -> Any:
    outbox = look.office.outbox
    asks: dict[str, Any] = {
        "find": outbox.find,
        "counts": outbox.counts,
        "held": outbox.held_for_s,
        "lots": outbox.lots,
    }
    return look.many({name: partial(ask, look.me) for name, ask in asks.items()})


READING: tuple[Shown, ...] = (
    Shown(name="reading.ViewerReading.list_keys", group=Group.LIST, ask=_lists),
    Shown(name="reading.ViewerReading.cards", group=Group.LIST, ask=_cards),
    Shown(
        name="reading.ViewerReading.members",
        group=Group.LIST,
        ask=lambda look: look.each(SOURCES[:8], lambda of: _members(look, of)),
    ),
    Shown(
        name="reading.ViewerReading.entry_of",
        group=Group.LIST,
        ask=lambda look: [look.each_message(partial(_entry_of, look, of)) for of in SOURCES[:4]],
    ),
    Shown(name="messages.Messages.list", group=Group.LIST, ask=_queries),
    Shown(name="messages.Messages.find", group=Group.LIST, ask=_names),
    Shown(name="search.find_messages", group=Group.SEARCH_HIT, ask=_quick),
    Shown(name="reading.ViewerReading.folders", group=Group.COUNT, ask=lambda look: look.tried(look.reading.folders)),
    Shown(
        name="reading.ViewerReading.awaited",
        group=Group.COUNT,
        ask=lambda look: look.each(SOURCES[:8], look.reading.awaited),
    ),
    Shown(
        name="folders.Folders.known",
        group=Group.COUNT,
        ask=lambda look: look.tried(lambda: look.office.folders.known(look.me)),
    ),
    Shown(name="reading.ViewerReading.counts", group=Group.BADGE, ask=lambda look: look.tried(look.reading.counts)),
    Shown(
        name="keywords.Keywords.reach",
        group=Group.COUNT,
        ask=lambda look: look.each(
            ("a", "vertrouwelijk"), lambda word: look.office.administration.keywords.reach(look.me, word)
        ),
    ),
    Shown(name="outbox.Outbox.counts", group=Group.BADGE, ask=_outbox),
    Shown(
        name="reading.ViewerReading.conversation",
        group=Group.CONVERSATION,
        ask=lambda look: look.each_message(look.reading.conversation),
    ),
    Shown(
        name="confidential.Confidential.earlier",
        group=Group.LIST,
        ask=lambda look: look.each_file(lambda kind, ref: look.office.confidential.earlier(look.me, kind, ref)),
    ),
    Shown(
        name="confidential.Confidential.preview",
        group=Group.CONVERSATION,
        ask=lambda look: look.each_message(lambda key: look.office.confidential.preview(look.me, key)),
    ),
    Shown(
        name="reading.ViewerReading.body", group=Group.MESSAGE, ask=lambda look: look.each_message(look.reading.body)
    ),
    Shown(
        name="reading.ViewerReading.source",
        group=Group.MESSAGE,
        ask=lambda look: look.each_message(look.reading.source),
    ),
    Shown(
        name="reading.ViewerReading.remote_image",
        group=Group.MESSAGE,
        ask=lambda look: look.each_message(lambda key: look.reading.remote_image(key, 0)),
    ),
    Shown(
        name="reading.ViewerReading.leave_list",
        group=Group.MESSAGE,
        ask=lambda look: look.each_message(look.reading.leave_list),
    ),
    Shown(name="messages.Messages.show", group=Group.MESSAGE, ask=_shown),
    Shown(name="reading.ViewerReading.part", group=Group.ATTACHMENT, ask=_parts),
    Shown(name="timeline.Timelines.page", group=Group.TIME_LINE, ask=lambda look: [_timelines(look), _pages(look)]),
    Shown(
        name="search.ViewerSearch.find_messages",
        group=Group.SEARCH_HIT,
        ask=lambda look: look.each(
            WORDS, lambda words: look.reading and look.office.search.for_viewer(look.me).find_messages(words, 5)
        ),
    ),
    Shown(
        name="search.ViewerSearch.find_records",
        group=Group.SEARCH_HIT,
        ask=lambda look: look.each(WORDS, lambda words: look.office.search.for_viewer(look.me).find_records(words, 50)),
    ),
    Shown(
        name="documents.Documents.search",
        group=Group.SEARCH_HIT,
        ask=lambda look: look.each(
            ("versie", "zeldzaam", "zeldzaamwoord", "cv"),
            lambda words: look.office.on_files.documents.search(look.me, words, 50),
        ),
    ),
    Shown(
        name="new_people.NewPeople.propose",
        group=Group.SUGGESTION,
        ask=lambda look: look.each_message(lambda key: look.office.on_files.new_people.propose(look.me, key)),
    ),
    Shown(
        name="new_people.NewPeople.read_cv",
        group=Group.SUGGESTION,
        ask=lambda look: look.many(
            {
                label: partial(look.office.on_files.new_people.read_cv, look.me, look.world.keys[label], "2")
                for label in ("v-file", "h-keyword")
            }
        ),
    ),
    Shown(
        name="new_people.NewPeople.doubles",
        group=Group.SUGGESTION,
        ask=lambda look: look.tried(
            lambda: look.office.on_files.new_people.doubles(
                look.me,
                RecordKind.CANDIDATE,
                {"first_name": "Vreemde", "last_name": "Vogel", "emails": "vogel@verborgen.nl; otto@example.nl"},
            )
        ),
    ),
    Shown(name="doubles.Doubles.find", group=Group.SUGGESTION, ask=_pairs),
    Shown(name="drafting.Drafting.links_for", group=Group.SUGGESTION, ask=_addresses),
    Shown(name="drafting.Drafting.matches_for", group=Group.SUGGESTION, ask=_matches),
    Shown(
        name="privacy.PrivacyNotes.propose",
        group=Group.SUGGESTION,
        ask=lambda look: look.tried(lambda: look.office.on_files.privacy.propose(look.me)),
    ),
    Shown(
        name="drafting.Drafting.complete",
        group=Group.COMPLETION,
        ask=lambda look: look.each(TYPED, lambda typed: look.office.drafting.complete(look.me, typed, 50)),
    ),
    Shown(
        name="entries.Entries.reminders",
        group=Group.NOTIFICATION,
        ask=lambda look: look.tried(lambda: look.office.on_files.entries.reminders(look.me)),
    ),
    Shown(
        name="outbox.Outbox.reminders",
        group=Group.NOTIFICATION,
        ask=lambda look: look.tried(lambda: look.office.outbox.reminders(look.me)),
    ),
    Shown(name="documents.Documents.of", group=Group.DOCUMENT, ask=_documents),
    Shown(
        name="documents.Documents.content",
        group=Group.DOCUMENT,
        ask=lambda look: _versions(look, lambda key: look.office.on_files.documents.content(look.me, key)),
    ),
    Shown(
        name="documents.Documents.picture",
        group=Group.DOCUMENT,
        ask=lambda look: _versions(look, lambda key: look.office.on_files.documents.picture(look.me, key, 1, 100)),
    ),
    Shown(
        name="drafting.Drafting.documents",
        group=Group.DOCUMENT,
        ask=lambda look: look.each(
            range(1, 9), lambda key: look.office.drafting.documents(look.me, RecordKind.CANDIDATE, RecordKey(key))
        ),
    ),
    Shown(
        name="drafting.Drafting.reply",
        group=Group.WRITING,
        ask=lambda look: _drafts(look, lambda key: look.office.drafting.reply(look.me, key, everybody=True)),
    ),
    Shown(
        name="drafting.Drafting.forward",
        group=Group.WRITING,
        ask=lambda look: _drafts(look, lambda key: look.office.drafting.forward(look.me, key, as_attachment=True)),
    ),
    Shown(
        name="drafting.Drafting.edit_as_new",
        group=Group.WRITING,
        ask=lambda look: _drafts(look, lambda key: look.office.drafting.edit_as_new(look.me, key)),
    ),
    Shown(
        name="drafting.Drafting.resend",
        group=Group.WRITING,
        ask=lambda look: _drafts(look, lambda key: look.office.drafting.resend(look.me, key)),
    ),
    Shown(
        name="drafting.Drafting.continue_draft",
        group=Group.WRITING,
        ask=lambda look: _drafts(look, lambda key: look.office.drafting.continue_draft(look.me, key)),
    ),
    Shown(name="drafting.Drafting.start", group=Group.WRITING, ask=_started),
    Shown(
        name="drafting.Drafting.find_open",
        group=Group.WRITING,
        ask=lambda look: look.tried(lambda: look.office.drafting.find_open(look.me)),
    ),
    Shown(
        name="drafting.Drafting.get",
        group=Group.WRITING,
        ask=lambda look: look.each(range(1, 4), lambda key: look.office.drafting.get(look.me, key)),
    ),
    Shown(name="exports.Exports.write_messages", group=Group.EXPORT, ask=_exports),
    Shown(name="exports.Exports.write_records", group=Group.EXPORT, ask=_written_records),
    Shown(
        name="exchange.Exchange.export_index",
        group=Group.EXPORT,
        ask=lambda look: look.tried(lambda: look.office.exchange.export_index(look.me)),
    ),
    Shown(name="dossiers.Dossiers.write", group=Group.EXPORT, ask=lambda look: [_dossiers(look), _drawn(look)]),
    Shown(name="bulk.Bulk.look", group=Group.BULK_WARNING, ask=_bulk),
    Shown(name="bulk.Bulk.make", group=Group.BULK_WARNING, ask=_copies),
    Shown(
        name="bulk.Bulk.people_of",
        group=Group.BULK_WARNING,
        ask=lambda look: look.each_message(lambda key: look.office.bulk.people_of(look.me, [key])),
    ),
    Shown(
        name="bulk.Bulk.wanted_of",
        group=Group.BULK_WARNING,
        ask=lambda look: look.each_message(lambda key: look.office.bulk.wanted_of(look.me, [key], None)),
    ),
    Shown(name="drafting.Drafting.check", group=Group.BULK_WARNING, ask=_checked),
    Shown(name="record_lists.RecordLists.find_keys", group=Group.LAST_CONTACT, ask=_record_queries),
    Shown(
        name="entries.Entries.tasks",
        group=Group.AGENDA,
        ask=lambda look: look.tried(lambda: look.office.on_files.entries.tasks(look.me)),
    ),
    Shown(name="entries.Entries.on_record", group=Group.AGENDA, ask=_entries),
    Shown(name="entries.Entries.get", group=Group.AGENDA, ask=_entry),
    Shown(
        name="records.Records.file",
        group=Group.RECORD,
        ask=lambda look: look.each_file(lambda kind, ref: look.office.records.file(look.me, kind, ref)),
    ),
    Shown(
        name="records.Records.get",
        group=Group.RECORD,
        ask=lambda look: look.each_file(lambda kind, ref: look.office.records.get(look.me, kind, ref)),
    ),
    Shown(name="records.Records.get_many", group=Group.RECORD, ask=_record_rows),
    Shown(name="records.Records.list_keys", group=Group.RECORD, ask=_file_keys),
    Shown(
        name="records.Records.next_ref",
        group=Group.RECORD,
        ask=lambda look: look.each(KINDS, lambda kind: look.office.records.next_ref(look.me, kind)),
    ),
    Shown(
        name="record_lists.RecordLists.further_fields",
        group=Group.RECORD,
        ask=lambda look: look.each(KINDS, lambda kind: look.office.on_files.record_lists.further_fields(look.me, kind)),
    ),
    Shown(
        name="merging.Merging.hangs_on",
        group=Group.RECORD,
        ask=lambda look: look.each_file(lambda kind, ref: look.office.on_files.merging.hangs_on(look.me, kind, ref)),
    ),
    Shown(name="merging.Merging.compare", group=Group.RECORD, ask=_comparison),
    Shown(
        name="merging.Merging.removed",
        group=Group.RECORD,
        ask=lambda look: look.tried(lambda: look.office.on_files.merging.removed(look.me)),
    ),
    Shown(
        name="merging.Merging.merges_of",
        group=Group.RECORD,
        ask=lambda look: look.each(
            range(1, 9),
            lambda key: look.office.on_files.merging.merges_of(look.me, RecordKind.CANDIDATE, RecordKey(key)),
        ),
    ),
    Shown(
        name="merging.Merging.questions",
        group=Group.RECORD,
        ask=lambda look: look.each(range(1, 4), lambda key: look.office.on_files.merging.questions(look.me, key)),
    ),
    Shown(
        name="privacy.PrivacyNotes.get",
        group=Group.RECORD,
        ask=lambda look: look.each_file(lambda kind, ref: look.office.on_files.privacy.get(look.me, kind, ref)),
    ),
    Shown(
        name="erasing.Erasing.foresee",
        group=Group.LOG,
        ask=lambda look: look.each_file(lambda kind, ref: look.office.on_files.erasing.foresee(look.me, kind, ref)),
    ),
    Shown(
        name="erasing.Erasing.reports",
        group=Group.LOG,
        ask=lambda look: look.tried(lambda: look.office.on_files.erasing.reports(look.me)),
    ),
    Shown(
        name="doctor.Doctor.examine",
        group=Group.LOG,
        ask=lambda look: look.tried(lambda: look.office.doctor.examine(look.office.users.get(look.me))),
    ),
    Shown(
        name="messages list",
        group=Group.LIST,
        ask=lambda look: [
            look.command("messages", "list"),
            look.command("messages", "list", "--record", "candidate:K-3"),
        ],
    ),
    Shown(
        name="messages show",
        group=Group.MESSAGE,
        ask=lambda look: look.each([*look.world.keys], lambda name: look.command("messages", "show", name)),
    ),
    Shown(name="messages export-index", group=Group.EXPORT, ask=lambda look: look.command("messages", "export-index")),
    Shown(
        name="search",
        group=Group.SEARCH_HIT,
        ask=lambda look: [
            look.command("search", words, "--limit", "3") for words in WORDS if not words.startswith("-")
        ],
    ),
    Shown(
        name="records list",
        group=Group.RECORD,
        ask=lambda look: [look.command("records", "list", "--kind", kind) for kind in RecordKind],
    ),
    Shown(
        name="records show",
        group=Group.RECORD,
        ask=lambda look: [look.command("records", "show", f"{kind}:{ref}") for kind, ref in look.world.files],
    ),
    Shown(
        name="export messages",
        group=Group.EXPORT,
        ask=lambda look: [
            look.command("export", "messages", "--to", str(look.new_file(ending))) for ending in (".mbox", ".json")
        ],
    ),
    Shown(
        name="export records",
        group=Group.EXPORT,
        ask=lambda look: [
            look.command("export", "records", "--kind", kind, "--to", str(look.new_file(".csv"))) for kind in RecordKind
        ],
    ),
    Shown(
        name="export dossier",
        group=Group.EXPORT,
        ask=lambda look: look.command("export", "dossier", "candidate:K-1", "--to", str(look.new_file(".zip"))),
    ),
    Shown(
        name="send",
        group=Group.BULK_WARNING,
        ask=lambda look: look.command(
            "send",
            "--template",
            look.office.templates.find(look.me)[0].written.name,
            "--to",
            "candidate:K-1",
            "candidate:K-4",
            "candidate:K-5",
            "--dry-run",
        ),
    ),
    Shown(name="outbox list", group=Group.LIST, ask=lambda look: look.command("outbox", "list", "--all")),
    Shown(name="privacy propose", group=Group.SUGGESTION, ask=lambda look: look.command("privacy", "propose")),
    Shown(
        name="privacy show",
        group=Group.RECORD,
        ask=lambda look: [look.command("privacy", "show", f"candidate:K-{n}") for n in range(1, 9)],
    ),
    Shown(name="privacy reports", group=Group.LOG, ask=lambda look: look.command("privacy", "reports")),
    Shown(name="backups.Backups.find", group=Group.BACKUP, ask=_backups),
    Shown(name="audit list", group=Group.LOG, ask=lambda look: look.command("audit", "list")),
    Shown(
        name="audit_log.AuditLog.find",
        group=Group.LOG,
        ask=lambda look: look.tried(lambda: look.office.administration.audit_log.find(look.me)),
    ),
    Shown(name="doctor", group=Group.LOG, ask=lambda look: look.command("doctor")),
)
