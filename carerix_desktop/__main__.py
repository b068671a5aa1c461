"""Where the process begins: arguments, and an exit status."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

from carerix_desktop.host.limited import HIDDEN_WORD
from carerix_desktop.host.limited import main as limited_child


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; the answer is its exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words == [HIDDEN_WORD]:
        return limited_child()
    gc.disable()  # nothing of what is imported becomes garbage: looking for it costs a tenth of the start
    from carerix_desktop.app import run

    gc.enable()
    return run(words)


if __name__ == "__main__":
    sys.exit(main())
