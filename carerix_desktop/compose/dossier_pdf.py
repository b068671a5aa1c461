"""A dossier as a PDF: facts, lists and the time line with the mail's text; text alone, nothing is ever loaded."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from fpdf import FPDF
from fpdf.enums import WrapMode, XPos, YPos
from fpdf.fonts import TTFFont

from carerix_desktop.domain.dossier import DossierItem, DossierPage

FONT: Final = "DejaVu"
GREY, BLACK, LINE = 110, 20, 215
UNKNOWN: Final = "\N{REPLACEMENT CHARACTER}"


def build_dossier_pdf(page: DossierPage, fonts: Path) -> bytes:
    """The whole document.

    Args:
        page: what it shows; its items are drawn as they come.
        fonts: the directory of DejaVuSans.ttf and DejaVuSans-Bold.ttf.
    """
    pdf = _Paper(page, fonts)
    pdf.add_page()
    pdf.say(page.title, size=18, bold=True)
    pdf.say(page.subtitle, size=9, grey=GREY)
    pdf.ln(3)
    for label, value in page.facts:
        pdf.fact(label, value)
    for heading, lines in page.lists:
        pdf.heading(heading)
        for line in lines:
            pdf.say(line)
    pdf.heading(page.timeline)
    for item in page.items:
        pdf.item(item)
    return bytes(pdf.output())


def _letters(font: object) -> frozenset[int]:
    return frozenset(font.cmap) if isinstance(font, TTFFont) else frozenset(range(32, 127))


class _Paper(FPDF):
    """A4 with the name and the page number at the foot."""

    def __init__(self, page: DossierPage, fonts: Path) -> None:
        super().__init__(format="A4")
        self.set_auto_page_break(auto=True, margin=18)
        self.set_margins(18, 16, 18)
        self.add_font(FONT, "", fonts / "DejaVuSans.ttf")
        self.add_font(FONT, "B", fonts / "DejaVuSans-Bold.ttf")
        self.set_font(FONT, size=10)
        self._known = _letters(self.fonts[FONT.lower()])
        self._page = page
        self.set_title(self.plain(page.title))
        self.set_creator("Carerix Desktop")

    def plain(self, text: str) -> str:
        """What the letters of the font can show."""
        lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
        return "".join(sign if sign == "\n" or ord(sign) in self._known else UNKNOWN for sign in lines)

    def say(self, text: str, *, size: float = 10, bold: bool = False, grey: int = BLACK) -> None:
        """A paragraph over the whole width."""
        self.set_font(FONT, "B" if bold else "", size)
        self.set_text_color(grey)
        self.multi_cell(
            0, size * 0.5, self.plain(text), align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT, wrapmode=WrapMode.WORD
        )

    def heading(self, text: str) -> None:
        """A part begins."""
        self.ln(5)
        self.say(text, size=13, bold=True)
        self.ln(1)

    def fact(self, label: str, value: str) -> None:
        """A label with its value beside it."""
        self.set_font(FONT, "", 10)
        self.set_text_color(GREY)
        top = self.get_y()
        self.multi_cell(48, 5.2, self.plain(label), align="L", new_x=XPos.RIGHT, new_y=YPos.TOP)
        self.set_text_color(BLACK)
        self.set_xy(self.l_margin + 50, top)
        self.multi_cell(0, 5.2, self.plain(value), align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def item(self, item: DossierItem) -> None:
        """One thing of the time line, under a thin line."""
        self.ln(2)
        self.set_draw_color(LINE)
        self.line(self.l_margin, self.get_y(), self.w - self.r_margin, self.get_y())
        self.ln(1.5)
        self.say(item.title, bold=True)
        about = f"{item.at:%Y-%m-%d %H:%M}"
        self.say(f"{about}   {item.about}" if item.about else about, size=8.5, grey=GREY)
        if item.text.strip():
            self.ln(1)
            self.say(item.text.strip(), size=9.5)

    def footer(self) -> None:
        """Which page it is."""
        self.set_y(-13)
        self.set_font(FONT, "", 8)
        self.set_text_color(GREY)
        words = f"{self._page.title}    {self._page.page} {self.page_no()}"
        self.cell(0, 6, self.plain(words)[:150], align="R")
