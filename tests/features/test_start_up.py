"""What a start does not load: each of these costs every command and the window tens of milliseconds."""

from __future__ import annotations

import subprocess
import sys

LATER = ("alembic", "cryptography", "jinja2", "keyring", "PySide6", "sqlalchemy.dialects.postgresql")
ASK = f"import sys; import carerix_desktop.app; print([name for name in {LATER!r} if name in sys.modules])"


def test_a_start_loads_nothing_that_only_some_commands_need() -> None:
    run = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=True, timeout=60)
    assert run.stdout.strip() == "[]"
