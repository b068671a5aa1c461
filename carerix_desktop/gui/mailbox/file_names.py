"""What an attachment may be called here: one plain file name inside the chosen folder, never over another. Pure.

RELIABILITY.md S-08.
"""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

_ODD = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))})
_RUNS = frozenset(
    {
        *(
            "app",
            "apk",
            "appimage",
            "bat",
            "bin",
            "cmd",
            "com",
            "command",
            "cpl",
            "deb",
            "desktop",
            "dll",
            "dmg",
            "docm",
        ),
        *(
            "elf",
            "exe",
            "gadget",
            "hta",
            "htm",
            "html",
            "inf",
            "ins",
            "iso",
            "jar",
            "js",
            "jse",
            "lnk",
            "mjs",
            "msc",
            "msi",
        ),
        *(
            "msix",
            "msp",
            "mst",
            "paf",
            "pif",
            "pkg",
            "pl",
            "potm",
            "ppam",
            "ppsm",
            "pptm",
            "ps1",
            "psm1",
            "py",
            "pyw",
            "rb",
        ),
        *(
            "reg",
            "rpm",
            "run",
            "scf",
            "scr",
            "sct",
            "sh",
            "shb",
            "svg",
            "sys",
            "url",
            "vb",
            "vbe",
            "vbs",
            "vhd",
            "vhdx",
        ),
        *("ws", "wsc", "wsf", "wsh", "xhtml", "xla", "xlam", "xll", "xlsm", "xltm", "xpi"),
    }
)
LONGEST = 120


def plain_name(name: str) -> str:
    """A name without folders, control and direction characters, device names or a dot in front; never empty."""
    visible = "".join(
        c for c in unicodedata.normalize("NFC", name) if unicodedata.category(c) not in {"Cf", "Cc", "Cs", "Zl", "Zp"}
    )
    leaf = _ODD.sub("_", visible.replace("\\", "/").rsplit("/", 1)[-1]).strip(" .")
    stem, dot, suffix = leaf.rpartition(".")
    if (stem or suffix).split(".")[0].lower() in _DEVICES:
        leaf = f"_{leaf}"
    if len(leaf) > LONGEST:
        leaf = leaf[: LONGEST - len(suffix) - 1] + dot + suffix if dot and len(suffix) < 12 else leaf[:LONGEST]
    return leaf or "attachment"


def is_executable(name: str) -> bool:
    """Whether a file of this name could run something when it is opened; the last suffix decides."""
    return plain_name(name).rpartition(".")[2].lower() in _RUNS


def free_path(folder: Path, name: str, taken: set[Path]) -> Path:
    """A path in `folder` at which nothing is, nor will be: name, name (2), and so on."""
    plain = Path(plain_name(name))
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
