"""The words that make mail confidential: what is refused, and what a word would match of what one sees."""

from __future__ import annotations

import pytest

from carerix_desktop.domain.errors import UserFault
from carerix_desktop.services.keywords import Keywords, WordReach
from tests.support.settings import SettingsRoom
from tests.unit.services.test_users import put_mail


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("", "bad_keyword"),
        ("  ", "bad_keyword"),
        ("a;b", "bad_keyword"),
        ("a\nb", "bad_keyword"),
        ("CONFIDENTIAL", "keyword_twice"),
        (" Vertraulich ", "keyword_twice"),
    ],
)
def test_a_word_that_cannot_be_is_one_sentence_and_nothing_is_lost(room: SettingsRoom, word: str, code: str) -> None:
    keywords = Keywords(room.store, room.users)
    before = keywords.all()
    with pytest.raises(UserFault) as caught:
        keywords.add(room.admin.key, word)
    assert caught.value.code == code
    assert keywords.all() == before


def test_words_are_added_and_taken_away_by_administrators(room: SettingsRoom) -> None:
    keywords = Keywords(room.store, room.users)
    assert keywords.add(room.admin.key, " Geheim ")[-1] == "Geheim"
    assert "Geheim" not in keywords.remove(room.admin.key, "Geheim")
    for change, word in ((keywords.add, "new"), (keywords.remove, "confidential")):
        with pytest.raises(UserFault, match="Only an administrator"):
            change(room.recruiter.key, word)


def test_what_a_word_matches_is_counted_among_what_one_sees_alone(room: SettingsRoom) -> None:
    put_mail(room, 90, "eva@example.test")  # nobody's: it is not on a file
    keywords = Keywords(room.store, room.users)
    assert keywords.reach(room.admin.key, "s") == WordReach(matching=0, total=0)


def test_what_a_mail_domain_would_do_is_told_before_it_is_saved(room: SettingsRoom) -> None:
    room.users.change(room.admin.key, room.admin.key, {"aliases": "eva@in.example.test"})
    moves = room.users.preview_domain(room.admin.key, "in.example.test")
    assert [(move.name, move.before, move.after, move.free) for move in moves] == [
        ("Priya Nair", "", "priya@in.example.test", True),
        ("Eva Bakker", "", "eva@in.example.test", False),
    ]
    assert room.users.agency().mail_domain == ""
    with pytest.raises(UserFault, match="belongs to another user"):
        room.users.change_agency(room.admin.key, {"mail_domain": "in.example.test"})
    with pytest.raises(UserFault, match="is not a domain"):
        room.users.preview_domain(room.admin.key, "no domain")
    with pytest.raises(UserFault, match="Only an administrator"):
        room.users.preview_domain(room.recruiter.key, "in.example.test")
