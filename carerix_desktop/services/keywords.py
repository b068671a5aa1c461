"""The words that make mail confidential: the list that administrators keep, and what a word would match."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from carerix_desktop.domain.confidentiality import has_keyword
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.ids import UserKey
from carerix_desktop.services.users import Users
from carerix_desktop.storage.engine import Store
from carerix_desktop.storage.subjects import find_subjects

SHORT: Final = 2
"""A word of so few letters stands in nearly every subject."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordReach:
    """In how many subjects a word stands, of the messages that the viewer sees."""

    matching: int
    total: int


class Keywords:
    """One word at a time."""

    def __init__(self, store: Store, users: Users) -> None:
        self._store = store
        self._users = users

    def all(self) -> tuple[str, ...]:
        """The words as they stand."""
        return self._users.agency().keywords

    def add(self, acting: UserKey, word: str) -> tuple[str, ...]:
        """Add a word: it holds for mail from now on; answer all of them.

        Raises:
            UserFault: no administrator acts; it is empty, holds a `;` or a line end, or is in the list already.
        """
        word, known = word.strip(), self.all()
        if not word or ";" in word or not word.isprintable():
            raise UserFault("A word has at least one letter, and no ; in it. Write one word.", code="bad_keyword")
        if any(one.casefold() == word.casefold() for one in known):
            raise UserFault(f"“{word}” is in the list already: letter case does not matter.", code="keyword_twice")
        return self._put(acting, (*known, word))

    def remove(self, acting: UserKey, word: str) -> tuple[str, ...]:
        """Take a word away: what it made confidential stays so; answer all that are left."""
        return self._put(acting, tuple(one for one in self.all() if one != word))

    def reach(self, viewer: UserKey, word: str) -> WordReach:
        """What a word would match among the messages that this viewer sees, and no others."""
        matching = total = 0
        with self._store.reader(viewer) as reader:
            for subject in find_subjects(reader):
                total += 1
                matching += has_keyword(subject, (word,))
        return WordReach(matching=matching, total=total)

    def _put(self, acting: UserKey, words: tuple[str, ...]) -> tuple[str, ...]:
        return self._users.change_agency(acting, {"keywords": ";".join(words)}).keywords
