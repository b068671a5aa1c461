"""The proposal of "Edit folders" against folder lists of real providers, and against names that only look right."""

from collections.abc import Iterator

import pytest

from carerix_desktop.domain.folder_naming import KnownNames
from carerix_desktop.domain.folder_roles import (
    Confidence,
    DiscoveredMailbox,
    FolderProposal,
    FolderReason,
    propose_roles,
    view_mailboxes,
)
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.domain.modified_utf7 import decode_modified_utf7
from tests.unit.domain.folder_lists import PROVIDERS

LOSING = {FolderRole.TRASH, FolderRole.JUNK}


def read_list(provider: str, *, with_flags: bool = True) -> tuple[list[DiscoveredMailbox], list[FolderRole | None]]:
    delimiter, text = PROVIDERS[provider]
    mailboxes, roles = [], []
    for line in text.strip().splitlines():
        rest, _, flags = line.partition(" : ")
        name, _, role = rest.partition(" = ")
        kept = tuple(f for f in flags.split() if with_flags or f == "\\Noselect")
        mailboxes.append(DiscoveredMailbox(name=name.strip(), delimiter=delimiter, flags=kept))
        roles.append(FolderRole(role.strip()) if role else None)
    return mailboxes, roles


def named(*names: str, delimiter: str = "/") -> list[DiscoveredMailbox]:
    return [DiscoveredMailbox(name=name, delimiter=delimiter, flags=()) for name in names]


def marked(*pairs: tuple[str, str]) -> list[DiscoveredMailbox]:
    return [DiscoveredMailbox(name=name, delimiter="/", flags=tuple(flags.split())) for name, flags in pairs]


def by_name(mailboxes: list[DiscoveredMailbox]) -> dict[str, FolderProposal]:
    return {proposal.name: proposal for proposal in propose_roles(mailboxes)}


@pytest.mark.parametrize("provider", sorted(PROVIDERS))
def test_every_provider_list_gets_the_roles_that_a_person_would_give(provider: str) -> None:
    mailboxes, expected = read_list(provider)
    assert [p.role for p in propose_roles(mailboxes)] == expected


def outcomes_without_flags() -> Iterator[tuple[str, str, FolderRole | None, FolderRole | None]]:
    for provider in PROVIDERS:
        if "XLIST" in provider:  # its inbox is known by the mark alone
            continue
        mailboxes, expected = read_list(provider, with_flags=False)
        for proposal, role in zip(propose_roles(mailboxes), expected, strict=True):
            yield provider, proposal.name, role, proposal.role


def test_by_name_alone_at_least_95_in_100_are_right_and_no_trash_or_junk_is_wrong() -> None:
    outcomes = list(outcomes_without_flags())
    wrong_losing = [o for o in outcomes if o[3] in LOSING and o[2] is not o[3]]
    wanted = [o for o in outcomes if o[2] is not None]
    missed = [o for o in wanted if o[2] is not o[3]]
    assert wrong_losing == []
    assert len(wanted) > 180
    assert len(missed) <= 0.05 * len(wanted), missed


@pytest.mark.parametrize("provider", sorted(PROVIDERS))
def test_no_role_is_given_twice(provider: str) -> None:
    mailboxes, _ = read_list(provider, with_flags=False)
    roles = [p.role for p in propose_roles(mailboxes) if p.role]
    assert len(roles) == len(set(roles))


@pytest.mark.parametrize(
    "name",
    [
        "Trash ideas",
        "Spam rules kandidaten",
        "Klanten/Trash",
        "Deleted users project",
        "Trash 2024",
        "Spam (oud)",
        "old trash",
        "Junkers & Co",
        "Junk food clients",
        "INBOX/Klanten/Trash",
        "Klanten/[Gmail]/Trash",
        "Projecten/Prullenbak",
        "user/eva/Trash",
        "Other Users/eva/Spam",
        "Gedeelde mappen/info/Verwijderde items",
        "KUKA",
        "Bin",
        "Bulk",
        "Cop",
        "Kos",
        "Prullenbakken BV",
        "Verwijderde kandidaten",
        "Ongewenste kandidaten",
        "Papierkorbhersteller",
        "Trash.Metal",
        "Quarantaine",
        "Reclame",
        "Werbung",
        "Basura",
        "Archief/Trash",
        "mail/Trash",
    ],
)
def test_a_name_that_only_looks_like_trash_or_junk_gets_no_role(name: str) -> None:
    proposals = by_name(named("INBOX", "Klanten", "mail", name))
    assert proposals[name].role is None
    assert proposals[name].confidence is Confidence.NONE


@pytest.mark.parametrize(
    ("name", "role", "confidence"),
    [
        ("inbox", "inbox", "certain"),
        ("Verzonden items", "sent", "likely"),
        ("verzonden-items", "sent", "likely"),
        ("INBOX.Sent Items", "sent", "likely"),
        ("[Gmail]/Verzonden berichten", "sent", "likely"),
        ("INBOX/[Gmail]/Concepten", "drafts", "likely"),
        ("Entwurfe", "drafts", "likely"),
        ("Entw&APw-rfe", "drafts", "likely"),
        ("ELEMENTS ENVOYES", "sent", "likely"),
        ("gonderilmis ogeler", "sent", "likely"),
        ("Archief 2026", "archive", "check"),
        ("Archief/2026", "archive", "check"),
        ("2025 Archiv", "archive", "check"),
        ("Verzonden (oud)", "sent", "check"),
        ("Klanten/Verzonden items", "sent", "check"),
        ("Klanten/Archief", "archive", "check"),
        ("Sent to client", None, "none"),
        ("Draft contracts", None, "none"),
        ("Prullenbak/Archief", None, "none"),
        ("user/thomas/Sent", None, "none"),
        ("Postvak UIT", None, "none"),
        ("Outbox", None, "none"),
    ],
)
def test_one_name_beside_an_inbox(name: str, role: str | None, confidence: str) -> None:
    proposal = by_name(named("INBOX", name) if name != "inbox" else named(name))[name]
    assert (proposal.role, proposal.confidence.value) == (FolderRole(role) if role else None, confidence)


def test_server_marks_win_over_names() -> None:
    proposals = by_name(marked(("INBOX", ""), ("Sent", ""), ("Uit", "\\Sent"), ("Trash", "\\Archive")))
    assert proposals["Uit"].role is FolderRole.SENT
    assert proposals["Uit"].confidence is Confidence.CERTAIN
    assert proposals["Sent"].reason is FolderReason.ANOTHER_SERVES
    assert proposals["Trash"].role is FolderRole.ARCHIVE


def test_a_mailbox_that_cannot_be_opened_never_gets_a_role() -> None:
    proposals = by_name(marked(("Sent", "\\Noselect \\Sent"), ("Trash", "\\NonExistent")))
    assert [p.role for p in proposals.values()] == [None, None]
    assert [p.selectable for p in proposals.values()] == [False, False]
    assert proposals["Sent"].why == "cannot hold messages"


def test_two_folders_with_known_names_are_to_be_checked_and_the_fuller_one_is_proposed() -> None:
    mailboxes = [
        DiscoveredMailbox(name="Sent", delimiter="/", flags=(), messages=4),
        DiscoveredMailbox(name="Verzonden items", delimiter="/", flags=(), messages=8311),
    ]
    proposals = by_name(mailboxes)
    assert proposals["Verzonden items"].confidence is Confidence.CHECK
    assert proposals["Verzonden items"].reason is FolderReason.SEVERAL_NAMES
    assert proposals["Sent"].role is None


def test_top_level_is_preferred_to_a_folder_in_the_inbox() -> None:
    proposals = by_name(named("INBOX", "INBOX/Trash", "Trash"))
    assert proposals["Trash"].role is FolderRole.TRASH
    assert proposals["INBOX/Trash"].role is None


def test_all_mail_is_archive_only_where_nothing_else_is() -> None:
    alone = by_name(marked(("INBOX", ""), ("[Gmail]/All Mail", "\\All")))
    beside = by_name(marked(("INBOX", ""), ("[Gmail]/All Mail", "\\All"), ("Archief 2025", ""), ("Archief 2026", "")))
    assert alone["[Gmail]/All Mail"].role is FolderRole.ARCHIVE
    assert alone["[Gmail]/All Mail"].confidence is Confidence.LIKELY, "archiving on Gmail is leaving a message there"
    assert beside["[Gmail]/All Mail"].role is None
    assert beside["[Gmail]/All Mail"].reason is FolderReason.ALL_MAIL_ONCE
    assert beside["Archief 2026"].role is FolderRole.ARCHIVE
    assert beside["Archief 2025"].role is None


def test_the_inbox_stays_the_inbox_whatever_it_is_marked_as() -> None:
    proposals = by_name(marked(("InBox", "\\Archive"), ("Ontvangen", "\\Inbox")))
    assert proposals["InBox"].role is FolderRole.INBOX
    assert proposals["InBox"].why == "always fixed"


def test_all_mail_is_no_mere_view_because_a_message_may_be_there_alone() -> None:
    listed = marked(("INBOX", ""), ("Virtual/All", "\\All"))
    assert view_mailboxes(listed) == frozenset()
    assert by_name(listed)["Virtual/All"].reason is FolderReason.ALL_MAIL_ONCE


@pytest.mark.parametrize("flags", ["\\Flagged", "\\Starred", "\\Important"])
def test_views_are_not_downloaded_twice(flags: str) -> None:
    assert view_mailboxes(marked(("INBOX", ""), ("X", flags))) == {"X"}


def test_views_of_gmail_are_known_by_name_too_but_only_there() -> None:
    names = named("INBOX", "[Gmail]/Alle berichten", "[Gmail]/Met ster", "[Gmail]/Prullenbak", "Belangrijk", "All Mail")
    assert view_mailboxes(names) == {"[Gmail]/Met ster"}


def test_no_known_name_stands_for_two_roles() -> None:
    clashes = {key: {e.role for e in entries} for key, entries in KnownNames().items()}
    assert {key: roles for key, roles in clashes.items() if len(roles) > 1} == {}


@pytest.mark.parametrize(
    ("name", "decoded"),
    [
        ("Entw&APw-rfe", "Entwürfe"),
        ("A&-B", "A&B"),
        ("~peter/mail/&U,BTFw-/&ZeVnLIqe-", "~peter/mail/台北/日本語"),
        ("INBOX", None),
        ("Jansen & Zn", None),
        ("Jansen &-& Zn", None),
        ("&AP-x", None),
        ("Ärger &-", None),
    ],
)
def test_modified_utf7_is_decoded_or_left_alone(name: str, decoded: str | None) -> None:
    assert decode_modified_utf7(name) == decoded
