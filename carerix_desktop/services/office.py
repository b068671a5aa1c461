"""Everything that a hand can ask, in one value: the composition root makes it for the window and the command line."""

from __future__ import annotations

from dataclasses import dataclass, fields

from carerix_desktop.filing.desk import FilingDesk
from carerix_desktop.filing.record_desk import RecordDesk
from carerix_desktop.host.limited import Limited
from carerix_desktop.host.profile import Profile
from carerix_desktop.host.secrets import Secrets
from carerix_desktop.services.accounts import Accounts
from carerix_desktop.services.actions import Actions
from carerix_desktop.services.address_proofs import AddressProofs
from carerix_desktop.services.audit_log import AuditLog
from carerix_desktop.services.backups import Backups
from carerix_desktop.services.bulk import Bulk
from carerix_desktop.services.confidential import Confidential
from carerix_desktop.services.custom_fields import CustomFields
from carerix_desktop.services.doctor import Doctor
from carerix_desktop.services.document_reading import READING_LIMITS, DocumentReading
from carerix_desktop.services.documents import Documents
from carerix_desktop.services.dossiers import Dossiers
from carerix_desktop.services.doubles import Doubles
from carerix_desktop.services.drafting import Drafting
from carerix_desktop.services.entries import Entries
from carerix_desktop.services.erasing import Erasing
from carerix_desktop.services.exchange import Exchange
from carerix_desktop.services.exports import Exports
from carerix_desktop.services.folders import Folders
from carerix_desktop.services.keywords import Keywords
from carerix_desktop.services.leaving import Leaving
from carerix_desktop.services.linking import Linking
from carerix_desktop.services.merging import Merging
from carerix_desktop.services.messages import Messages
from carerix_desktop.services.new_people import NewPeople
from carerix_desktop.services.outbox import Outbox
from carerix_desktop.services.pipeline import Pipeline
from carerix_desktop.services.preferences import Preferences
from carerix_desktop.services.privacy import PrivacyNotes
from carerix_desktop.services.reading import Reading
from carerix_desktop.services.record_import import RecordImport
from carerix_desktop.services.record_lists import RecordLists
from carerix_desktop.services.records import Records
from carerix_desktop.services.search import Search
from carerix_desktop.services.signing_in import SigningIn
from carerix_desktop.services.templates import Templates
from carerix_desktop.services.timeline import Timelines
from carerix_desktop.services.users import Users
from carerix_desktop.services.who_can_read import WhoCanRead
from carerix_desktop.storage.engine import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class OnFiles:
    """What is done on files beside putting them."""

    document_reading: DocumentReading
    documents: Documents
    new_people: NewPeople
    entries: Entries
    timelines: Timelines
    custom_fields: CustomFields
    pipeline: Pipeline
    record_lists: RecordLists
    record_import: RecordImport
    dossiers: Dossiers
    backups: Backups
    erasing: Erasing
    merging: Merging
    doubles: Doubles
    privacy: PrivacyNotes
    who_can_read: WhoCanRead

    @classmethod
    def over(cls, profile: Profile, store: Store, desk: FilingDesk, record_desk: RecordDesk) -> OnFiles:
        """The services over a profile's store."""
        backups, reading = Backups(profile, store), DocumentReading(Limited(READING_LIMITS))
        return cls(
            document_reading=reading,
            documents=Documents(store, reading),
            new_people=NewPeople(store, record_desk, Records(store, desk), reading),
            entries=Entries(store),
            timelines=Timelines(store),
            custom_fields=CustomFields(store),
            pipeline=Pipeline(store, desk),
            record_lists=RecordLists(store),
            record_import=RecordImport(store, desk, record_desk.remove),
            dossiers=Dossiers(store, profile.resources / "fonts"),
            backups=backups,
            erasing=Erasing(store, desk, backups),
            merging=Merging(store, record_desk),
            doubles=Doubles(store),
            privacy=PrivacyNotes(store),
            who_can_read=WhoCanRead(store),
        )

    def by_name(self) -> dict[str, object]:
        """As the window asks for them."""
        return {one.name: getattr(self, one.name) for one in fields(self)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Administration:
    """What is done on the agency itself beside its user files."""

    address_proofs: AddressProofs
    audit_log: AuditLog
    keywords: Keywords

    @classmethod
    def over(cls, store: Store, users: Users, accounts: Accounts, desk: FilingDesk) -> Administration:
        """The services over a store."""
        proofs = AddressProofs(store, accounts, readdress=desk.user_addresses_changed)
        return cls(address_proofs=proofs, audit_log=AuditLog(store), keywords=Keywords(store, users))

    def by_name(self) -> dict[str, object]:
        """As the window asks for them."""
        return {one.name: getattr(self, one.name) for one in fields(self)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The services of one profile. Their methods take the acting or looking user; no state of a person is kept here."""

    profile: Profile
    store: Store
    desk: FilingDesk
    secrets: Secrets
    users: Users
    administration: Administration
    accounts: Accounts
    folders: Folders
    records: Records
    on_files: OnFiles
    reading: Reading
    messages: Messages
    search: Search
    actions: Actions
    linking: Linking
    confidential: Confidential
    outbox: Outbox
    exchange: Exchange
    exports: Exports
    drafting: Drafting
    templates: Templates
    bulk: Bulk
    limited: Limited
    doctor: Doctor

    @property
    def signing_in(self) -> SigningIn:
        """Passwords of user files."""
        return SigningIn(self.store)

    @property
    def preferences(self) -> Preferences:
        """What users choose for themselves."""
        return Preferences(self.store)

    @property
    def leaving(self) -> Leaving:
        """Leavers, and mail that is handed over."""
        return Leaving(self.store, self.users, self.desk)

    @property
    def record_import(self) -> RecordImport:
        """Records from files."""
        return self.on_files.record_import

    @property
    def backups(self) -> Backups:
        """Copies of the store."""
        return self.on_files.backups

    @property
    def dossiers(self) -> Dossiers:
        """A record's complete dossier."""
        return self.on_files.dossiers

    def by_name(self) -> dict[str, object]:
        """What the window asks for by name."""
        own = {"users": self.users, "accounts": self.accounts, "folders": self.folders}
        own |= {"signing_in": self.signing_in, "preferences": self.preferences}
        return own | self.on_files.by_name() | self.administration.by_name()

    def close(self) -> None:
        """Give the store back; safe to call twice."""
        self.limited.close()
        self.on_files.document_reading.close()
        self.store.close()
