"""Has templates filled in by the child with limits, one order per text, and words what it answers."""

from __future__ import annotations

from collections.abc import Sequence

from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.template import Filling, Rendering, TemplateText
from carerix_desktop.host.limited import Outcome, Over, Runner
from carerix_desktop.services.template_files import parts_of
from carerix_desktop.services.template_values import RecipientValues, Values

TextSources = tuple[tuple[str, str], ...]
_OVER = {
    Over.TIME: "takes longer than 2 seconds to fill in. Look for a loop in it",
    Over.MEMORY: "needs more than 200 MB to fill in. Look for a loop in it",
    Over.OUTPUT: "becomes longer than a message can be. Look for a loop in it",
    Over.FAILED: "cannot be filled in. Make it simpler",
}


def fill_in(limited: Runner, fillings: Sequence[Filling], known: RecipientValues) -> tuple[Rendering | UserFault, ...]:
    """What each gives, in their order, or why it gives nothing."""
    from carerix_desktop.compose.render import WORK  # jinja2 costs start-up time

    answers: dict[int, Rendering | UserFault] = {}
    by_text: dict[TextSources, list[tuple[int, Values]]] = {}
    for place, one in enumerate(fillings):
        try:
            by_text.setdefault(tuple(parts_of(one.template).items()), []).append((place, known.of(one)))
        except UserFault as fault:
            answers[place] = fault
    for sources, recipients in by_text.items():
        outcomes = limited.run(WORK, dict(sources), [values for _place, values in recipients])
        for (place, _values), outcome in zip(recipients, outcomes, strict=True):
            answers[place] = _rendering(fillings[place].template, outcome)
    return tuple(answers[place] for place in range(len(fillings)))


def _rendering(template: TemplateText, outcome: Outcome) -> Rendering | UserFault:
    refused = _OVER[outcome.over] if outcome.over is not None else outcome.value["refused"]
    if outcome.over is not None:
        return UserFault(f"The template “{template.name}” {refused}.", code="template_refused")
    if refused:
        return UserFault(refused, code="template_refused", details={"name": template.name})
    answer = outcome.value
    missing = tuple(answer["missing"])
    return Rendering(subject=answer["subject"], text=answer["text"], html=answer["html"], missing=missing)
