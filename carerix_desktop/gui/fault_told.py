"""What a person did that cannot be, by the code of its fault: one sentence and the next step, in the window's language.

{name} stands for a detail of the fault; a house test holds each against the faults that are raised. What only one page
can bring about is said by that page.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication


def tr(text: str) -> str:
    """A text of this module; lupdate files what stands outside a class under the empty context."""
    return QCoreApplication.translate("", text)


def told() -> Mapping[str, str]:
    """All of them."""
    return {
        **_of_people(),
        **_of_signing_in(),
        **_of_values(),
        **_of_records(),
        **_of_lists(),
        **_of_files(),
        **_of_mail(),
        **_of_writing(),
        **_of_the_store(),
    }


def _of_people() -> dict[str, str]:
    """Who may do what."""
    return {
        "read_only": tr(
            "Your user file is read-only: you can read everything, and change and send nothing. "
            "Ask an administrator for another role."
        ),
        "switched_off": tr("This user file is switched off. Ask an administrator to switch it on."),
        "still_here": tr("{name} still works here. Switch the user file off first, then hand the mailbox over."),
        "not_here": tr("{name} does not work here any more. Choose another colleague."),
        "no_reason": tr("Say why: it stands in the audit log."),
        "no_own_copy": tr("Only someone with a copy of the message may hand its conversation over. Ask them."),
    }


def _of_signing_in() -> dict[str, str]:
    """Passwords."""
    return {
        "wrong_password": tr("This is not the right password. Try again; an administrator can set a new one."),
        "sign_in_wait": tr("Too many wrong passwords. Wait {seconds} seconds, then try again."),
        "no_password_yet": tr("{name} has no password yet. An administrator sets one under Users."),
        "password_damaged": tr(
            "The password of {name} cannot be read any more. An administrator sets a new one under Users."
        ),
        "password_short": tr("A password has at least 8 characters. Choose a longer one."),
        "password_long": tr("A password has 256 characters at most. Choose a shorter one."),
        "password_letters": tr(
            "A password is one line of letters, digits and marks. Choose one without control characters."
        ),
        "password_same": tr("This is the password that you have already. Choose another one."),
        "own_password_first": tr(
            "With several users the program asks for a password, and you have none yet. "
            "Set your own first, under My account."
        ),
    }


def _of_values() -> dict[str, str]:
    """One field of a record."""
    return {
        "bad_email": tr("“{value}” is not an e-mail address. Write it as name@domain."),
        "bad_domain": tr("“{value}” is not a mail domain. Write it as example.com."),
        "bad_number": tr("“{value}” is no number. Write digits, such as 36 or 4.5."),
        "bad_date": tr("“{value}” is no date. Write it as 27-11-2026 or 2026-11-27."),
        "bad_choice": tr("“{value}” is none of the choices: {choices}."),
        "bad_yes_no": tr("“{value}” is neither yes nor no."),
        "bad_status": tr("“{value}” is no status of a procedure. Choose one from the list."),
        "bad_ref": tr("“{value}” cannot be a number of a file. Leave out : and ; and keep it short."),
        "no_ref": tr("The number of the file is empty. Give it a number of its own."),
        "long_field": tr("The field {field} is longer than {n} characters. Shorten it."),
        "nameless_person": tr("A person needs a name or an e-mail address. Fill one in."),
        "nameless_company": tr("A company needs a name. Fill it in."),
        "nameless_vacancy": tr("A vacancy needs a title. Fill it in."),
        "half_match": tr("A procedure needs a candidate and a vacancy. Choose both."),
        "public_suffix": tr(
            "Anybody may have a name below “{domain}”, so it is no domain of one company. "
            "Write the whole domain, such as example.{domain}."
        ),
        "bad_condition": tr("This field cannot be compared in that way. Choose another comparison."),
        "no_value": tr("The filter has no value. Fill one in, or choose “is empty”."),
    }


def _of_records() -> dict[str, str]:
    """Files of people and others, and what stands on them."""
    return {
        "no_record": tr("There is no file with the number {ref} any more. Choose another one."),
        "no_such_record": tr("There is no file with the number {ref}. Add it first, or choose another one."),
        "no_such_owner": tr("There is no user “{value}”. Choose an owner from the list, or nobody."),
        "number_in_use": tr("There is a file with the number {ref} already. Choose another number."),
        "no_field": tr("There is no field {field} any more. Choose another one."),
        "no_name": tr("The filter has no name. Fill one in."),
        "empty_entry": tr("There is nothing in it yet. Write something first."),
        "long_entry": tr("It is longer than {n} characters. Shorten it."),
        "assignee_cannot_see": tr(
            "Your colleague cannot see the message that this task is about, so the task would not show for them. "
            "Choose somebody else, or make a task without the message."
        ),
        "document_too_large": tr("“{name}” is larger than 100 MB, so nothing was added. Make it smaller first."),
        "document_needs_name": tr("A document needs a name. Fill one in."),
        "document_name_taken": tr("There is a document called “{name}” here already. Choose another name."),
    }


def _of_lists() -> dict[str, str]:
    """Files that records are imported from."""
    return {
        "large_list": tr("{name} is larger than {n} MB. Split it, then import it."),
        "empty_list": tr("{name} is empty. Its first line has to name the columns."),
        "bad_header": tr("The first line of {name} cannot be read. It has to name the columns."),
        "no_encoding": tr("“{value}” is no encoding. Choose UTF-8 or Windows-1252."),
        "no_column": tr("{name} has no column “{value}”. Choose another one."),
        "missing_column": tr("No column of {name} is “{field}”. Choose which one it is."),
        "doubled_column": tr("{name} has “{field}” twice. Leave one of the two columns out."),
        "no_json": tr("{name} cannot be read as JSON. Export the records as JSON or CSV, and import that."),
        "no_list": tr("{name} holds no list of records. Export the records as JSON or CSV, and import that."),
        "no_cards": tr("{name} holds no vCard. Export the people as vCard or CSV, and import that."),
        "bad_line": tr("This line cannot be read. Look for a quotation mark or a separator too many in the file."),
        "erased_before": tr(
            "The person with {address} was erased here on {day}. Add them by hand if they agreed to a new file."
        ),
        "doubled_ref": tr("The number {ref} stands in this file already. Remove one of the two lines."),
    }


def _of_files() -> dict[str, str]:
    """Files on this computer."""
    return {
        "no_file": tr("There is no file {path} any more. Choose another one."),
        "unreadable": tr("{path} cannot be read. Look at the file and at your rights to it."),
        "unwritable": tr("{path} cannot be written. Look at the folder, your rights to it and the room on the disk."),
        "no_mail_file": tr("{path} holds no mail that can be read. Choose an .eml, .msg or mbox file, or a folder."),
        "no_such_form": tr(
            "A file of this form cannot hold that. Choose .csv or .json for files of people, .zip or .mbox for mail."
        ),
        "no_such_dossier": tr("A dossier is a .zip with everything or a .pdf to read. Name such a file."),
    }


def _of_mail() -> dict[str, str]:
    """Messages, their files and folders."""
    return {
        "colleagues_address": tr(
            "{address} is an address of a colleague, which no file can have. Link this message alone."
        ),
        "not_filed": tr(
            "This message is only in Drafts or Junk, which are never filed. Move it to another folder first."
        ),
        "nothing_to_split": tr("The conversation begins with this message: there is nothing to split off."),
        "one_conversation": tr("These messages are in one conversation already."),
        "no_copy": tr("Only somebody with a copy of the message may make its conversation visible. Ask them."),
        "no_folder": tr("No folder of your mailbox serves for that. Choose one in Settings, Edit folders."),
    }


def _of_writing() -> dict[str, str]:
    """What is written and sent."""
    return {
        "no_recipient": tr("This message has no recipient. Add one and send it again."),
        "no_sender_address": tr("You have no sender address yet. Ask an administrator to set one in your user file."),
        "bad_address": tr("“{address}” is no e-mail address. Correct it and try again."),
        "injection": tr("A field of the message holds a line break, which cannot be sent. Remove it and try again."),
        "attachment_gone": tr("The file {name} is not there any more. Attach it again, or take it out of the message."),
        "attachment_changed": tr("A file changed while it was attached. Attach it again."),
        "already_queued": tr("This message is in the outbox already. Take it back there to change it."),
        "too_late": tr("That cannot be done any more: look in the outbox how far the message is."),
        "nobody": tr("Nobody is selected, so nobody is mailed. Tick at least one recipient."),
        "template_refused": tr("The template cannot be filled in. Look at it under Templates."),
        "wrong_kind": tr("This template is not for this kind of recipient. Choose another template."),
        "no_contact": tr("The vacancy has no contact. Fill one in on its file."),
    }


def _of_the_store() -> dict[str, str]:
    """What is wrong with the database's file."""
    return {
        "damaged_store": tr("The database {path} is damaged."),
        "newer_schema": tr(
            "The database {path} was made by a newer version of Carerix Desktop. Install that version, or choose "
            "another profile."
        ),
        "cannot_open": tr(
            "The database {path} cannot be opened. Check that its folder exists and that you may write in it."
        ),
        "store_read_only": tr("The database {path} cannot be written. Check the rights of that file and its folder."),
        "disk": tr("The disk that holds {path} cannot be read or written. Check the disk, then start again."),
        "locked": tr("The database {path} is in use by another program. Close that program and try again."),
        "wrong_key": tr(
            "The encrypted database {path} does not open with the key that is kept here. Give the recovery key with: "
            "carerix-desktop store unlock, or put back a backup."
        ),
        "no_key": tr(
            "The database {path} is encrypted and its key is not kept here any more. Give the recovery key with: "
            "carerix-desktop store unlock. Nothing was changed."
        ),
        "no_cipher": tr(
            "This installation lacks what encrypted databases need. Install Carerix Desktop again; nothing was changed."
        ),
    }
