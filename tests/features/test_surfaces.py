"""Every public function of the services and every command is in the surface list, and the list is in the documents."""

import pytest

from tests.support.surfaces.document import PAGE, REMEDY, page
from tests.support.surfaces.found import commands, service_functions
from tests.support.surfaces.row import Group, Shown, Through
from tests.support.surfaces.table import SURFACES

NAMES = [row.name for row in SURFACES]
ADD = (
    "Say in tests/support/surfaces how it is asked in the twin test (reading.py, acts.py), through which row it is "
    f"asked, or why it shows nothing of mail (both silent.py); then: {REMEDY}"
)


def test_each_function_of_the_services_and_each_command_has_a_row():
    missing = sorted((service_functions() | commands()) - set(NAMES))
    assert missing == [], ADD


def test_no_row_names_what_is_not_there_and_none_stands_twice():
    assert sorted(set(NAMES) - service_functions() - commands()) == [], f"take the rows away; then: {REMEDY}"
    assert sorted(name for name in set(NAMES) if NAMES.count(name) > 1) == []


def test_what_is_asked_through_another_row_is_asked():
    asked = {row.name for row in SURFACES if isinstance(row, Shown)}
    assert sorted(row.name for row in SURFACES if isinstance(row, Through) and row.asked not in asked) == []


@pytest.mark.parametrize("group", Group)
def test_each_group_of_surfaces_is_asked(group):
    assert any(isinstance(row, Shown) and row.group is group for row in SURFACES)


def test_the_page_of_surfaces_is_the_list():
    assert PAGE.read_text(encoding="utf-8") == page(), f"write it anew with: {REMEDY}"
