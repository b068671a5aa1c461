"""What a user chooses for himself, declared once: name, default and choices (DESIGN 4.14, My account).

The choices follow the user to another window and another computer on the same store. What is damaged or from another
version counts as not chosen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from carerix_desktop.domain.errors import UserFault

MOST_LETTERS = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class Preference:
    """One choice; without `choices` it is a text of its own form."""

    name: str
    default: str
    choices: tuple[str, ...] = ()

    def allows(self, value: str) -> bool:
        """Whether it can be this value."""
        return value in self.choices if self.choices else len(value) <= MOST_LETTERS and value.isprintable()


PREFERENCES: Mapping[str, Preference] = MappingProxyType(
    {
        one.name: one
        for one in (
            Preference(name="theme", default="system", choices=("system", "light", "dark")),
            Preference(name="density", default="comfortable", choices=("comfortable", "compact")),
            Preference(name="text_size", default="100", choices=("90", "100", "120", "150")),
            Preference(name="language", default="system", choices=("system", "en", "nl")),
            Preference(name="single_keys", default="yes", choices=("yes", "no")),
            Preference(name="notify_mail", default="yes", choices=("yes", "no")),
            Preference(name="notify_names", default="yes", choices=("yes", "no")),
            Preference(name="notify_reminders", default="yes", choices=("yes", "no")),
            Preference(name="keys", default=""),  # action=key, a space between: `gui.keys`
        )
    }
)


def require_preference(name: str, value: str) -> None:
    """Raise UserFault where there is no such choice, or it cannot be this."""
    known = PREFERENCES.get(name)
    if known is None:
        raise UserFault(f"There is no choice “{name[:40]}”. Choose one of: {', '.join(PREFERENCES)}.")
    if not known.allows(value):
        raise UserFault(
            f"{name} cannot be “{value[:40]}”. Choose one of: {', '.join(known.choices) or 'a short text'}."
        )


def known_preferences(values: Mapping[str, str]) -> dict[str, str]:
    """Of what is stored, what counts."""
    return {name: value for name, value in values.items() if name in PREFERENCES and PREFERENCES[name].allows(value)}
