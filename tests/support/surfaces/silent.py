"""What shows nothing of mail, by reason, and what is asked through another row."""

from __future__ import annotations

from tests.support.surfaces.row import Silent, Through

OWN = "the viewer's own drafts, outbox and settings alone: the guard shows no row of another owner"
SETTINGS = "user files, accounts and the agency: no message is read"
TEMPLATES = "templates and values from files of people: no message is read"
FIELDS = "the shape of files, lists and columns: no message is read"
VALUE = "works on what it is given; reads no store"
SERVER = "talks to a server with the owner's own account; what it brings is filed by the rules"
DISK = "reads a file that the person has chosen; nothing of the store"
WHOLE = "the whole file of the store, whose reader reads all (C-10): administrators only, and the screen says so"
WRITES = "changes fields of files by hand; what it answers was given, and the files are compared after it"
REPORT = "answers numbers of octets and rows that it cleaned, to nobody"
HANDED = (
    "a logged act of an administrator that gives a colleague copies; it answers how many, with nothing confidential"
)
ROOT = "puts services together; asks nothing"

_SILENT: dict[str, str] = {
    OWN: """
        drafting.Drafting.discard drafting.Drafting.file_data drafting.Drafting.identities drafting.Drafting.signature
        drafting.Drafting.save_signature outbox.Outbox.cancel outbox.Outbox.continue_lot outbox.Outbox.find
        outbox.Outbox.get outbox.Outbox.held_for_s outbox.Outbox.hold outbox.Outbox.hurry outbox.Outbox.lots
        outbox.Outbox.make_lot outbox.Outbox.queue outbox.Outbox.raw outbox.Outbox.release outbox.Outbox.resolve
        outbox.Outbox.retry outbox.Outbox.stop_lot outbox.Outbox.undo outbox.Outbox.wave_reminder_away
        queueing.open_draft queueing.place_of queueing.require_sendable bulk.Bulk.queue bulk.Bulk.send
        """,
    SETTINGS: """
        accounts.Accounts.at_work accounts.Accounts.everybody accounts.Accounts.get accounts.Accounts.has_password
        accounts.Accounts.keep_password accounts.Accounts.open_vault accounts.Accounts.password_of
        accounts.Accounts.require accounts.Accounts.save accounts.Accounts.secret_state accounts.Accounts.use_once
        users.Users.add users.Users.agency users.Users.change users.Users.change_agency users.Users.everybody
        users.Users.get permission.require_administrator permission.require_own_or_administrator
        permission.user_with_key folders.Folders.pairs record_lists.RecordLists.owners
        draft_opening.own_addresses_of_all erasing.Erasing.erased_on entries.Entries.colleagues
        permission.require_active who_can_read.WhoCanRead.look users.moved_addresses
        address_proofs.AddressProofs.enter_code address_proofs.AddressProofs.prove_by_sign_in
        address_proofs.AddressProofs.send_code address_proofs.AddressProofs.status
        signing_in.SigningIn.asks signing_in.SigningIn.change_own signing_in.SigningIn.enter signing_in.SigningIn.way
        keywords.Keywords.add keywords.Keywords.all keywords.Keywords.remove users.Users.preview_domain
        users.Users.activity erased_people.erased_on erased_people.refuse_erased
        signing_in.SigningIn.set_password signing_in.SigningIn.sign_in signing_in.SigningIn.with_password
        signing_in.asks_for_password signing_in.known_here signing_in.require_way_in
        preferences.Preferences.get preferences.Preferences.put
        """,
    TEMPLATES: """
        templates.Templates.check templates.Templates.choose templates.Templates.drafts templates.Templates.drop
        templates.Templates.export_folder templates.Templates.fields templates.Templates.fill_once
        templates.Templates.find templates.Templates.get templates.Templates.import_folder templates.Templates.keep
        templates.Templates.remove templates.Templates.rename templates.Templates.render
        templates.Templates.render_many templates.Templates.restore templates.Templates.save
        templates.Templates.versions template_fields.fields_for template_fields.nearest_field
        template_fields.person_kind template_files.build_toml template_files.check_template
        template_files.html_from_text template_files.parse_template template_files.parts_of
        template_files.read_folder template_filling.fill_in template_values.RecipientValues.of
        bulk_values.FilledIn.of
        """,
    FIELDS: """
        custom_fields.CustomFields.add custom_fields.CustomFields.change custom_fields.CustomFields.find
        custom_fields.CustomFields.move custom_fields.CustomFields.retire custom_fields.CustomFields.shape
        record_lists.RecordLists.filters record_lists.RecordLists.save_filter record_lists.RecordLists.remove_filter
        record_lists.RecordLists.visit record_checks.check_record doubles.Doubles.not_the_same
        privacy.PrivacyNotes.rules privacy.PrivacyNotes.save_rule privacy.PrivacyNotes.delete_rule
        records.Records.names doctor.refused_store
        """,
    VALUE: """
        record_checks.no_such_record backups.Backup.is_expired bulk.Bulk.edit
        bulk_copy.build_copy bulk_copy.preview bulk_copy.rebuild
        bulk_copy.closed bulk_copy.values_of document_reading.DocumentReading.close
        document_reading.DocumentReading.picture
        document_reading.DocumentReading.read document_reading.unread_fault doubles.person_of draft_checks.everybody
        draft_checks.written_text draft_preview.preview_draft draft_sending.prepare_draft erasing.unfold_mail
        exports.Exports.write_text exports.written folder_tree.folder_rows folders.new_folder_name
        merging.Comparison.result message_files.eml_name new_people.likely_cv progress.Progress.goes_on
        progress.Progress.step progress.Progress.stop quoting.as_html quoting.attachments quoting.make_file
        records_csv.inert records_csv.plain records_json.record_as_json records_json.records_as_json
        documents.attachments_of
        """,
    SERVER: """
        accounts.Accounts.submit servers.MailServers.submit
        accounts.Accounts.test accounts.Accounts.try_out folders.Folders.discover folders.Folders.save
        servers.MailServers.look_up servers.MailServers.signed_in servers.MailServers.test_incoming
        servers.MailServers.test_outgoing
        """,
    DISK: """
        mail_files.read_mail mail_sources.MailSources.read record_sources.form_of record_sources.read_source
        records_csv.read_octets records_csv.read_table records_csv.record_lines records_json.read_records_json
        thunderbird.find_folders thunderbird.find_usual thunderbird.is_profile record_import.RecordImport.look
        """,
    WHOLE: """
        backups.Backups.delete_expired backups.newest_backup backups.readable_backups
        backups.restore encryption.Encryption.decrypt encryption.Encryption.encrypt
        encryption.Encryption.recovery_key encryption.Encryption.require_key encryption.Encryption.show
        encryption.Encryption.unlock encryption.key_of
        """,
    WRITES: """
        privacy.PrivacyNotes.save privacy.PrivacyNotes.keep record_import.RecordImport.import_file
        record_import.RecordImport.take_back record_lists.RecordLists.change_many
        record_lists.RecordLists.take_back record_numbers.free_numbers record_numbers.numbered records.named_by
        pipeline.Pipeline.remove
        """,
    REPORT: "erasing.Erasing.finish",
    HANDED: "leaving.Leaving.deactivate leaving.Leaving.hand_over",
    ROOT: """
        office.Administration.by_name office.Administration.over office.Office.by_name
        office.Office.close office.OnFiles.by_name office.OnFiles.over search.Search.for_viewer
        reading.Reading.for_viewer
        """,
}

_THROUGH: dict[str, str] = {
    "reading.ViewerReading.list_keys": "reading.reading_members",
    "reading.ViewerReading.cards": "reading.read_cards",
    "reading.ViewerReading.conversation": "reading_conversation.read",
    "reading.ViewerReading.body": "reading_body.read_body",
    "reading.ViewerReading.part": "reading_body.read_part",
    "reading.ViewerReading.remote_image": "reading_body.remote_urls",
    "messages.Messages.list": "messages.messages_json messages.listed",
    "messages.Messages.show": "messages.links_json messages.reasons_json",
    "search": "messages.Messages.found",
    "records.Records.file": "record_file.read_file",
    "drafting.Drafting.complete": "completion.complete",
    "drafting.Drafting.check": "draft_checks.check_draft",
    "drafting.Drafting.links_for": "draft_links.links_for draft_links.people_at",
    "drafting.Drafting.documents": "documents.Documents.find",
    "drafting.Drafting.reply": "draft_opening.open_reply quoting.quote_reply draft_opening.read_source",
    "drafting.Drafting.forward": "draft_opening.open_forward quoting.quote_forward",
    "drafting.Drafting.edit_as_new": "draft_opening.open_again quoting.take_body",
    "drafting.Drafting.continue_draft": "draft_opening.open_draft",
    "drafting.Drafting.start": """
        draft_opening.open_new draft_opening.closed_beforehand drafting.Drafting.closed_beforehand
        """,
    "drafting.Drafting.save": "drafting.Drafting.preview drafting.Drafting.prepare",
    "bulk.Bulk.look": "bulk_people.read_people bulk.Bulk.vacancy_key",
    "exports.Exports.write_messages": """
        message_files.write_eml message_files.write_json message_files.write_mbox message_files.write_zip
        """,
    "documents.Documents.search": "documents.Documents.read_waiting",
    "documents.Documents.restore": """
        documents.Documents.rename documents.Documents.set_sort documents.Documents.delete documents.Documents.undo
        """,
    "backups.Backups.find": "backups.Backups.make backups.Backups.delete",
    "audit_log.AuditLog.find": "audit_log.AuditLog.export audit_log.as_row",
    "actions.Actions.do": "actions.Actions.undo",
    "linking.Linking.link": "linking.Linking.undo",
    "confidential.Confidential.preview": "confidential.read_preview",
    "confidential.Confidential.set_box": "confidential.Confidential.undo",
    "entries.Entries.write": "entries.Entries.put_back",
    "entries.Entries.change": """
        entries.Entries.finish entries.Entries.reopen entries.Entries.remind entries.Entries.remove
        """,
    "records.Records.add": "records.Records.change records.Records.take_back",
    "records.Records.opt_in": "records.Records.clear_undeliverable",
    "pipeline.Pipeline.move": "pipeline.Pipeline.take_back pipeline.Pipeline.add",
    "merging.Merging.merge": "merging.Merging.unmerge merging.Merging.choose",
    "merging.Merging.remove": """
        merging.Merging.remove_many merging.Merging.restore merging.Merging.restore_many
        """,
    "new_people.NewPeople.create": "new_people.NewPeople.add new_people.NewPeople.undo",
}

_SILENT_COMMANDS: dict[str, tuple[str, ...]] = {
    OWN: ("outbox cancel", "outbox hold", "outbox release", "outbox resolve", "outbox retry", "outbox run"),
    SETTINGS: (
        "account set",
        "account show",
        "agency set",
        "agency show",
        "users add",
        "users addresses",
        "users list",
        "users prove",
        "users password",
        "users set",
    ),
    TEMPLATES: ("templates export", "templates import", "templates list", "templates render"),
    SERVER: ("account test", "folders discover", "folders set", "sync", "engine"),
    HANDED: ("users deactivate", "users handover"),
    VALUE: ("folders propose",),
    WHOLE: ("backup restore", "store decrypt", "store encrypt", "store key", "store show", "store unlock"),
    WRITES: ("import records", "privacy set"),
}
_THROUGH_COMMANDS: dict[str, tuple[str, ...]] = {
    "audit list": ("audit export",),
    "backups.Backups.find": ("backup delete", "backup list", "backup make"),
    "messages link": ("messages unlink", "messages confidential"),
    "exchange.Exchange.import_mail": ("import mail",),
    "erasing.Erasing.erase": ("privacy erase",),
}

SILENT: tuple[Silent, ...] = tuple(
    Silent(name=name, why=why) for why, names in _SILENT.items() for name in names.split()
) + tuple(Silent(name=name, why=why) for why, names in _SILENT_COMMANDS.items() for name in names)
THROUGH: tuple[Through, ...] = tuple(
    Through(name=name, asked=asked) for asked, names in _THROUGH.items() for name in names.split()
) + tuple(Through(name=name, asked=asked) for asked, names in _THROUGH_COMMANDS.items() for name in names)
