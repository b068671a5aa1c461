"""A translation keeps what the program fills in, and the key that an underlined letter promises."""

import ast
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


def handed_to_tr(path):
    """Yield the literal texts that a module hands to tr(), translate() or QT_TRANSLATE_NOOP()."""
    positions = {"tr": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1}
    for node in ast.walk(tree.syntax(path)):
        if not isinstance(node, ast.Call):
            continue
        position = positions.get(getattr(node.func, "attr", getattr(node.func, "id", "")), 9)
        text = node.args[position] if len(node.args) > position else None
        if isinstance(text, ast.Constant) and isinstance(text.value, str):
            yield text.value


def test_lupdate_sees_every_text_that_is_handed_to_tr():
    seen = {source for source, _ in translations("carerix_nl")}
    unseen = {
        f"{tree.name(path)}: {text}"
        for path in tree.modules("carerix_desktop/gui")
        for text in handed_to_tr(path)
        if text not in seen
    }
    assert unseen == set(), "run `make i18n`; texts inside an f-string stay unseen"


def test_a_tr_of_a_module_looks_where_lupdate_files_its_texts():
    """What stands outside a class is filed under the empty context, and only the name tr is known."""
    astray = []
    for path in tree.modules("carerix_desktop/gui"):
        source, methods = tree.syntax(path), set()
        for kind in ast.walk(source):
            methods |= set(kind.body) if isinstance(kind, ast.ClassDef) else set()
        for node in ast.walk(source):
            if isinstance(node, ast.FunctionDef) and node not in methods and node.name in {"tr", "_tr", "_"}:
                contexts = {
                    ast.unparse(call.args[0]) for call in ast.walk(node) if isinstance(call, ast.Call) and call.args
                }
                if node.name != "tr" or contexts - {"''"}:
                    astray.append(f"{tree.name(path)}:{node.lineno}")
    assert astray == []


def test_tr_is_called_on_self_alone_because_lupdate_files_it_under_the_name_of_what_it_is_called_on():
    astray = [
        f"{tree.name(path)}: {ast.unparse(node)}"
        for path in tree.modules("carerix_desktop/gui")
        for node in ast.walk(tree.syntax(path))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "tr"
        if ast.unparse(node.func) != "self.tr"
    ]
    assert astray == []
