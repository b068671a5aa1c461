"""Edit folders: which mailboxes the server has, which one serves as which of our folders, and which are synchronised.

Saving a mapping changes roles here and, on request, creates missing mailboxes there; it never moves mail.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from carerix_desktop.domain.account import Account, ServerType
from carerix_desktop.domain.account_draft import AccountDraft, build_account
from carerix_desktop.domain.errors import ServerFault, UserFault
from carerix_desktop.domain.folder_roles import DiscoveredMailbox, FolderProposal, propose_roles
from carerix_desktop.domain.ids import MailboxKey, UserKey
from carerix_desktop.domain.mailbox import OWNER_ONLY_ROLES, FolderRole, ListedMailbox
from carerix_desktop.domain.rights import Sphere
from carerix_desktop.services.accounts import NEW, Accounts
from carerix_desktop.services.permission import require_own_or_administrator
from carerix_desktop.services.servers import FolderSession, Servers
from carerix_desktop.storage import mailboxes as rows
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.mailboxes import PairedMailbox
from carerix_desktop.storage.unit_of_work import Work
from carerix_desktop.storage.users import find_users
from carerix_desktop.wire.cancel import Cancellation

INBOX = "INBOX"
NOT_SELECTABLE = frozenset({"\\noselect", "\\nonexistent"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerFolder:
    """A mailbox of the server with its proposal, its count, and what a person decided about it before.

    Attributes:
        messages: on the server, None where it was not counted.
        local: copies here.
        paired: the role that it has now.
        wanted: whether it is synchronised.
    """

    proposal: FolderProposal
    messages: int | None
    local: int
    paired: FolderRole | None
    wanted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderPlan:
    """What a person chose.

    Attributes:
        pairs: role → mailbox, None for no mailbox; a role that is not named stays as it is.
        wanted: mailbox → whether it is synchronised; one that is not named stays as it is.
        create: mailboxes to make on the server first.
    """

    pairs: Mapping[FolderRole, str | None] = field(default_factory=dict)
    wanted: Mapping[str, bool] = field(default_factory=dict)
    create: tuple[str, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """Every mailbox that has to be there for this plan."""
        return frozenset(_exact(name) for name in self.pairs.values() if name) | frozenset(self.wanted)


class Folders:
    """The folders of the users' accounts.

    Args:
        refile: files what lies in mailboxes that are Drafts or Junk no more, after the commit.
    """

    def __init__(
        self,
        store: Store,
        accounts: Accounts,
        servers: Servers,
        *,
        refile: Callable[[Sequence[MailboxKey]], object] = lambda _mailboxes: None,
    ) -> None:
        self._store = store
        self._refile = refile
        self._accounts = accounts
        self._servers = servers

    def discover(
        self,
        acting: UserKey,
        owner: UserKey,
        *,
        draft: AccountDraft | None = None,
        password: str | None = None,
        cancel: Cancellation | None = None,
    ) -> list[ServerFolder]:
        """Read the server's folders with their counts, and propose a role for each; the listing is remembered.

        Args:
            draft: settings that are not saved yet; with them nothing is remembered.
            password: for this one time; default the kept one.

        Raises:
            UserFault: not allowed, nothing set, no password, or the account is POP.
            ServerFault: the server, or the way to it.
        """
        account = self._account(acting, owner, draft)
        secret = self._accounts.password_of(self._kept_under(owner, account), password)
        with self._servers.signed_in(account, secret, cancel) as session:
            found = _count_all(session, session.list_mailboxes())
        if draft is None:
            self._remember(acting, account, found)
        return self._with_decisions(owner, propose_roles(found), found)

    def known(self, owner: UserKey) -> list[PairedMailbox]:
        """The folders as they were listed last, without asking the server."""
        account = self._accounts.get(owner)
        if account is None:
            return []
        with self._store.reader(owner) as reader:
            return rows.find_mailboxes(reader, account.key)

    def pairs(self, owner: UserKey) -> dict[FolderRole, str]:
        """Role → mailbox, as remembered."""
        return {mailbox.role: mailbox.name for mailbox in self.known(owner) if mailbox.role is not None}

    def save(
        self,
        acting: UserKey,
        owner: UserKey,
        plan: FolderPlan,
        *,
        password: str | None = None,
        cancel: Cancellation | None = None,
    ) -> dict[FolderRole, str]:
        """Carry out a plan; the answer is all pairs. The server is asked only to create, or for a folder never seen.

        Raises:
            UserFault: one folder for two roles, a folder that is not there or cannot hold mail, not allowed.
            ServerFault: the server, or the way to it.
        """
        account = self._account(acting, owner, None)
        _require_one_role_each(plan)
        known = {mailbox.name for mailbox in self.known(owner)}
        if plan.create or not plan.names <= known:
            self._create_and_list(acting, account, plan, password, cancel)
        with self._store.work(acting, on=Sphere.OWN) as work:
            by_name = {mailbox.name: mailbox for mailbox in rows.find_mailboxes(work, account.key)}
            pairs = {role: _key_of(by_name, role, name) for role, name in plan.pairs.items()}
            _require_free(by_name, pairs)
            rows.pair_roles(work, account.key, pairs)
            rows.put_wanted(work, {by_name[name].key: value for name, value in plan.wanted.items() if name in by_name})
            work.record_audit("folders_changed", user_key=owner)
            hidden = [one.key for one in by_name.values() if one.role in OWNER_ONLY_ROLES]
        self._refile(hidden)
        return self.pairs(owner)

    def _account(self, acting: UserKey, owner: UserKey, draft: AccountDraft | None) -> Account:
        with self._store.reader(None) as reader:
            require_own_or_administrator(find_users(reader), acting, owner)
        saved = self._accounts.get(owner)
        if draft is not None:
            account = build_account(draft, saved.key if saved else NEW, owner)
        else:
            account = self._accounts.require(owner)
        if account.type is not ServerType.IMAP:
            raise UserFault("A POP server has no folders. Choose type IMAP to pair folders.", code="no_folders")
        return account

    def _kept_under(self, owner: UserKey, account: Account) -> Account:
        """The saved settings that the kept password belongs to, where there are some."""
        return self._accounts.get(owner) or account

    def _create_and_list(
        self,
        acting: UserKey,
        account: Account,
        plan: FolderPlan,
        password: str | None,
        cancel: Cancellation | None,
    ) -> None:
        secret = self._accounts.password_of(account, password)
        with self._servers.signed_in(account, secret, cancel) as session:
            listed = {mailbox.name for mailbox in session.list_mailboxes()}
            for name in plan.create:
                if name not in listed:
                    session.create(name)
            found = [_uncounted(mailbox) for mailbox in session.list_mailboxes()]
        self._remember(acting, account, found, needed=plan.names)

    def _remember(
        self, acting: UserKey, account: Account, found: Sequence[DiscoveredMailbox], *, needed: Collection[str] = ()
    ) -> None:
        listing = [ListedMailbox(name=one.name, delimiter=one.delimiter, flags=one.flags) for one in found]
        unselectable = {one.name for one in found if not _selectable(one.flags)}
        with self._store.work(acting, on=Sphere.OWN) as work:
            rows.put_listing(work, account.key, account.owner, listing, unselectable=unselectable, needed=needed)
            _fix_inbox(work, account)

    def _with_decisions(
        self, owner: UserKey, proposals: Sequence[FolderProposal], found: Sequence[DiscoveredMailbox]
    ) -> list[ServerFolder]:
        known = {mailbox.name: mailbox for mailbox in self.known(owner)}
        folders = []
        for proposal, counted in zip(proposals, found, strict=True):
            before = known.get(proposal.name)
            folders.append(
                ServerFolder(
                    proposal=proposal,
                    messages=counted.messages,
                    local=before.local if before else 0,
                    paired=before.role if before else None,
                    wanted=before.wanted if before else True,
                )
            )
        return folders


def new_folder_name(label: str, proposals: Sequence[FolderProposal]) -> str:
    """What a missing folder would be called: below INBOX where the server keeps everything there (Courier, Cyrus)."""
    names = [proposal for proposal in proposals if proposal.name != INBOX]
    delimiter = next((proposal.delimiter for proposal in proposals if proposal.delimiter), "")
    below = bool(names) and bool(delimiter) and all(one.name.startswith(f"{INBOX}{delimiter}") for one in names)
    return f"{INBOX}{delimiter}{label}" if below else label


def _exact(name: str) -> str:
    """INBOX is the one name that is read without regard to case (RFC 9051 §5.1)."""
    return INBOX if name.upper() == INBOX else name


def _selectable(flags: Sequence[str]) -> bool:
    return not NOT_SELECTABLE & {flag.lower() for flag in flags}


def _uncounted(mailbox: ListedMailbox) -> DiscoveredMailbox:
    return DiscoveredMailbox(name=mailbox.name, delimiter=mailbox.delimiter, flags=mailbox.flags)


def _count_all(session: FolderSession, listed: Sequence[ListedMailbox]) -> list[DiscoveredMailbox]:
    counted = []
    for mailbox in listed:
        one = _uncounted(mailbox)
        counted.append(replace(one, messages=_count(session, one.name)) if _selectable(one.flags) else one)
    return counted


def _count(session: FolderSession, name: str) -> int | None:
    """How many messages a mailbox has; None where the server refuses to say (no right to read it)."""
    try:
        return session.status(name).exists
    except ServerFault as fault:
        if fault.code != "no":
            raise
        return None


def _require_one_role_each(plan: FolderPlan) -> None:
    names = [_exact(name) for name in plan.pairs.values() if name]
    for name in names:
        if names.count(name) > 1:
            raise UserFault(f"“{name}” cannot serve as two folders. Choose another one for one of them.", code="twice")
    inbox = plan.pairs.get(FolderRole.INBOX, INBOX)
    if inbox is None or _exact(inbox) != INBOX:
        raise UserFault("The inbox is always INBOX; leave it as it is.", code="inbox_fixed")


def _key_of(by_name: Mapping[str, PairedMailbox], role: FolderRole, name: str | None) -> MailboxKey | None:
    if not name:
        return None
    mailbox = by_name.get(_exact(name))
    if mailbox is None:
        raise UserFault(
            f"There is no folder “{name}” on the server for {role}. Create it there first, or add --create.",
            code="no_such_folder",
        )
    if not mailbox.selectable:
        raise UserFault(f"“{name}” holds other folders but no mail. Choose another one for {role}.", code="no_mail")
    return mailbox.key


def _require_free(by_name: Mapping[str, PairedMailbox], pairs: Mapping[FolderRole, MailboxKey | None]) -> None:
    """A folder that serves another role, which the plan leaves as it is, cannot serve a second one."""
    taken = {key: role for role, key in pairs.items() if key is not None}
    for mailbox in by_name.values():
        role = taken.get(mailbox.key)
        if role is not None and mailbox.role is not None and mailbox.role is not role and mailbox.role not in pairs:
            raise UserFault(
                f"“{mailbox.name}” serves as {mailbox.role} already. Choose another one for one of them.", code="twice"
            )


def _fix_inbox(work: Work, account: Account) -> None:
    for mailbox in rows.find_mailboxes(work, account.key):
        if mailbox.name == INBOX and mailbox.role is None:
            rows.pair_roles(work, account.key, {FolderRole.INBOX: mailbox.key})
