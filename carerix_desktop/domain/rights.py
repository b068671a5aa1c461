"""What a user may change, by role: said here once, asked at the doors of the store (`storage.unit_of_work`).

| role                     | what is shared (files, links, templates, mail that leaves) | what is one's own |
| ------------------------ | ---------------------------------------------------------- | ----------------- |
| administrator, recruiter | yes                                                        | yes               |
| read-only                | no                                                         | yes               |
| any, switched off        | no                                                         | no                |

One's own: the own user file and its settings, e-mail settings, password and signature; read and flag marks and the
folder of the own copies; drafts and waiting messages from before, which may be thrown away, not sent.
"""

from __future__ import annotations

from enum import StrEnum

from carerix_desktop.domain.account import UserRole
from carerix_desktop.domain.errors import UserFault

READ_ONLY, SWITCHED_OFF = "read_only", "switched_off"


class Sphere(StrEnum):
    """Whose a change is."""

    SHARED = "shared"
    OWN = "own"


def may_change(role: UserRole, *, active: bool, on: Sphere = Sphere.SHARED) -> bool:
    """Whether a user may change something."""
    return active and (on is Sphere.OWN or role is not UserRole.READER)


def refusal(*, active: bool) -> UserFault:
    """What a person reads who may not change something."""
    if not active:
        return UserFault("This user file is switched off. Ask an administrator to switch it on.", code=SWITCHED_OFF)
    return UserFault(
        "Your user file is read-only: you can read everything, and change and send nothing. "
        "Ask an administrator for another role.",
        code=READ_ONLY,
    )
