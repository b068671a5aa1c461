"""Links in words: the reason on a chip, the sentence and evidence of its popover, what is spoken (DESIGN 5.3)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.linking import Sureness, sureness_of
from carerix_desktop.domain.view import LinkView, ProposalView

PROCEDURE = "procedure"
"""A procedure that stands in the link row because its candidate and its vacancy do; filing says `reference`."""


def tr(text: str) -> str:
    """A text of this module; lupdate files what stands outside a class under the empty context."""
    return QCoreApplication.translate("", text)


def kind_word(kind: RecordKind) -> str:
    """Candidate, Contact, Company, Vacancy, Procedure."""
    words = {
        RecordKind.CANDIDATE: tr("Candidate"),
        RecordKind.CONTACT: tr("Contact"),
        RecordKind.COMPANY: tr("Company"),
        RecordKind.VACANCY: tr("Vacancy"),
        RecordKind.MATCH: tr("Procedure"),
    }
    return words[kind]


def reason_of(rule: str, evidence: str = "") -> str:
    """The short reason on the chip; the address rule says where the address stood."""
    header = evidence.partition(":")[0].strip().lower().replace("_", "-")
    if rule == "address" and header in {"to", "cc", "bcc"}:
        return tr("by recipient")
    if rule == "address" and header == "reply-to":
        return tr("by reply address")
    if rule == PROCEDURE:
        return tr("by candidate and vacancy")
    if rule == "hand" and header.startswith("always"):
        return tr("by choice for this address")
    if rule == "reply" and header == "subject":
        return tr("by subject")
    if rule == "company" and header == "contact":
        return tr("by contact")
    words = {
        "hand": tr("by you"),
        "reply": tr("by conversation"),
        "address": tr("by sender"),
        "forwarded": tr("by forwarded sender"),
        "company": tr("by company domain"),
        "reference": tr("by number in subject"),
        "bounce": tr("by delivery report"),
    }
    return words.get(rule, rule)


def sentence_of(link: LinkView) -> str:
    """Why, in one sentence."""
    header, _, what = link.evidence.partition(": ")
    if link.rule == PROCEDURE:
        return tr("Linked because the candidate and the vacancy of this message have this procedure.")
    if link.rule == "hand" and header == "Always for this address":
        text = tr("Linked because {who} chose this file for all mail of {address}.")
        return text.format(who=link.by, address=what)
    if link.rule == "hand":
        return tr("Linked by hand by {who}. A link by hand always wins.").format(who=link.by)
    if link.rule == "company" and header == "Contact":
        return tr("Linked because a contact of this company is on this message.")
    if link.rule == "reply" and header == "Subject":
        return tr("Linked because the subject goes on with a message that is on this file.")
    words = {
        "reply": tr("Linked because this message answers one that is on this file."),
        "address": tr("Linked because an address of this message stands on this file."),
        "forwarded": tr("Linked because the forwarded message came from an address on this file."),
        "company": tr("Linked because an address of this message is at this company's domain."),
        "reference": tr("Linked because the number of the vacancy stands in the subject."),
        "bounce": tr("Linked because this reports on a message that is on this file."),
    }
    return words.get(link.rule, tr("Linked by a rule."))


def evidence_of(link: LinkView, subject: str) -> list[tuple[bool, str]]:
    """What was looked at: whether it was found, and what it is."""
    header, _, what = link.evidence.partition(": ")
    words = {
        "In-Reply-To": tr("In-Reply-To names a message on this file"),
        "References": tr("References name a message on this file"),
        "Message-ID": tr("The report names a message on this file"),
        "Contact": tr("Contact {what} works there").format(what=what),
        "Forwarded From": tr("{what} wrote what was forwarded").format(what=what),
        "Always for this address": tr("A choice for all mail of {what}").format(what=what),
    }
    if link.rule == "hand" and not what:
        found = tr("Chosen by {who}").format(who=link.by)
    elif link.rule == "reply" and header == "Subject":
        found = tr("Same subject, same person, within 90 days")
    elif link.rule == "reference":
        found = tr("“{what}” stands in the subject").format(what=what.upper())
    else:
        found = words.get(header, link.evidence)
    lines = [(True, found)]
    if link.kind is RecordKind.VACANCY and link.rule != "reference":
        there = link.ref.casefold() in subject.casefold()
        lines += [(False, tr("The number {ref} is not in the subject").format(ref=link.ref))] if not there else []
    return lines


def sure_word(link: LinkView) -> str:
    """Certain or likely."""
    certain = sureness_of(link.rule, link.evidence) is Sureness.CERTAIN
    return tr("Certain") if certain else tr("Likely")


def spoken_link(link: LinkView) -> str:
    """What a screen reader says for the chip."""
    text = tr("{kind} {name}, linked {reason}. Press for why")
    return text.format(kind=kind_word(link.kind), name=link.label, reason=reason_of(link.rule, link.evidence))


def proposal_text(proposal: ProposalView) -> str:
    """The question on a dashed chip."""
    if proposal.kind is None:
        return tr("Who is {name}?").format(name=proposal.name or proposal.address)
    return tr("Link to {name}?").format(name=proposal.label)


def proposal_sentence(proposal: ProposalView) -> str:
    """Why it is asked, in one sentence."""
    if proposal.kind is None:
        return tr("{address} is on nobody's file yet.").format(address=proposal.address)
    if proposal.why == "reply":
        return tr("It answers a message on this file, but about something else and with other people.")
    if proposal.kind is RecordKind.COMPANY:
        return tr("The domain of {address} is that of more than one company.").format(address=proposal.address)
    return tr("{address} is on the files of more than one person.").format(address=proposal.address)
