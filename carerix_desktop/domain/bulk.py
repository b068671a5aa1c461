"""Who gets a message of a bulk sending, who is left out and why, and where a person looks first (RULES.md section 5).

    people as chosen ── services.bulk ─▶ Addressee ── judge ─▶ Standing ── template, builder ─▶ Copy ─▶ outbox

What today's records say of a person that no column of CLI.md holds is said here, in one place: a person is *on hold*
where a further column `status`, of the person or of the match with the vacancy, has one of HOLD_WORDS, or a further
column of ON_HOLD_COLUMNS says yes; a person's *owner* is the user whom a further column of OWNER_COLUMNS names, by
login, name or address.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from carerix_desktop.domain.addresses import normalise
from carerix_desktop.domain.ids import MessageKey, RecordKey, RecordKind
from carerix_desktop.domain.outgoing import Outgoing, Prepared
from carerix_desktop.domain.record import RecordRef
from carerix_desktop.domain.record_fields import YES
from carerix_desktop.domain.template import Situation, TemplateText

STATUS_COLUMNS = ("status",)
ON_HOLD_COLUMNS = ("on hold", "hold", "in de wacht")
HOLD_WORDS = frozenset(
    {
        *("on hold", "onhold", "hold", "paused", "parked", "suspended"),
        *("in de wacht", "in wacht", "wacht", "aangehouden", "gepauzeerd", "pauze", "geparkeerd", "opgeschort"),
    }
)
OWNER_COLUMNS = ("owner", "eigenaar", "consultant", "recruiter")
REJECTED = "rejected"
_UNDER_WAY = frozenset({"invited", "interview", "offered"})
_BY_STATUS = {"rejected": Situation.REJECT, "invited": Situation.INVITE}


class Hindrance(StrEnum):
    """Why somebody is left out; nothing that a person ticks changes it, the file does."""

    UNKNOWN = "unknown"  # no such record
    NO_CONTACT = "no_contact"  # a vacancy without one
    WRONG_KIND = "wrong_kind"  # the template is for others
    NO_ADDRESS = "no_address"
    UNDELIVERABLE = "undeliverable"
    OPTED_OUT = "opted_out"
    REJECTED = "rejected"  # for this vacancy, already
    ON_HOLD = "on_hold"
    DUPLICATE = "duplicate"  # the address is in the list already, of this person or of another
    MISSING = "missing"  # the template asks for what the file does not have
    UNUSABLE = "unusable"  # the template, or what it gave, cannot be sent


class Caution(StrEnum):
    """Why a message is worth a look before it leaves.

    STAGE and SET_ASIDE tell that the person stands otherwise on the vacancy than such a message supposes (`stage_of`).
    """

    MAILED_TODAY = "mailed_today"  # there was mail today, from or to this person
    CONFIDENTIAL = "confidential"  # their file says that their e-mail is confidential
    OTHER_OWNER = "other_owner"
    STAGE = "stage"
    SET_ASIDE = "set_aside"  # nobody ticks it unasked; a person may


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a bulk sending is begun for.

    Attributes:
        people: candidates, contacts, or vacancies (for their contacts).
        vacancy: the number of what is mailed about, "" for nothing; its name and company for the head.
        situation: which templates come first.
    """

    people: tuple[RecordRef, ...]
    vacancy: str = ""
    about: str = ""
    situation: Situation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TodaysMail:
    """The newest message of today on somebody's file that the viewer may see; `incoming`: they wrote it."""

    message: MessageKey
    incoming: bool
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """A person as their file is now.

    Attributes:
        given: what was chosen, `candidate:K-1001`; for a vacancy's contact it may be the vacancy.
        key: 0 where there is no such record.
        address: the first of the file, "" without one; never the second instead: it may be the employer's.
        vacancy: what is mailed about, where there is one; match, match_status, match_changed_at: of the person with it.
        owner: who owns the file, "" where nobody is named; `owned`: that is the user who is sending.
    """

    given: str
    kind: RecordKind
    key: RecordKey
    ref: str
    name: str
    first_name: str = ""
    address: str = ""
    language: str = ""
    undeliverable: bool = False
    opted_out: bool = False
    confidential: bool = False
    on_hold: bool = False
    vacancy: RecordKey | None = None
    match: RecordKey | None = None
    match_status: str = ""
    match_changed_at: int = 0
    owner: str = ""
    owned: bool = True
    mail: TodaysMail | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """An addressee, and what is to be known: left out (`hindrance`), or kept and to be looked at (`cautions`).

    `detail` belongs to the hindrance: the name of who has the address already, the missing fields, a fault's sentence.
    `situation` is what was asked with: another kind of message may ask for another look.
    """

    person: Addressee
    hindrance: Hindrance | None = None
    detail: str = ""
    cautions: tuple[Caution, ...] = ()
    situation: Situation | None = None

    @property
    def needs_attention(self) -> bool:
        """Whether there is something to read before sending."""
        return self.hindrance is not None or any(one is not Caution.CONFIDENTIAL for one in self.cautions)

    @property
    def comes_ticked(self) -> bool:
        """Whether the person gets a message unless somebody says otherwise."""
        return self.hindrance is None and Caution.SET_ASIDE not in self.cautions


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One message of a bulk sending, as made: `prepared` holds the bytes that are previewed and that leave (S-12).

    Attributes:
        standing: the person; with a hindrance there is no message.
        template: the name of the text in this person's language.
        outgoing: what the bytes were built of, to edit one copy.
        values: what the template took from the files, to be shown in the preview.
        changed: a person edited this copy.
    """

    standing: Standing
    template: str = ""
    language: str = ""
    prepared: Prepared | None = None
    outgoing: Outgoing | None = field(default=None, repr=False)
    values: tuple[str, ...] = ()
    changed: bool = False


def judge(people: Sequence[Addressee], situation: Situation | None = None) -> tuple[Standing, ...]:
    """Say of each who is left out; of two on one address the first in the list that is not left out keeps it."""
    taken: dict[str, str] = {}
    return tuple(_judge_one(person, situation, taken) for person in people)


def _judge_one(person: Addressee, situation: Situation | None, taken: dict[str, str]) -> Standing:
    normal = normalise(person.address)
    hindrance, detail = hindrance_of(person), ""
    if hindrance is None and normal in taken:
        hindrance, detail = Hindrance.DUPLICATE, taken[normal]
    if hindrance is None:
        taken[normal] = person.name
    return judged_for(Standing(person=person, hindrance=hindrance, detail=detail), situation)


def judged_for(standing: Standing, situation: Situation | None) -> Standing:
    """The same person, looked at for another kind of message."""
    cautions = tuple(_cautions(standing.person, situation))
    return replace(standing, cautions=cautions, situation=situation)


def situation_of(template: TemplateText) -> Situation:
    """What a message of this template comes down to: the status that it gives counts before its drawer."""
    return _BY_STATUS.get(template.status_after, template.situation)


def stage_of(status: str, situation: Situation | None) -> Caution | None:
    """How somebody with this status on the vacancy comes into a bulk message about it, where they are not left out.

    Who withdrew is out of it. Who has the job or the offer is not rejected with the others; who was invited, or is
    further, may get a second invitation or confirmation, but it is told.
    """
    if status == "withdrawn":
        return Caution.SET_ASIDE
    if situation is Situation.REJECT:
        return Caution.SET_ASIDE if status in ("placed", "offered") else None
    if situation in (Situation.INVITE, Situation.RECEIVED):
        if status == "placed":
            return Caution.SET_ASIDE
        return Caution.STAGE if status in _UNDER_WAY else None
    return None


def hindrance_of(person: Addressee) -> Hindrance | None:
    """The first reason, of the person alone, to leave them out."""
    reasons = (
        (not person.key, Hindrance.UNKNOWN),
        (person.kind is RecordKind.VACANCY, Hindrance.NO_CONTACT),
        (person.kind not in (RecordKind.CANDIDATE, RecordKind.CONTACT), Hindrance.WRONG_KIND),
        (not normalise(person.address), Hindrance.NO_ADDRESS),
        (person.undeliverable, Hindrance.UNDELIVERABLE),
        (person.opted_out, Hindrance.OPTED_OUT),
        (person.match_status == REJECTED, Hindrance.REJECTED),
        (person.on_hold, Hindrance.ON_HOLD),
    )
    return next((reason for holds, reason in reasons if holds), None)


def _cautions(person: Addressee, situation: Situation | None) -> Iterator[Caution]:
    stage = stage_of(person.match_status, situation)
    if stage is not None:
        yield stage
    if person.mail is not None:
        yield Caution.MAILED_TODAY
    if person.confidential:
        yield Caution.CONFIDENTIAL
    if not person.owned:
        yield Caution.OTHER_OWNER


def is_on_hold(*extras: Mapping[str, str]) -> bool:
    """Whether the further columns of a person, or of a match, say so."""
    for extra in extras:
        known = {_plain(name): _plain(text) for name, text in extra.items()}
        if any(known.get(name, "") in HOLD_WORDS for name in STATUS_COLUMNS):
            return True
        if any(known.get(name, "") in YES | HOLD_WORDS for name in ON_HOLD_COLUMNS):
            return True
    return False


def owner_of(extra: Mapping[str, str]) -> str:
    """Who owns a file, as written in it; "" where nobody is named."""
    known = {_plain(name): text.strip() for name, text in extra.items()}
    return next((known[name] for name in OWNER_COLUMNS if known.get(name)), "")


def is_owner(owner: str, names: Collection[str]) -> bool:
    """Whether an owner as written is the user of these names (login, name, addresses); nobody's file is everybody's."""
    return not owner or _plain(owner) in {_plain(name) for name in names if name}


def _plain(text: str) -> str:
    return " ".join(text.replace("_", " ").replace("-", " ").casefold().split())
