"""What an attachment may be called here: one plain file name inside the chosen folder, never over another. Pure.

RELIABILITY.md S-08.
"""

from __future__ import annotations

import os
from pathlib import Path

from carerix_desktop.parse.filename import safe_file_name


def free_path(folder: Path, name: str, taken: set[Path]) -> Path:
    """A path in `folder` at which nothing is, nor will be: name, name (2), and so on."""
    plain = Path(safe_file_name(name))
    path, number = folder / plain, 2
    while path.exists() or path in taken:
        path = folder / f"{plain.stem} ({number}){plain.suffix}"
        number += 1
    return path


def write_file(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read, over one of the same name that the person chose."""
    with open(path, "wb", opener=_private) as out:
        out.write(content)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
