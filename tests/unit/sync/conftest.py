"""A rig with a server in memory for the tests of one account."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.sync_rig import SyncRig


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[SyncRig]:
    made = SyncRig(tmp_path)
    yield made
    made.close()
