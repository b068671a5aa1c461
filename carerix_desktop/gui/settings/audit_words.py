"""The audit log in the window's language: acts, their groups, and what stands in a line's detail."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from carerix_desktop.domain.audit import AuditLine


def tr(text: str) -> str:
    """A text of this module; lupdate files what stands outside a class under the empty context."""
    return QCoreApplication.translate("", text)


def act_words() -> dict[str, str]:
    """What was done, by act: one for each of `domain.audit.ACT_GROUPS`."""
    return {
        "confidential_on": tr("Made confidential"),
        "confidential_off": tr("Made visible"),
        "user_added": tr("User file added"),
        "user_changed": tr("User file changed"),
        "conversation_handed_over": tr("Conversation handed over"),
        "mailbox_handover_begun": tr("Mailbox is being handed over"),
        "mailbox_handed_over": tr("Mailbox handed over"),
        "work_handed_over": tr("Work handed over"),
        "address_code_sent": tr("Code mailed to an address"),
        "address_proven": tr("Address proven"),
        "address_taken_off": tr("Address taken off: a colleague had it first"),
        "signed_in": tr("Signed in"),
        "sign_in_failed": tr("Wrong password"),
        "password_given": tr("Password given by an administrator"),
        "password_changed": tr("Password changed"),
        "agency_changed": tr("Organisation changed"),
        "account_changed": tr("E-mail settings changed"),
        "folders_changed": tr("Folders matched"),
        "opted_out": tr("Wants no mailings"),
        "opted_in": tr("Wants mailings again"),
        "address_deliverable": tr("Address works again"),
        "person_erased": tr("Person erased"),
    }


def group_words() -> dict[str, str]:
    """The groups of acts."""
    return {
        "confidential": tr("Confidential mail"),
        "users": tr("Users and addresses"),
        "sign_in": tr("Signing in"),
        "agency": tr("Organisation and mailboxes"),
        "people": tr("People"),
    }


def _settings() -> dict[str, str]:
    return {
        "name": tr("name"),
        "from_address": tr("sender address"),
        "aliases": tr("aliases"),
        "system_address": tr("system address"),
        "role": tr("role"),
        "admin": tr("role"),
        "active": tr("access"),
        "incoming_confidential": tr("incoming confidential by default"),
        "outgoing_confidential": tr("outgoing confidential by default"),
        "mail_domain": tr("mail domain"),
        "keywords": tr("confidential words"),
        "language": tr("language"),
        "sign_in": tr("signing in"),
        "backup_days": tr("days that a backup is kept"),
        "backup_expiry": tr("what becomes of older backups"),
        "box": tr("by hand"),
        "conversation": tr("by its conversation"),
        "keyword": tr("by a word in the subject"),
        "person": tr("by the file of the sender"),
        "user": tr("by a user file"),
        "undone": tr("taken back"),
    }


def act_text(act: str) -> str:
    """What was done; an act of a later version by its name."""
    return act_words().get(act, act)


def detail_text(line: AuditLine) -> str:
    """The detail, with the words for settings and rules in place of their names."""
    if line.detail.startswith("to "):
        return tr("to {name}").format(name=line.detail.removeprefix("to "))
    known = _settings()
    parts = [part.strip().partition(": ") for part in line.detail.split(",")]
    return ", ".join(f"{known.get(name, name)}{colon}{value}" for name, colon, value in parts)


def who_text(line: AuditLine, names: dict[str, str]) -> str:
    """Who did it: a name, a login that has none any more, or the program."""
    if line.made_by in ("", "rule"):
        return tr("the program")
    return names.get(line.made_by, line.made_by)


def about_text(line: AuditLine, names: dict[str, str]) -> str:
    """What it is about: a message that shows, or a user file."""
    if line.message is not None:
        return line.subject or tr("(no subject)")
    return names.get(line.user, line.user)


def spoken_line(line: AuditLine, names: dict[str, str], when: str) -> str:
    """The whole line for a screen reader."""
    texts = (when, who_text(line, names), act_text(line.act), about_text(line, names), detail_text(line), line.reason)
    return ", ".join(text for text in texts if text)
