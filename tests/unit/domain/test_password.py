"""What a password may be, in which form it is compared, and how long one waits after wrong ones."""

import pytest

from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.password import normal_password, read_new_password, remaining_wait, wait_after
from carerix_desktop.domain.setting import fold_login


@pytest.mark.parametrize(
    "text", ["eight888", "correct horse battery staple", "wachtwoord-é", "🔑🔑🔑🔑🔑🔑🔑🔑", "👩\u200d💻 en koffie"]
)
def test_a_password_of_eight_characters_or_more_may_be_anything_that_can_be_written(text):
    assert read_new_password(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "password_short"),
        ("seven77", "password_short"),
        ("        ", "password_short"),
        ("x" * 257, "password_long"),
        ("x" * 10_000_000, "password_long"),
        ("eight888\0", "password_letters"),
        ("eight888\nnine", "password_letters"),
        ("eight888\udcff", "password_letters"),
    ],
)
def test_what_cannot_be_a_password_is_one_sentence(text, code):
    with pytest.raises(UserFault) as caught:
        read_new_password(text)
    assert caught.value.code == code
    assert len(caught.value.message) < 120


def test_the_same_keys_give_the_same_password_on_each_system():
    assert read_new_password("cafe\u0301-cafe\u0301") == normal_password("caf\u00e9-caf\u00e9")
    assert read_new_password("ｅｉｇｈｔ８８８") == "eight888"
    assert normal_password("Eight888") != normal_password("eight888")


def test_what_is_too_long_never_equals_what_was_cut_off():
    assert normal_password("x" * 300) != read_new_password("x" * 256)


@pytest.mark.parametrize(
    ("failures", "seconds"), [(0, 0), (4, 0), (5, 30), (6, 60), (7, 120), (9, 480), (10, 900), (10**9, 900)]
)
def test_the_wait_begins_after_five_and_doubles_to_a_quarter_of_an_hour(failures, seconds):
    assert wait_after(failures) == seconds


@pytest.mark.parametrize(
    ("failures", "locked_until", "now", "left"),
    [(5, 1030, 1000, 30), (5, 1030, 1029, 1), (5, 1030, 1030, 0), (5, 1030, 5000, 0), (5, 1030, 10, 30), (0, 99, 1, 0)],
)
def test_a_clock_that_was_set_back_makes_no_wait_longer(failures, locked_until, now, left):
    assert remaining_wait(failures, locked_until, now) == left


@pytest.mark.parametrize("login", ["eva", "EVA", " Eva ", "ＥＶＡ", "e\u200bva"[:1] + "va"])
def test_a_login_is_compared_without_letter_case(login):
    assert fold_login(login) == fold_login("eva")


def test_logins_fold_as_unicode_says():
    assert fold_login("Strauß") == fold_login("STRAUSS")
    assert fold_login("Ren\u00e9") == fold_login("RENE\u0301")
    assert fold_login("jan") != fold_login("jane")
