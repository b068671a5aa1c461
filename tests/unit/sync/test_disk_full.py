"""The disk is full at any point: nothing is marked fetched that is not stored, and it goes on when there is room."""

import pytest
from sqlalchemy import event

from carerix_desktop.domain.errors import StoreFault
from tests.support.sync_rig import SyncRig, mail


@pytest.mark.parametrize("more_pages", [5, 40, 90])
def test_a_full_disk_stops_the_sync_and_loses_nothing(rig: SyncRig, more_pages: int) -> None:
    rig.sync()
    for number in range(600):
        rig.server.mailbox("INBOX").add(mail(f"m{number}", minute=number, body=f"{number:x}" * 300))
    with rig.store.work(None) as work:
        pages = work.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    limit = [f"PRAGMA max_page_count = {pages + more_pages}"]
    writer = rig.store._writer
    writer.dispose()
    event.listen(writer, "connect", lambda connection, _record: [connection.execute(text) for text in limit])
    with pytest.raises(StoreFault) as fault:
        rig.sync()
    assert fault.value.code == "disk_full"
    assert "store.sqlite3" in fault.value.message
    limit[:] = ["PRAGMA max_page_count = 1000000"]
    writer.dispose()
    here = len(rig.copies("INBOX"))
    assert here < 600
    assert rig.counters("INBOX")[0] == here
    with rig.store.work(None) as work:
        assert work.connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    report = rig.sync()
    assert report.ok
    assert report.folders[0].fetched == 600 - here
    assert rig.message_count() == 600
    assert rig.set_aside() == {}
