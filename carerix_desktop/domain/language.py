"""In which language a text is written, by its commonest words: Dutch, English, German, French."""

from __future__ import annotations

import re
from typing import Final

MAX_CHARS: Final = 20_000
_LEAST: Final = 2  # telling words, below which nothing is said
_WORD: Final = re.compile(r"[^\W\d_]+")
_WORDS: Final = {
    "nl": "de het een en ik je jij u uw wij we dat die dit voor van met niet naar ook maar wel nog bij ons jullie "
    "graag hebben heeft ben zijn wordt kun kan bedankt groet groeten beste hallo dag mijn om hoe wat wanneer morgen",
    "en": "the a an and i you your we our that this for from with not to also but is are have has been will would "
    "can could please thanks thank regards dear hello my of on how what when tomorrow it be as at by",
    "de": "der die das ein eine einen und ich sie ihr wir dass für von mit nicht nach auch aber noch bei uns gerne "
    "haben hat bin sind wird können kann danke grüße grüßen gruß liebe lieber hallo guten mein im zum zur den dem ist",
    "fr": "le la les un une des et je vous votre nous que pour de du avec ne pas aussi mais dans chez avoir a suis "
    "sont est sera pouvez peut merci cordialement bonjour cher chère mon ma sur au aux ce cette ci",
}
_LANGUAGES: Final = {
    word: frozenset(lang for lang, words in _WORDS.items() if word in words.split())
    for words in _WORDS.values()
    for word in words.split()
}


def guess_language(text: str) -> str:
    """The code of the language, or "" where the text does not tell; words of two languages count for both."""
    counts = dict.fromkeys(_WORDS, 0)
    for word in _WORD.findall(text[:MAX_CHARS].lower()):
        for language in _LANGUAGES.get(word, ()):
            counts[language] += 1
    (first, most), (_second, next_most), *_ = sorted(counts.items(), key=lambda item: -item[1])
    return first if most >= _LEAST and most > next_most else ""
