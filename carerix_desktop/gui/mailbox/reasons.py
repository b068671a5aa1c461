"""Links in words: the reason on a chip, the sentence and evidence of its popover, what is spoken (DESIGN 5.3)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.view import LinkView, ProposalView


def _tr(text: str) -> str:
    return QCoreApplication.translate("Reasons", text)


def kind_word(kind: RecordKind) -> str:
    """Candidate, Contact, Company, Vacancy, Procedure."""
    words = {
        RecordKind.CANDIDATE: _tr("Candidate"),
        RecordKind.CONTACT: _tr("Contact"),
        RecordKind.COMPANY: _tr("Company"),
        RecordKind.VACANCY: _tr("Vacancy"),
        RecordKind.MATCH: _tr("Procedure"),
    }
    return words[kind]


def reason_of(rule: str) -> str:
    """The short reason on the chip."""
    words = {
        "hand": _tr("by you"),
        "reply": _tr("by conversation"),
        "address": _tr("by sender"),
        "subject": _tr("by conversation"),
        "forwarded": _tr("by forwarded sender"),
        "company": _tr("by company domain"),
        "reference": _tr("by number in subject"),
        "bounce": _tr("by delivery report"),
    }
    return words.get(rule, rule)


def sentence_of(link: LinkView) -> str:
    """Why, in one sentence."""
    if link.rule == "hand":
        return _tr("Linked by hand by {who}. A link by hand always wins.").format(who=link.by)
    words = {
        "reply": _tr("Linked because this message answers one that is on this file."),
        "subject": _tr("Linked because the subject continues a conversation that is on this file."),
        "address": _tr("Linked because an address of this message stands on this file."),
        "forwarded": _tr("Linked because the forwarded message came from an address on this file."),
        "company": _tr("Linked because the address belongs to this company."),
        "reference": _tr("Linked because the number of the vacancy stands in the subject."),
        "bounce": _tr("Linked because this reports on a message that is on this file."),
    }
    return words.get(link.rule, _tr("Linked by a rule."))


def spoken_link(link: LinkView) -> str:
    """What a screen reader says for the chip."""
    text = _tr("{kind} {name}, linked {reason}. Press for why")
    return text.format(kind=kind_word(link.kind), name=link.label, reason=reason_of(link.rule))


def proposal_text(proposal: ProposalView) -> str:
    """The question on a dashed chip."""
    return _tr("Link to {name}?").format(name=proposal.label)
