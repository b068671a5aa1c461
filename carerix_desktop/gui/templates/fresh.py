"""Texts that begin: an empty one, a copy, a further language; each under a name that nothing has."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from carerix_desktop.domain.ids import TemplateKey
from carerix_desktop.domain.template import Template, TemplateDraft, TemplateKind, TemplateText


def empty_text(stem: str, title: str, language: str, taken: Collection[str]) -> TemplateText:
    """A new text without words."""
    return TemplateText(
        name=free_name(f"{language}-{stem}", taken),
        language=language,
        kind=TemplateKind.CANDIDATE,
        subject="",
        text="",
        title=title,
    )


def copy_of(written: TemplateText, title: str, taken: Collection[str]) -> TemplateText:
    """The same text, standing alone."""
    return replace(written, name=free_name(written.name, taken), group="", title=title)


def further_language(written: TemplateText, language: str, taken: Collection[str]) -> TemplateDraft:
    """The same text, to be translated: a file of its own in the same group, which it begins where there is none."""
    prefix = f"{written.language}-"
    stem = written.name.removeprefix(prefix)
    name = f"{language}-{stem}" if written.name.startswith(prefix) else f"{written.name}-{language}"
    group = written.group or stem
    new = replace(written, name=free_name(name, taken), language=language, group=group)
    return TemplateDraft(written=new, beside=written.name)


def free_name(wanted: str, taken: Collection[str]) -> str:
    """The name, with a number where it is taken."""
    names = (wanted, *(f"{wanted}-{number}" for number in range(2, 10_000)))
    return next(name for name in names if name not in taken)


def with_begun(stored: Sequence[Template], drafts: Sequence[TemplateDraft]) -> list[Template]:
    """What is stored, and after it what begins, each language in its group."""
    names = {one.written.name for one in stored}
    begun = [one for one in drafts if one.written.name not in names]
    groups = {one.beside: one.written.group for one in begun if one.beside}
    listed = [
        replace(one, written=replace(one.written, group=one.written.group or groups.get(one.written.name, "")))
        for one in stored
    ]
    key = TemplateKey(0)
    listed += [Template(key=key, written=one.written, version=0, changed_by="", changed_at=0) for one in begun]
    return listed
