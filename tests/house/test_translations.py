"""A translation keeps what the program fills in, and the key that an underlined letter promises."""

import re
import xml.etree.ElementTree as ET
from collections import Counter

import pytest

from tests.house import tree

FILLED_IN = re.compile(r"%n|%\d|\{\w*\}")
MNEMONIC = re.compile(r"&(?!&)\w")


def translations(catalogue: str) -> list[tuple[str, str]]:
    """Pair each text with each form of its translation."""
    root = ET.parse(tree.ROOT / "resources" / "i18n" / f"{catalogue}.ts").getroot()
    pairs = []
    for message in root.iter("message"):
        source, translation = message.findtext("source") or "", message.find("translation")
        assert translation is not None, source
        forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
        pairs += [(source, form) for form in forms]
    return pairs


@pytest.mark.parametrize("catalogue", ["carerix_nl", "carerix_en"])
def test_a_translation_fills_in_the_same_values(catalogue):
    wrong = [
        (source, text)
        for source, text in translations(catalogue)
        if Counter(FILLED_IN.findall(source.replace("%n", ""))) != Counter(FILLED_IN.findall(text.replace("%n", "")))
    ]
    assert wrong == []


@pytest.mark.parametrize("catalogue", ["carerix_nl", "carerix_en"])
def test_a_translation_has_an_underlined_letter_where_the_text_has_one(catalogue):
    pairs = translations(catalogue)
    assert [pair for pair in pairs if bool(MNEMONIC.search(pair[0])) != bool(MNEMONIC.search(pair[1]))] == []
