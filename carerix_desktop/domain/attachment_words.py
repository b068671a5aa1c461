"""Words by which a writer says that a file goes along, in Dutch and English: for "you wrote *attached*"."""

from __future__ import annotations

import re
from typing import Final

_MAX_CHARS: Final = 50_000
_FILES: Final = (
    "cv|curriculum|resume|profiel|profile|vacature|vacancy|contract|overeenkomst|agreement|offerte|voorstel|proposal"
    "|documenten?|documents?|bestand|file"
)
_WORDS: Final = re.compile(
    r"\b(?:bijlagen?|bijgevoegde?|bijgesloten|bijgaande?|meegestuurde?|(?:voeg|stuur)\b(?=[^.!?\n]{0,60}\b(?:bij|mee)\b)"
    rf"|(?:hierbij|herewith|please find(?! (?:attached|enclosed)))\b(?=[^.!?\n]{{0,40}}\b(?:{_FILES})\b)"
    r"|als pdf|attached|attachments?|attaching|enclosed?|enclosures?|i(?:'ve| have)? attach(?:ed)?)\b",
    re.IGNORECASE,
)
_SIGNATURE: Final = re.compile(r"^-- ?$", re.MULTILINE)
_DENIED: Final = re.compile(r"\b(?:geen|zonder|no|without|not|niet)\s+(?:\w+\s+)?$", re.IGNORECASE)


def attachment_word(written: str) -> str:
    """The first word that promises a file; "" where none does.

    Args:
        written: the subject and the text as they were written, without the quotation; lines that begin with ">" and
            what stands below the mark of a signature do not count.
    """
    text = _SIGNATURE.split(written[:_MAX_CHARS], maxsplit=1)[0]
    text = "\n".join(line for line in text.split("\n") if not line.startswith(">"))
    for match in _WORDS.finditer(text):
        if not _DENIED.search(text, max(0, match.start() - 30), match.start()):
            return match[0]
    return ""
