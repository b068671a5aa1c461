"""What the settings say in the window's language, by the codes of the domain and the services.

The sentences of DESIGN.md section 8 have a table of their own (`domain.fault_texts`); the rest is translated here.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from carerix_desktop.domain.account import Account, Security, ServerType, UserRole
from carerix_desktop.domain.account_draft import Problem
from carerix_desktop.domain.errors import Fault
from carerix_desktop.domain.folder_roles import Confidence, FolderReason
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.gui.fault_words import fault_line


def fault_text(fault: Fault) -> str:
    """A fault in the window's language: those of the settings from here, all others as the window says them."""
    translate = QCoreApplication.translate
    known = {
        "no_password": translate("Settings", "No password is kept for this mailbox. Type it in the field Password."),
        "no_account": translate("Settings", "No mailserver is set yet. Fill in the e-mail settings first."),
        "nowhere": translate(
            "Settings", "This computer has no keychain: the password is kept until you quit, and asked at each start."
        ),
        "vault": translate("Settings", "The password vault does not open. Check the passphrase and try again."),
        "address_taken": translate("Settings", "This address belongs to another user. Enter another one."),
        "login_taken": translate("Settings", "There is a user with this login already. Choose another login."),
        "bad_address": translate("Settings", "This is not an e-mail address. Write it as name@example.com."),
        "last_administrator": translate(
            "Settings", "This is the last administrator. Make somebody else an administrator first."
        ),
        "twice": translate("Settings", "One folder cannot serve twice. Choose another one for one of them."),
        "no_such_folder": translate("Settings", "This folder is not on the server any more. Read the folders again."),
        "no_mail": translate("Settings", "This folder holds other folders but no mail. Choose another one."),
        "no_folders": translate("Settings", "A POP server has no folders. Choose type IMAP to match folders."),
        "forbidden": translate("Settings", "Only an administrator may do this. Ask one of them."),
        "no_such_user": translate("Settings", "This user file is not there any more. Choose another one."),
    }
    return known.get(fault.code) or fault_line(fault)


def problem_text(problem: Problem) -> str:
    """What is wrong with a field, or a note beside it, in the window's language."""
    translate = QCoreApplication.translate
    known = {
        "server_missing": translate("Settings", "Enter the mailserver, such as imap.example.com."),
        "server_wrong": translate(
            "Settings", "“%1” is not a server name. Write the name alone, like imap.example.com."
        ),
        "port_wrong": translate("Settings", "A port is a number from 1 to 65535. The usual one here is %1."),
        "username_missing": translate("Settings", "Enter the user name: usually your full e-mail address."),
        "username_wrong": translate("Settings", "A user name is one line of text. Type it again."),
        "days_wrong": translate("Settings", "Enter a number of days from 1 to 3650."),
        "pop_later": translate("Settings", "The settings are saved. Fetching by POP is not there yet."),
        "imap_keeps": translate("Settings", "Only for POP. With IMAP your mail always stays on the server."),
        "clear": translate("Settings", "Without security, everyone on the way can read your password and your mail."),
    }
    return known.get(problem.code, problem.sentence).replace("%1", problem.value)


def step_title(name: str, *, ok: bool | None) -> str:
    """A step of the connection test (DESIGN 5.8), before (None) and after it was done."""
    translate = QCoreApplication.translate
    titles = {
        "find": (translate("Settings", "Find server"), translate("Settings", "Server found")),
        "encrypt": (translate("Settings", "Encrypt"), translate("Settings", "Connection is encrypted")),
        "sign_in": (translate("Settings", "Sign in"), translate("Settings", "Signed in")),
        "folders": (translate("Settings", "Read folders"), translate("Settings", "Folders read")),
        "send": (translate("Settings", "Sending"), translate("Settings", "Sending works")),
    }
    before, after = titles.get(name, (name, name))
    return after if ok else before


def role_name(role: FolderRole) -> str:
    """Our folder in the window's language."""
    translate = QCoreApplication.translate
    return {
        FolderRole.INBOX: translate("Settings", "Inbox"),
        FolderRole.SENT: translate("Settings", "Sent"),
        FolderRole.DRAFTS: translate("Settings", "Drafts"),
        FolderRole.TRASH: translate("Settings", "Trash"),
        FolderRole.JUNK: translate("Settings", "Junk"),
        FolderRole.ARCHIVE: translate("Settings", "Archive"),
    }[role]


def confidence_name(confidence: Confidence) -> str:
    """How sure a proposal is, in words."""
    translate = QCoreApplication.translate
    return {
        Confidence.CERTAIN: translate("Settings", "Certain"),
        Confidence.LIKELY: translate("Settings", "Likely"),
        Confidence.CHECK: translate("Settings", "Check this"),
        Confidence.NONE: translate("Settings", "None"),
    }[confidence]


def reason_text(reason: FolderReason) -> str:
    """Why a folder was proposed, in words."""
    translate = QCoreApplication.translate
    return {
        FolderReason.ALWAYS_INBOX: translate("Settings", "always fixed"),
        FolderReason.SERVER_SAYS: translate("Settings", "the server says so"),
        FolderReason.SERVER_SAYS_TWICE: translate("Settings", "the server says so of several"),
        FolderReason.KNOWN_NAME: translate("Settings", "known name"),
        FolderReason.SEVERAL_NAMES: translate("Settings", "several known names"),
        FolderReason.PARTIAL_NAME: translate("Settings", "name looks like it"),
        FolderReason.NESTED_NAME: translate("Settings", "known name, but inside another folder"),
        FolderReason.ALL_MAIL: translate("Settings", "holds all mail"),
        FolderReason.ALL_MAIL_ONCE: translate("Settings", "only what is nowhere else is fetched"),
        FolderReason.NOT_SELECTABLE: translate("Settings", "cannot hold messages"),
        FolderReason.VIEW: translate("Settings", "shows messages of other folders"),
        FolderReason.ANOTHER_SERVES: translate("Settings", "another folder fits better"),
        FolderReason.UNKNOWN_NAME: translate("Settings", "no known name"),
    }[reason]


def security_name(security: Security) -> str:
    """None, SSL or TLS."""
    none = QCoreApplication.translate("Settings", "None")
    return {Security.NONE: none, Security.SSL: "SSL", Security.TLS: "TLS"}[security]


def user_role_name(role: UserRole) -> str:
    """What a user is."""
    translate = QCoreApplication.translate
    return {
        UserRole.ADMINISTRATOR: translate("Settings", "Administrator"),
        UserRole.RECRUITER: translate("Settings", "Recruiter"),
        UserRole.READER: translate("Settings", "Reader"),
    }[role]


def mail_kind(account: Account | None) -> str:
    """How a user gets mail, in a few words: "IMAP, SSL"."""
    if account is None:
        return QCoreApplication.translate("Settings", "Not set up")
    kind = "IMAP" if account.type is ServerType.IMAP else "POP"
    return f"{kind}, {security_name(account.incoming.security)}"
