"""A template's source with its fields marked, so that the editor shows what was filled in and what is empty.

A filled field becomes `<a href="field:NAME">…</a>`, an empty one `<a href="missing:NAME">LABEL</a>`; `marks` paints
both, and they are left out of what is sent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from html import escape

from carerix_desktop.domain.template import TemplateText

OPENED, CLOSED = "⟦", "⟧"
"""Around an empty field in a subject or a plain text, which have no marks of their own."""

_FIELD = re.compile(r"\{\{-?\s*([a-z_]+\.\w+)\b[^{}]*\}\}")
_TAG = re.compile(r"(<[^<>]*>)")


def marked(template: TemplateText, missing: Mapping[str, str]) -> TemplateText:
    """The template with marks; fields in `missing` are not filled in any more but called by their labels."""
    html = template.html.strip() or _as_html(template.text)
    in_line = _named(missing, "{open}{label}{close}", "{whole}")
    in_html = _named(missing, '<a href="missing:{name}">{label}</a>', '<a href="field:{name}">{whole}</a>')
    pieces = _TAG.split(html)
    pieces[::2] = [_FIELD.sub(in_html, piece) for piece in pieces[::2]]  # a field within a tag is no text
    return replace(
        template,
        subject=_FIELD.sub(in_line, template.subject),
        html="".join(pieces),
        text=_FIELD.sub(in_line, template.text),
    )


def _named(missing: Mapping[str, str], empty: str, filled: str) -> Callable[[re.Match[str]], str]:
    def put(found: re.Match[str]) -> str:
        name = found.group(1)
        pattern = empty if name in missing else filled
        label = escape(missing.get(name, "")).replace("{", "").replace("}", "")
        values = {"{name}": name, "{label}": label, "{whole}": found.group(), "{open}": OPENED, "{close}": CLOSED}
        for mark, value in values.items():
            pattern = pattern.replace(mark, value)
        return pattern

    return put


def _as_html(text: str) -> str:
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "".join(f"<p>{escape(one, quote=False).replace(chr(10), '<br>')}</p>" for one in paragraphs)
