"""Makes room for the window: a process that works in the background says so (PERFORMANCE.md, decision 2)."""

from __future__ import annotations

import contextlib
import os
import sys

NICENESS = 10
_BELOW_NORMAL = 0x4000


def lower_priority() -> None:
    """Run this process at low priority from now on; where the system refuses, it runs as it is."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
    else:
        with contextlib.suppress(OSError):
            os.nice(NICENESS)
