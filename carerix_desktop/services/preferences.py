"""What a user chooses for himself: how the window looks, its language, its keys (`domain.preference`)."""

from __future__ import annotations

from carerix_desktop.domain.ids import UserKey
from carerix_desktop.domain.preference import known_preferences, require_preference
from carerix_desktop.domain.rights import Sphere
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.preferences import find_preferences, put_preference


class Preferences:
    """The choices of each user; nobody sees or changes another's."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, viewer: UserKey) -> dict[str, str]:
        """What this user chose; what is not there has its default."""
        with self._store.reader(viewer) as reader:
            return known_preferences(find_preferences(reader))

    def put(self, acting: UserKey, name: str, value: str) -> None:
        """Choose; raises UserFault where there is no such choice."""
        require_preference(name, value)
        with self._store.work(acting, on=Sphere.OWN) as work:
            put_preference(work, name, value)
