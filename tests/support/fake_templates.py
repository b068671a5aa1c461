"""Templates in memory for tests of what stands on them; they know marks of the form `{{ variable.field }}` only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from carerix_desktop.domain.errors import NotVisible, UserFault
from carerix_desktop.domain.ids import RecordKey, RecordKind, TemplateKey, UserKey
from carerix_desktop.domain.template import Filling, Rendering, Situation, Template, TemplateKind, TemplateText
from carerix_desktop.storage import records as rows
from carerix_desktop.storage.engine import Store

_MARK = re.compile(r"\{\{ (\w+)\.(\w+) \}\}")
REJECT_NL = TemplateText(
    name="nl-reject",
    language="nl",
    kind=TemplateKind.CANDIDATE,
    group="reject",
    title="Afwijzing na cv",
    situation=Situation.REJECT,
    status_after="rejected",
    subject="Je sollicitatie op {{ vacancy.title }}",
    text="Beste {{ candidate.first_name }},\n\nBedankt. Je nummer is {{ candidate.ref }}.\n",
    html="<p>Beste {{ candidate.first_name }},</p><p>Bedankt. Je nummer is {{ candidate.ref }}.</p>",
)
REJECT_EN = TemplateText(
    name="en-reject",
    language="en",
    kind=TemplateKind.CANDIDATE,
    group="reject",
    title="Rejection after CV",
    situation=Situation.REJECT,
    status_after="rejected",
    subject="Your application for {{ vacancy.title }}",
    text="Dear {{ candidate.first_name }},\n\nThank you. Your number is {{ candidate.ref }}.\n",
)


@dataclass
class FakeTemplates:
    """The template texts given, rendered from the store's records."""

    store: Store
    texts: Sequence[TemplateText] = (REJECT_NL, REJECT_EN)
    rendered: list[str] = field(default_factory=list)

    def find(
        self, viewer: UserKey, *, kind: TemplateKind | None = None, situation: Situation | None = None
    ) -> tuple[Template, ...]:
        """All, or those of a kind or situation."""
        return tuple(
            _stored(one) for one in self.texts if kind in (None, one.kind) and situation in (None, one.situation)
        )

    def choose(self, viewer: UserKey, name_or_group: str, language: str) -> Template:
        """By name; by group in the language, else the first."""
        named = [one for one in self.texts if one.name == name_or_group]
        group = [one for one in self.texts if one.group == name_or_group]
        fitting = [one for one in group if one.language == language]
        for one in (*named, *fitting, *group):
            return _stored(one)
        raise NotVisible(f"There is no template {name_or_group}.")

    def render(
        self,
        viewer: UserKey,
        template: TemplateText,
        *,
        to: tuple[RecordKind, RecordKey],
        vacancy: RecordKey | None = None,
    ) -> Rendering:
        """Marks replaced by the fields of the recipient and the vacancy."""
        kind, key = to
        self.rendered.append(f"{kind}:{key}")
        with self.store.reader(viewer) as reader:
            person = rows.get_records(reader, kind, [key])[key]
            known = {kind.value: {"ref": person.ref, **person.fields, **person.extra}}
            if vacancy is not None:
                about = rows.get_records(reader, RecordKind.VACANCY, [vacancy])[vacancy]
                known["vacancy"] = {"ref": about.ref, **about.fields}
        missing: list[str] = []

        def fill(found: re.Match[str]) -> str:
            text = known.get(found[1], {}).get(found[2], "")
            if not text:
                missing.append(f"{found[1]}.{found[2]}")
            return text

        subject, text, html = (_MARK.sub(fill, one) for one in (template.subject, template.text, template.html))
        return Rendering(subject=subject, text=text, html=html, missing=tuple(dict.fromkeys(missing)))

    def render_many(self, viewer: UserKey, fillings: Sequence[Filling]) -> tuple[Rendering | UserFault, ...]:
        """Each as `render` does."""
        return tuple(self.render(viewer, one.template, to=one.to, vacancy=one.vacancy) for one in fillings)


def _stored(text: TemplateText) -> Template:
    return Template(key=TemplateKey(1), written=text, version=1, changed_by="eva", changed_at=0)
