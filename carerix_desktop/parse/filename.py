"""A sender's attachment name → one plain file name that is safe to write on every system (RELIABILITY.md S-08)."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

MAX_CHARS: Final = 120
_MAX_OCTETS: Final = 200  # of 255 that file systems allow: room for " (2)" and for a temporary suffix

_UNSAFE: Final = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\u2028\u2029]')
_SPACES: Final = re.compile(r"\s+")
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)
_INVISIBLE: Final = frozenset({"Cf", "Cc", "Cs", "Co", "Zl", "Zp"})  # bidi controls turn "gpj.exe" into "exe.jpg"

_EXECUTABLE: Final = frozenset(
    """
    ade adp apk app appimage application appref-ms appx appxbundle bas bash bat bin cab chm class cmd com
    command cpl crt csh deb desktop diagcab dll dmg docm dotm elf exe fxp gadget hlp hta htm html img inf ins
    iqy iso isp its jar jnlp js jse jsp ksh lnk mad maf mag mam maq mar mas mat mau mav maw mcf mda mdb mde
    mdt mdw mdz mht mhtml mpkg msc msh msh1 msh2 mshxml msi msix msp mst ocx ops oxt pcd php pif pkg pl plg
    potm ppam ppsm pptm prf prg ps1 ps1xml ps2 ps2xml psc1 psc2 psd1 psdm1 psm1 pst py pyc pyo pyw pyz rb reg
    rgs rpm run scf scr sct search-ms settingcontent-ms sh shb shs slk snap so svg sys terminal theme tmp udl
    url vb vbe vbp vbs vhd vhdx vsmacros vsw webloc website workflow ws wsc wsf wsh xbap xhtml xlam xll xlm
    xlsb xlsm xltm xnk xpi zsh
    """.split()  # noqa: SIM905 - quoted one by one they would fill a page
)
_EXECUTABLE_TYPES: Final = frozenset(
    {
        "application/x-msdownload",
        "application/x-msdos-program",
        "application/x-executable",
        "application/x-sh",
        "application/x-shellscript",
        "application/x-bat",
        "application/hta",
        "application/java-archive",
        "application/javascript",
        "application/x-javascript",
        "application/x-desktop",
        "application/vnd.microsoft.portable-executable",
        "text/javascript",
        "text/html",
        "application/xhtml+xml",
        "image/svg+xml",
    }
)


def safe_file_name(name: str, fallback: str = "attachment") -> str:
    """One plain file name: no directory, no control, no reserved name, no leading or trailing dot, at most 120 signs.

    Args:
        name: as the sender wrote it, decoded.
        fallback: what to call it where nothing is left.
    """
    visible = "".join(sign for sign in name[:4_000] if unicodedata.category(sign) not in _INVISIBLE or sign in "\t\n\r")
    last = re.split(r"[/\\]", visible.strip().rstrip("/\\"))[-1]
    plain = _SPACES.sub(" ", _UNSAFE.sub("_", unicodedata.normalize("NFC", last))).strip(" .")
    plain = _shortened(plain) or fallback
    return f"_{plain}" if _RESERVED.match(plain) else plain


def is_executable(name: str, content_type: str = "") -> bool:
    """Whether opening a file may run something, so that the window asks first: by its last extensions or its type."""
    extensions = safe_file_name(name).lower().split(".")[1:]
    return any(extension.strip() in _EXECUTABLE for extension in extensions[-2:]) or content_type in _EXECUTABLE_TYPES


def _shortened(name: str) -> str:
    """The name cut to what every file system takes, its extension kept."""
    if len(name) <= MAX_CHARS and len(name.encode("utf-8", "replace")) <= _MAX_OCTETS:
        return name
    stem, dot, extension = name.rpartition(".")
    if not dot or len(extension) > 20:
        stem, extension = name, ""
    ending = f".{extension}" if extension else ""
    room = _MAX_OCTETS - len(ending.encode("utf-8", "replace"))
    stem = stem[: MAX_CHARS - len(ending)].encode("utf-8", "replace")[:room].decode("utf-8", "ignore")
    return f"{stem.rstrip(' .')}{ending}"
