"""Lots of the outbox against a real server: nobody gets another's message, nobody gets two, refusals change nothing."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from carerix_desktop.compose.builder import strip_bcc
from carerix_desktop.domain.ids import LotKey
from carerix_desktop.domain.outgoing import LotState, SubmissionState
from carerix_desktop.services.bulk_copy import preview
from carerix_desktop.services.drafting import Drafting
from carerix_desktop.sync.outbox_worker import OutboxWorker
from tests.support.bulk_rig import BulkRig
from tests.support.smtp_sink import SinkRules, SmtpSink

PATIENCE_S = 60.0


@pytest.fixture
def sink() -> Iterator[SmtpSink]:
    with SmtpSink(rules=SinkRules(users={"eva": "geheim"})) as made:
        yield made


def merge(directory: Path, sink: SmtpSink, size: int, seed: int) -> None:
    """Merge, send, and hold what arrived against the files and against the preview (S-12)."""
    bulk = BulkRig(directory, sink, size, seed)
    copies = bulk.make()
    assert all(one.prepared for one in copies)
    bulk.send(copies)
    bulk.rig.run()
    arrived = {one.recipients: one.raw for one in sink.kept}
    assert len(sink.kept) == len(arrived) == size
    wrong = []
    for copy in copies:
        ref = copy.standing.person.ref
        first, address = bulk.people[ref]
        raw = arrived[address,]
        parsed = message_from_bytes(raw, policy=policy.default)
        body = parsed.get_body(("plain",))
        text = "" if body is None else body.get_content()
        fits = [one.addr_spec for one in parsed["To"].addresses] == [address] and f"{first}," in text
        numbers = f"nummer is {ref}." in text or f"number is {ref}." in text
        seen = preview(copy)
        same = copy.prepared is not None and raw == strip_bcc(copy.prepared.raw) and seen.subject == parsed["Subject"]
        if not (fits and numbers and same and first in seen.text and "{{ 7*7 }}" in parsed["Subject"]):
            wrong.append(ref)
    assert wrong == []
    assert set(bulk.statuses().values()) == {"rejected"}
    bulk.close()


def test_a_merge_of_100_reaches_the_right_people_with_the_bytes_that_were_previewed(tmp_path, sink):
    merge(tmp_path, sink, 100, seed=1)


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_a_merge_of_1000_reaches_the_right_people_with_the_bytes_that_were_previewed(tmp_path, sink):
    merge(tmp_path, sink, 1000, seed=2)


def test_only_who_was_accepted_gets_another_status(tmp_path, sink):
    bulk = BulkRig(tmp_path, sink, 12, seed=3)
    refused = {"K-3", "K-7", "K-12"}
    sink.rules.recipients = {bulk.address_of(ref): "550 5.1.1 No such user here" for ref in refused}
    lot = bulk.send(bulk.make())
    bulk.rig.run()
    assert {ref for ref, status in bulk.statuses().items() if status != "rejected"} == refused
    found = bulk.rig.outbox.find(bulk.rig.owner, lot=lot)
    failed = {
        one.recipients[0].address: one.recipients[0].answer for one in found if one.state is SubmissionState.FAILED
    }
    assert set(failed) == {bulk.address_of(ref) for ref in refused}
    assert all("No such user here" in answer for answer in failed.values())
    assert len(sink.kept) == 9
    bulk.close()


def test_a_lot_that_is_stopped_goes_no_further_until_it_is_continued(tmp_path, sink):
    bulk = BulkRig(tmp_path, sink, 6, seed=4)
    lot = bulk.send(bulk.make())
    bulk.rig.outbox.stop_lot(bulk.rig.owner, lot)
    bulk.rig.run()
    assert not sink.kept
    bulk.rig.outbox.continue_lot(bulk.rig.owner, lot)
    bulk.rig.run()
    assert len(sink.kept) == 6
    bulk.close()


def test_a_copy_that_was_edited_in_the_outbox_leaves_once_in_its_lot_and_its_status_follows(tmp_path, sink):
    bulk = BulkRig(tmp_path, sink, 4, seed=6)
    lot, rig = bulk.send(bulk.make()), bulk.rig
    drafting = Drafting(rig.store, clock=rig.outbox._clock)
    second = sorted(one.key for one in rig.outbox.find(rig.owner, lot=lot))[1]
    draft = drafting.get(rig.owner, rig.outbox.undo(rig.owner, second))
    rig.run()
    assert len(sink.kept) == 3
    written = replace(draft.content, text="Beste, nog iets.", html="<p>Beste, nog iets.</p>")
    saved = drafting.save(rig.owner, replace(draft, content=written), {})
    now = int(rig.outbox._clock())
    rig.outbox.queue(rig.owner, [drafting.prepare(rig.owner, saved, release_at=now)], release_at=now)
    assert _state(bulk, lot) is LotState.RUNNING
    rig.run()
    assert sorted(one.recipients for one in sink.kept) == sorted((bulk.address_of(f"K-{n}"),) for n in range(1, 5))
    assert "nog iets" in sink.kept[-1].raw.decode()
    assert set(bulk.statuses().values()) == {"rejected"}
    assert _state(bulk, lot) is LotState.DONE
    bulk.close()


def test_what_was_refused_in_a_lot_that_is_done_leaves_when_it_is_tried_again(tmp_path, sink):
    bulk = BulkRig(tmp_path, sink, 3, seed=7)
    sink.rules.recipients = {bulk.address_of("K-2"): "550 5.1.1 No such user here"}
    lot = bulk.send(bulk.make())
    bulk.rig.run()
    assert _state(bulk, lot) is LotState.DONE
    sink.rules.recipients = {}
    (failed,) = [one for one in bulk.rig.outbox.find(bulk.rig.owner, lot=lot) if one.state is SubmissionState.FAILED]
    bulk.rig.outbox.retry(bulk.rig.owner, failed.key)
    bulk.rig.run()
    assert len(sink.kept) == 3
    assert _state(bulk, lot) is LotState.DONE
    bulk.close()


def _until(holds, what: str) -> None:
    end = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < end, what
        time.sleep(0.01)


def _state(bulk: BulkRig, lot: LotKey) -> LotState:
    return next(one.state for one in bulk.rig.outbox.lots(bulk.rig.owner) if one.key == lot)


def kill_in_the_middle(directory: Path, sink: SmtpSink, after: int) -> None:
    """Kill the runner's process; the next one asks, sends the rest when told to, and nobody gets two."""
    bulk = BulkRig(directory, sink, 20, seed=after)
    lot = bulk.send(bulk.make())
    runner = subprocess.Popen(
        [sys.executable, "-m", "tests.support.bulk_rig", str(directory), str(sink.port)], stdin=subprocess.DEVNULL
    )
    try:
        _until(lambda: len(sink.kept) >= after, "the runner did not come so far")
    finally:
        runner.kill()
        runner.wait()
    left = len(sink.kept)
    assert left < 20
    worker = OutboxWorker(bulk.rig.ports, nullcontext)
    worker.take((bulk.rig.sender,))
    try:
        _until(lambda: _state(bulk, lot) is LotState.ASKING, "nobody asked")
        worker.wake()
        time.sleep(0.3)  # a second pass has had its time
        assert len(sink.kept) == left
        bulk.rig.outbox.continue_lot(bulk.rig.owner, lot)
        worker.wake()
        _until(lambda: _state(bulk, lot) is LotState.DONE, "the rest was not sent")
    finally:
        worker.stop()
    found = bulk.rig.outbox.find(bulk.rig.owner, lot=lot)
    unknown = {one.recipients[0].address for one in found if one.state is SubmissionState.UNKNOWN}
    arrived = Counter(address for one in sink.kept for address in one.recipients)
    assert max(arrived.values()) == 1
    assert set(arrived) | unknown == {address for _first, address in bulk.people.values()}
    assert len(unknown) <= 1
    bulk.close()


def test_after_a_kill_in_the_middle_of_a_lot_the_rest_is_asked_about_and_nobody_gets_two(tmp_path, sink):
    kill_in_the_middle(tmp_path, sink, 7)


@pytest.mark.soak
@pytest.mark.parametrize("after", range(1, 19))
def test_after_a_kill_anywhere_in_a_lot_nobody_gets_two(tmp_path, sink, after):
    kill_in_the_middle(tmp_path, sink, after)
