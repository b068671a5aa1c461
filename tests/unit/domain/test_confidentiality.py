"""The truth table of who sees a message."""

from itertools import product

import pytest

from carerix_desktop.domain.confidentiality import AudienceReason, has_keyword, may_see
from carerix_desktop.domain.setting import DEFAULT_KEYWORDS

ALL = tuple(AudienceReason)


@pytest.mark.parametrize(
    ("active", "reasons", "confidential", "on_file", "sees"),
    [
        (True, (), False, False, False),
        (True, (), False, True, True),
        (True, (), True, False, False),
        (True, (), True, True, False),
        (False, (), False, True, False),
        *(
            (active, (reason,), confidential, on_file, True)
            for active, reason, confidential, on_file in product((True, False), ALL, (True, False), (True, False))
        ),
    ],
)
def test_who_sees_a_message(active, reasons, confidential, on_file, sees):
    assert may_see(active=active, reasons=reasons, confidential=confidential, on_file=on_file) is sees


@pytest.mark.parametrize(
    "subject", ["VERTROUWELIJK: aanbod", "Re: strikt vertrouwelijke zaak", "Confidential", "vertraulich"]
)
def test_a_keyword_is_found_in_any_letter_case(subject):
    assert has_keyword(subject, DEFAULT_KEYWORDS)


def test_a_subject_without_keyword_is_not_confidential():
    assert not has_keyword("Aanbod voor Jan", DEFAULT_KEYWORDS)
    assert not has_keyword("Aanbod", ["", "  "])
