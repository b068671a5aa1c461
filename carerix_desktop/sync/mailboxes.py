r"""The server's mailboxes and ours: which there are, which are synchronised, and in what order.

A mailbox that is gone keeps its row and its history; one that comes back under another name with the UIDVALIDITY and
UIDNEXT of a vanished one is that one, renamed (RFC 9051 §6.3.6). A mailbox that only shows what others hold (\Flagged,
\Important, RFC 6154, RFC 8457) is not downloaded, unless a person paired it with a role. One that holds everything
(\All) comes last, because only what is in no other is fetched from it (`sync.recognition`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from carerix_desktop.domain.account import Account
from carerix_desktop.domain.errors import ServerFault
from carerix_desktop.domain.folder_naming import UNSELECTABLE_FLAGS, VIEW_FLAGS, is_all_mail
from carerix_desktop.domain.folder_roles import Confidence, DiscoveredMailbox, propose_roles
from carerix_desktop.domain.mailbox import FolderRole, ListedMailbox, MailboxStatus
from carerix_desktop.storage import sync_state
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.sync_state import SyncedMailbox
from carerix_desktop.wire.imap_answers import ImapSession

ORDER = (
    FolderRole.INBOX,
    FolderRole.SENT,
    FolderRole.DRAFTS,
    FolderRole.ARCHIVE,
    None,
    FolderRole.TRASH,
    FolderRole.JUNK,
)
_VIEWS = frozenset(flag.lower() for flag in VIEW_FLAGS)
_UNSELECTABLE = frozenset(flag.lower() for flag in UNSELECTABLE_FLAGS)


def refresh_mailboxes(session: ImapSession, store: Store, account: Account) -> tuple[SyncedMailbox, ...]:
    """List the server's mailboxes, bring our rows up to date, and answer those to synchronise, in order.

    Raises:
        ServerFault: listing failed.
    """
    listed = {one.name: one for one in session.list_mailboxes()}
    with store.reader(account.owner) as reader:
        known = {one.known.name: one for one in sync_state.find_synced(reader, account.key)}
    fresh = [one for name, one in listed.items() if name not in known]
    lost = [one for name, one in known.items() if name not in listed]
    renamed = _find_renamed(session, fresh, lost)
    if fresh or any(_differs(known[name], one) for name, one in listed.items() if name in known) or lost:
        _write_down(store, account, listed, known, renamed)
    with store.reader(account.owner) as reader:
        return in_order(sync_state.find_synced(reader, account.key))


def in_order(mailboxes: Iterable[SyncedMailbox]) -> tuple[SyncedMailbox, ...]:
    """Those that are synchronised: Inbox, Sent, Drafts, Archive, the others by name, Trash and Junk; all mail last."""
    chosen = [one for one in mailboxes if is_synchronised(one)]
    return tuple(
        sorted(chosen, key=lambda one: (holds_all(one), ORDER.index(one.known.role), one.known.name.casefold()))
    )


def holds_all(mailbox: SyncedMailbox) -> bool:
    """Whether it shows the messages of all other mailboxes as well; never the inbox."""
    return is_all_mail(mailbox.attributes) and mailbox.known.role is not FolderRole.INBOX


def new_in(mailbox: SyncedMailbox, status: MailboxStatus) -> int:
    """How many of its messages are to be listed and fetched; of one that holds everything that is not known."""
    known = mailbox.known
    return 0 if holds_all(mailbox) else max(0, status.exists - known.local - known.set_aside)


def is_synchronised(mailbox: SyncedMailbox) -> bool:
    """Whether its messages are wanted here."""
    marks = {flag.lower() for flag in mailbox.attributes}
    view = bool(marks & _VIEWS) and mailbox.known.role is None
    return mailbox.listed and mailbox.selectable and mailbox.wanted and not view


def match_renamed(fresh: Mapping[str, MailboxStatus], lost: Sequence[SyncedMailbox]) -> dict[str, SyncedMailbox]:
    """Which new name is which lost mailbox: the same UIDVALIDITY and at least its UIDNEXT, and no other candidate."""
    found: dict[str, SyncedMailbox] = {}
    for name, status in fresh.items():
        same = [
            one
            for one in lost
            if one.known.uidvalidity == status.uidvalidity != 0
            and one.known.uidnext <= status.uidnext
            and status.exists >= one.known.exists > 0
        ]
        if len(same) == 1:
            found[name] = same[0]
    keys = [one.known.key for one in found.values()]
    return {name: one for name, one in found.items() if keys.count(one.known.key) == 1}


def _find_renamed(
    session: ImapSession, fresh: Sequence[ListedMailbox], lost: Sequence[SyncedMailbox]
) -> dict[str, SyncedMailbox]:
    candidates = [one for one in lost if one.known.uidvalidity]
    if not candidates:
        return {}
    statuses: dict[str, MailboxStatus] = {}
    for one in fresh:
        if _is_selectable(one):
            try:
                statuses[one.name] = session.status(one.name)
            except ServerFault as fault:
                if fault.code != "no":
                    raise
    return match_renamed(statuses, candidates)


def _write_down(
    store: Store,
    account: Account,
    listed: Mapping[str, ListedMailbox],
    known: Mapping[str, SyncedMailbox],
    renamed: Mapping[str, SyncedMailbox],
) -> None:
    roles = _roles_to_give(listed.values(), known.values())
    moved = {one.known.key for one in renamed.values()}
    with store.work_for(account.owner) as work:
        for name, one in listed.items():
            before = known.get(name) or renamed.get(name)
            if before is not None:
                sync_state.change_listing(work, before.known.key, one, selectable=_is_selectable(one))
                if name in roles and before.known.role is None:
                    sync_state.change_role(work, before.known.key, roles[name])
            else:
                sync_state.put_mailbox(
                    work, account.key, account.owner, one, selectable=_is_selectable(one), role=roles.get(name)
                )
        gone = [one.known.key for name, one in known.items() if name not in listed and one.known.key not in moved]
        sync_state.mark_unlisted(work, gone)


def _roles_to_give(listed: Iterable[ListedMailbox], known: Iterable[SyncedMailbox]) -> dict[str, FolderRole]:
    """INBOX always; the sure proposals as well for an account whose folders nobody has paired yet (DESIGN.md 5.9)."""
    if any(one.known.role not in (None, FolderRole.INBOX) for one in known):
        return {one.name: FolderRole.INBOX for one in listed if one.name.upper() == "INBOX"}
    found = [DiscoveredMailbox(name=one.name, delimiter=one.delimiter, flags=one.flags) for one in listed]
    sure = (Confidence.CERTAIN, Confidence.LIKELY)
    return {one.name: one.role for one in propose_roles(found) if one.role is not None and one.confidence in sure}


def _is_selectable(one: ListedMailbox) -> bool:
    return not {flag.lower() for flag in one.flags} & _UNSELECTABLE


def _differs(known: SyncedMailbox, listed: ListedMailbox) -> bool:
    return not known.listed or tuple(listed.flags) != known.attributes or known.selectable != _is_selectable(listed)
