"""The text of a DOCX (ECMA-376) or ODT (OASIS OpenDocument) file: a zip with XML inside, read as a stream.

Runs in a limited child. What it unpacks is counted as it comes, so that a bomb costs its allowance and no more. A
document type declaration, without which XML has no entities to multiply, stands in neither form and is refused.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable
from io import BytesIO
from typing import Final
from xml.parsers import expat

from carerix_desktop.domain.document import Unread

MAX_UNPACKED_OCTETS: Final = 60_000_000
_PIECE: Final = 65_536
_ENCRYPTED_FLAG: Final = 0x1

_DOCX_TEXT: Final = frozenset({"t"})
_ODT_TEXT: Final = frozenset({"p", "h"})
_BLOCKS: Final = frozenset({"p", "h"})
_PAGE_BREAKS: Final = frozenset({"lastRenderedPageBreak", "soft-page-break"})
_IGNORED: Final = frozenset({"Fallback", "annotation", "tracked-changes", "delText", "instrText", "del"})


class Refused(Exception):
    """The document gives no text; why."""

    def __init__(self, why: Unread) -> None:
        super().__init__(why)
        self.why = why


def office_pages(data: bytes) -> list[str]:
    """The pages of a DOCX or ODT file.

    Raises:
        Refused: it is locked, damaged, a bomb, or something else in a zip.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _pages(archive, frozenset(archive.namelist()))
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError, OSError, ValueError) as error:
        raise Refused(Unread.BROKEN) from error
    except RuntimeError as error:  # zipfile's words for a password and for odd compressions
        raise Refused(Unread.ENCRYPTED) from error


def _pages(archive: zipfile.ZipFile, names: frozenset[str]) -> list[str]:
    if any(archive.getinfo(name).flag_bits & _ENCRYPTED_FLAG for name in names):
        raise Refused(Unread.ENCRYPTED)
    if "word/document.xml" in names:
        heads = sorted(name for name in names if name.startswith("word/header") and name.endswith(".xml"))
        feet = sorted(name for name in names if name.startswith("word/footer") and name.endswith(".xml"))
        return _read(archive, heads, "word/document.xml", feet, _DOCX_TEXT)
    if "content.xml" in names:
        manifest = "META-INF/manifest.xml"
        if manifest in names and b"encryption-data" in archive.open(manifest).read(_PIECE * 16):
            raise Refused(Unread.ENCRYPTED)
        return _read(archive, [name for name in ("styles.xml",) if name in names], "content.xml", [], _ODT_TEXT)
    raise Refused(Unread.UNKNOWN_FORM)


def _read(
    archive: zipfile.ZipFile, heads: Iterable[str], body: str, feet: Iterable[str], text_in: frozenset[str]
) -> list[str]:
    """What stands above and below each page is read once: it belongs to the first."""
    allowance = _Allowance()
    around = [page for name in (*heads, *feet) for page in _xml_pages(archive, name, text_in, allowance)]
    first, *others = _xml_pages(archive, body, text_in, allowance)
    return ["\n".join(part for part in (*around, first) if part), *others]


class _Allowance:
    """What may still be unpacked."""

    def __init__(self) -> None:
        self._left = MAX_UNPACKED_OCTETS

    def take(self, octets: int) -> None:
        self._left -= octets
        if self._left < 0:
            raise Refused(Unread.TOO_LARGE)


def _xml_pages(archive: zipfile.ZipFile, name: str, text_in: frozenset[str], allowance: _Allowance) -> list[str]:
    reader = _Reader(text_in)
    with archive.open(name) as stream:
        while piece := stream.read(_PIECE):
            allowance.take(len(piece))
            reader.parser.Parse(piece, False)
    reader.parser.Parse(b"", True)
    return reader.pages()


class _Reader:
    """Takes the words out of WordprocessingML and OpenDocument text: both have paragraphs, tabs and page breaks."""

    def __init__(self, text_in: frozenset[str]) -> None:
        self._text_in = text_in
        self._inside = self._ignored = 0
        self._pages: list[list[str]] = [[]]
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = _refuse_doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def pages(self) -> list[str]:
        return ["".join(parts).strip() for parts in self._pages]

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        word = name.rpartition(" ")[2]
        self._ignored += word in _IGNORED
        self._inside += word in self._text_in
        if self._ignored:
            return
        if word == "tab":
            self._add("\t")
        elif word == "s":
            self._add(" ")
        elif word in _PAGE_BREAKS or _is_page_break(word, attributes):
            self._pages.append([])
        elif word in ("br", "cr", "line-break"):
            self._add("\n")

    def _end(self, name: str) -> None:
        word = name.rpartition(" ")[2]
        self._ignored -= word in _IGNORED
        self._inside -= word in self._text_in
        if word in _BLOCKS:
            self._add("\n")

    def _characters(self, text: str) -> None:
        if self._inside and not self._ignored:
            self._add(text)

    def _add(self, text: str) -> None:
        self._pages[-1].append(text)


def _is_page_break(word: str, attributes: dict[str, str]) -> bool:
    return word == "br" and any(name.endswith(" type") and kind == "page" for name, kind in attributes.items())


def _refuse_doctype(_name: str, _system: str | None, _public: str | None, _internal: bool) -> None:
    raise Refused(Unread.BROKEN)
