"""What erasing a person reaches, before anything is done: keys for the deed, numbers for the report."""

from __future__ import annotations

from dataclasses import dataclass

from carerix_desktop.domain.addresses import without_tag
from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import MessageKey
from carerix_desktop.domain.outgoing import OPEN_STATES, SubmissionState
from carerix_desktop.domain.privacy import EraseCounts
from carerix_desktop.filing.batch import Session
from carerix_desktop.storage import archive_graph, erase_reach, erase_records
from carerix_desktop.storage.archive_copies import find_copies_of
from carerix_desktop.storage.archive_links import RecordId
from carerix_desktop.storage.erase_reach import ErasedPerson, Shares
from carerix_desktop.storage.person_privacy import find_hold
from carerix_desktop.storage.tables_mail import message, part

IN_DOUBT = (SubmissionState.SENDING, SubmissionState.UNKNOWN)
SHORTEST_PHONE = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Everything of one person. `forms` are their addresses in all forms that mail here has."""

    person: ErasedPerson
    forms: frozenset[str]
    matches: frozenset[int]
    mail: Shares
    entries: Shares
    documents: frozenset[int]
    versions: frozenset[int]
    drafts: Shares
    submissions: Shares

    @property
    def words(self) -> tuple[str, ...]:
        """By what they are known: names, addresses, telephone numbers."""
        names = [row.name for row in self.person.rows] + list(self.person.merged_names)
        phones = [one.strip() for row in self.person.rows for one in row.phones.split(";")]
        long_enough = [one for one in phones if len(one) >= SHORTEST_PHONE]
        found = [*names, *self.person.written, *sorted(self.forms), *long_enough]
        return tuple(dict.fromkeys(one for one in found if one.strip()))


def find_reach(session: Session, record: RecordId) -> Reach:
    """Everything of a person.

    Raises:
        NotVisible: there is no such record.
    """
    archive = session.archive
    person = erase_reach.find_person(archive, record)
    if person is None:
        raise NotVisible("There is no such person. They may have been erased already.")
    forms = {*person.normals, *(without_tag(one) for one in person.normals)} - {""}
    forms |= archive_graph.find_tagged_forms(archive, forms)
    matches = erase_reach.find_matches(archive, person)
    mail = erase_reach.find_messages(archive, person, forms, matches)
    documents = erase_reach.find_documents(archive, person, matches)
    return Reach(
        person=person,
        forms=frozenset(forms),
        matches=frozenset(matches),
        mail=mail,
        entries=erase_reach.find_entries(archive, person, matches, mail.whole),
        documents=frozenset(documents),
        versions=frozenset(erase_records.find_versions(archive, documents, mail.whole)),
        drafts=erase_reach.find_drafts(archive, person, mail.whole),
        submissions=erase_reach.find_submissions(archive, person, mail.whole),
    )


def hold_on(session: Session, reach: Reach) -> str | None:
    """Why the person is on legal hold; None where they are not."""
    return find_hold(session.archive, reach.person.records)


def require_erasable(session: Session, reach: Reach) -> None:
    """Say no while the law or the outbox says so.

    Raises:
        UserFault: on legal hold, or a message to the person is on its way out.
    """
    why = hold_on(session, reach)
    if why is not None:
        raise UserFault(
            f"This person is on legal hold: {why}. Lift the hold on their file first.",
            code="on_hold",
            details={"why": why},
        )
    every = reach.submissions.whole | reach.submissions.shared
    if erase_reach.find_in_states(session.archive, every, IN_DOUBT):
        raise UserFault(
            "A message to this person is on its way out, or its answer was lost. "
            "Wait until it is sent, or answer the question in the outbox; then erase.",
            code="being_sent",
        )


def count_reach(session: Session, reach: Reach) -> EraseCounts:
    """The numbers of the report."""
    archive, mail = session.archive, reach.mail
    copies = find_copies_of(archive, [MessageKey(key) for key in mail.whole])
    waiting = erase_reach.find_in_states(archive, reach.submissions.whole, OPEN_STATES)
    return EraseCounts(
        records=len(reach.person.rows),
        messages=len(mail.whole),
        confidential=erase_reach.count_confidential(archive, mail.whole),
        attachments=erase_reach.count_in(archive, part.c.message_key, mail.whole, part.c.inline.is_(False)),
        copies=len(copies),
        mailboxes=len({copy.owner for copy in copies}),
        shared=erase_reach.count_in(archive, message.c.key, mail.shared),
        notes=len(reach.entries.whole),
        shared_notes=len(reach.entries.shared),
        documents=len(reach.documents),
        matches=len(reach.matches),
        drafts=len(reach.drafts.whole),
        shared_drafts=len(reach.drafts.shared),
        waiting=len(waiting),
        sent=len(reach.submissions.whole) - len(waiting),
        log_lines=erase_reach.count_log_lines(archive, reach.person),
    )
