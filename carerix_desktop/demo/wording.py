"""How people in the demo write: greeting, closing, signature, quotation and dates, in Dutch and in English."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from html import escape
from types import MappingProxyType
from typing import Final

from carerix_desktop.demo.cast import Person
from carerix_desktop.demo.composition import Outline

GREETING: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "nl": ("Hoi {name},", "Dag {name},", "Beste {name},", "Hallo {name},", "Goedemorgen {name},"),
        "en": ("Hi {name},", "Dear {name},", "Hello {name},", "Good morning {name},"),
    }
)
_CLOSING: Final = MappingProxyType({"nl": ("Groet,", "Met vriendelijke groet,"), "en": ("Best,", "Kind regards,")})
_DAYS: Final = MappingProxyType(
    {
        "nl": ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
        "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    }
)
_MONTHS: Final = MappingProxyType(
    {
        "nl": (
            "januari",
            "februari",
            "maart",
            "april",
            "mei",
            "juni",
            "juli",
            "augustus",
            "september",
            "oktober",
            "november",
            "december",
        ),
        "en": (
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A letter as text, and as the paragraphs from which its HTML is made."""

    text: str
    paragraphs: tuple[str, ...]
    signature: tuple[str, ...]
    quoted_by: str
    quoted: str

    def html(self, picture: str = "") -> str:
        """The letter as a mail program would write it; `picture` is the Content-ID of one under the signature."""
        parts = [f"<p>{escape(paragraph).replace(chr(10), '<br>')}</p>" for paragraph in self.paragraphs]
        parts.append(f"<p>{'<br>'.join(escape(line) for line in self.signature)}</p>")
        if picture:
            parts.append(f'<p><img src="cid:{picture}" alt="" width="120" height="36"></p>')
        if self.quoted:
            lines = "<br>".join(escape(line) for line in self.quoted.split("\n"))
            parts.append(f'<p>{escape(self.quoted_by)}</p><blockquote type="cite">{lines}</blockquote>')
        style = "font-family:Arial,sans-serif;font-size:14px;color:#222"
        return f'<html><body style="{style}">\n' + "\n".join(parts) + "\n</body></html>\n"


class Wording:
    """The phrases of one language ("nl" or "en")."""

    def __init__(self, language: str) -> None:
        self.language = language

    def day(self, when: datetime) -> str:
        """As in "donderdag 19 november" or "Thursday 19 November"."""
        return f"{_DAYS[self.language][when.weekday()]} {when.day} {_MONTHS[self.language][when.month - 1]}"

    def month(self, when: datetime) -> str:
        """The name of the month."""
        return _MONTHS[self.language][when.month - 1]

    def letter(self, greeting: str, said: str, author: Person, *, quoted: tuple[Outline, str] | None) -> Body:
        """Greeting, what is said, signature and, where an earlier letter is answered, that letter."""
        paragraphs = tuple(part.strip() for part in (greeting, *said.split("\n\n")) if part.strip())
        signature = self._signature(author)
        by, lines = ("", "") if quoted is None else (self._quoted_by(quoted[0]), quoted[1])
        text = "\n\n".join([*paragraphs, "\n".join(signature)]) + "\n"
        if lines:
            text += f"\n{by}\n" + "".join(f"> {line}\n" for line in lines.split("\n"))
        return Body(text=text, paragraphs=paragraphs, signature=signature, quoted_by=by, quoted=lines)

    def _signature(self, author: Person) -> tuple[str, ...]:
        informal, formal = _CLOSING[self.language]
        if author.login:
            return formal, "", author.name, f"{author.title}, Noorderlicht Recruitment", author.phone
        if author.company:
            return formal, "", author.name, f"{author.title}, {author.company.name}"
        return informal, author.first

    def _quoted_by(self, outline: Outline) -> str:
        sender, when = outline.sender, outline.date
        if self.language == "en":
            return f"On {self.day(when)} {when.year} at {when:%H:%M}, {sender.name} <{sender.address}> wrote:"
        return f"Op {self.day(when)} {when.year} om {when:%H:%M} schreef {sender.name} <{sender.address}>:"
