"""An agency per test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.agency import Agency


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    made = Agency(tmp_path)
    yield made
    made.close()
