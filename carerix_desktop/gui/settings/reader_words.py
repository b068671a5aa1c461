"""Who can technically read, and what administrators see, in sentences (C-09, C-10)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from carerix_desktop.services.who_can_read import StoreReaders


def tr(text: str) -> str:
    """A text of this module; lupdate files what stands outside a class under the empty context."""
    return QCoreApplication.translate("", text)


def reader_lines(found: StoreReaders) -> list[str]:
    """What is known of the file, a sentence each."""
    lines = [tr("All mail of this profile is in one file: {path}").format(path=found.path)]
    if found.encrypted:
        lines.append(tr("It is encrypted: whoever reads it needs the key as well. Who has both can read all mail."))
    else:
        lines.append(tr("It is not encrypted: whoever can read this file can read all mail, confidential mail too."))
    if found.mode is None:
        lines.append(tr("Who that is, this system does not tell: look at the rights of the file."))
        return lines
    mode = tr("Its mode is {mode}, its owner {owner}.")
    lines.append(mode.format(mode=f"{found.mode:04o}", owner=found.owner or tr("not known")))
    if found.everybody:
        lines.append(tr("Every account of this computer can read it. Set its mode to 0600."))
    elif found.accounts:
        others = tr("These accounts of this computer can read it too: {names}. Set its mode to 0600.")
        lines.append(others.format(names=", ".join(found.accounts)))
    else:
        lines.append(tr("No other account can read it, but for whoever administers this computer, and its backups."))
    return lines


def role_lines(administrators: Sequence[str]) -> list[str]:
    """What the program itself shows to administrators."""
    return [
        tr("Administrators: {names}.").format(names=", ".join(administrators)),
        tr("In the program they see no confidential mail of others: no list, count, search or log tells of it."),
        tr("They set addresses, roles and passwords of user files; each of these acts is in the log."),
        tr("They cannot read anybody's mail password: it is replaced, never shown."),
    ]
