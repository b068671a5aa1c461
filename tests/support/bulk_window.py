"""The window in a process of its own, which rejects everybody on a vacancy by the wizard: for a test that kills it.

python -m tests.support.bulk_window PROFILE
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from carerix_desktop.app import build_office
from carerix_desktop.domain.bulk import Wanted
from carerix_desktop.domain.ids import RecordKind
from carerix_desktop.domain.record import RecordRef
from carerix_desktop.domain.template import Situation
from carerix_desktop.gui.bulk.wizard import SEND, BulkDialog
from carerix_desktop.gui.start import dress, make_application, opened
from carerix_desktop.host.log import Redaction
from carerix_desktop.host.profile import Profile


def main(directory: Path) -> None:
    """Open the window, and in it the wizard; press its first button until everything is in the outbox."""
    office = build_office(Profile(directory), Redaction())
    app = make_application()
    theme = dress(app, office)
    (viewer,) = office.users.everybody()
    keys = office.records.list_keys(viewer.key, RecordKind.CANDIDATE)
    found = office.records.get_many(viewer.key, RecordKind.CANDIDATE, keys)
    people = tuple(RecordRef(kind=one.kind, ref=one.ref) for one in found)
    with opened(office, viewer, theme) as window:
        window.show()
        wanted = Wanted(people=people, vacancy="V-1", about="Java", situation=Situation.REJECT)
        wizard = BulkDialog(window, window.context, wanted, hold_s=0)
        wizard.show()
        hand = QTimer(wizard)
        hand.timeout.connect(lambda: wizard.foot.primary.click() if wizard.step < SEND else hand.stop())
        hand.start(50)
        app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
