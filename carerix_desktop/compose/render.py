"""Message templates: Jinja2 in a sandbox, plain data only, one pass (RULES.md section 5, RELIABILITY S-11).

`prepare` is run by `host.limited`, never in the program's own process. What a template can reach is a `Fields` of
texts, its own macros, `range` and the filters below; a value has no parts and no methods. A field that is not there is
collected by name, so that a person reads all that is missing at once. Braces in a value are set aside while the
template runs: what is left of braces afterwards is the template's own mistake.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from jinja2.meta import find_undeclared_variables
from jinja2.runtime import LoopContext, Macro, StrictUndefined, Undefined
from jinja2.sandbox import SandboxedEnvironment

WORK = "carerix_desktop.compose.render:prepare"
"""The name by which `host.limited` finds `prepare`."""

PARTS = ("subject", "text", "html")
LONGEST_PART = 500_000
LONGEST_SUBJECT = 900
LONGEST_REPEAT = 10_000
FILTERS = (
    *("abs", "capitalize", "count", "d", "default", "e", "escape", "first", "float", "int", "join", "last", "length"),
    *("list", "lower", "replace", "reverse", "round", "sort", "string", "striptags", "sum", "title", "trim"),
    *("truncate", "unique", "upper", "urlencode", "wordcount", "wordwrap"),
)
_ASIDE = {ord("{"): "\ufdd0", ord("}"): "\ufdd1", 0xFDD0: "", 0xFDD1: "", 0: ""}
_BACK = {0xFDD0: "{", 0xFDD1: "}"}
_MARKS = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_STYLE = re.compile(r"<style\b.*?</style>", re.DOTALL | re.IGNORECASE)
_NOT_IN_A_LINE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_WRONG = (TemplateError, ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)


class Missing(Undefined):
    """A field that is not there: asked about it is false; used, it is empty and its name is collected."""

    __slots__ = ("_collected", "_path")

    def __init__(self, path: str, collected: dict[str, None]) -> None:
        super().__init__(name=path)
        self._path = path
        self._collected = collected

    def part(self, name: str) -> Missing:
        """A field of what is not there."""
        return Missing(f"{self._path}.{name}", self._collected)

    def collect(self, *_others: object) -> str:
        """Note the name; the text of nothing."""
        self._collected[self._path] = None
        return ""

    def _nothing(self) -> Any:
        self.collect()
        return iter(())

    def _nought(self, *_others: object) -> int:
        self.collect()
        return 0

    __str__ = __html__ = collect
    __iter__ = _nothing
    __len__ = __int__ = __float__ = _nought  # type: ignore[assignment]  # Undefined answers these so too
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __mod__ = __rmod__ = collect  # type: ignore[assignment]  # it raises
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __pow__ = __rpow__ = collect  # type: ignore[assignment]  # it raises
    __lt__ = __le__ = __gt__ = __ge__ = _nought  # type: ignore[assignment]  # it raises

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Undefined)

    def __hash__(self) -> int:
        return hash(Missing)


class Fields:
    """The fields of one record; not a dict, so that nothing but its fields can be reached."""

    __slots__ = ("_collected", "_path", "_values")

    def __init__(self, path: str, values: Mapping[str, str], collected: dict[str, None]) -> None:
        self._path = path
        self._values = values
        self._collected = collected

    def part(self, name: str) -> str | Missing:
        """The text of a field; an empty one is missing."""
        text = self._values.get(name, "")
        return text if text.strip() else Missing(f"{self._path}.{name}", self._collected)

    def __str__(self) -> str:
        self._collected[self._path] = None
        return ""


class Sandbox(SandboxedEnvironment):
    """Jinja2 with nothing in it but texts."""

    intercepted_binops = frozenset({"*", "**", "%", "+"})

    def __init__(self, *, escape: bool) -> None:
        super().__init__(
            autoescape=escape, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=False
        )
        self.globals = {"range": self.globals["range"]}
        self.filters = {name: self.filters[name] for name in FILTERS}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a record, or `loop.index` and its kin; nothing else has parts."""
        if isinstance(obj, Fields | Missing):
            return obj.part(attribute)
        if isinstance(obj, LoopContext) and not attribute.startswith("_"):
            return super().getattr(obj, attribute)
        raise _no_part(attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """As `getattr`, for columns whose names have blanks in them; and members of lists."""
        if isinstance(obj, Fields | Missing):
            return obj.part(str(argument))
        if isinstance(obj, list | tuple | str) and isinstance(argument, int | slice):
            return super().getitem(obj, argument)
        raise _no_part(str(argument))

    def is_safe_callable(self, obj: Any) -> bool:
        """Macros and `range` can be called, methods cannot."""
        return isinstance(obj, Macro) or obj is self.globals["range"]

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic of modest size: a text is not repeated without end, on platforms without a memory limit either."""
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if operator == "%" and not numbers:
            raise SecurityError("“%” is for numbers only. Write texts together with ~.")
        if operator == "**" and not (numbers and abs(left) < LONGEST_REPEAT and abs(right) <= 64):
            raise SecurityError("That power is too large.")
        if operator == "*" and not numbers:
            times = left if isinstance(left, int) else right
            if isinstance(times, int) and times > LONGEST_REPEAT:
                raise SecurityError("A text cannot be repeated that often.")
        return super().call_binop(context, operator, left, right)


def _no_part(name: str) -> SecurityError:
    return SecurityError(f"“{name[:60]}” is not a field. Only fields such as candidate.first_name have parts.")


def prepare(shared: Mapping[str, str]) -> Callable[[Mapping[str, Any]], dict[str, Any]]:
    """Compile a template's parts once; the answer renders them for one recipient.

    Args:
        shared: the sources `subject`, `text` and `html` (may be empty).

    Returns:
        A function of the values ({"candidate": {"first_name": …}, "today": …}) that answers `subject`, `text`, `html`,
        `missing` (names, sorted) and `refused` (one sentence, "" where nothing is wrong).
    """
    compiled: dict[str, Any] = {}
    names: set[str] = set()
    try:
        for part in PARTS:
            source = shared.get(part, "")
            environment = Sandbox(escape=part == "html")
            compiled[part] = environment.from_string(source)
            names |= find_undeclared_variables(environment.parse(source))
    except RecursionError:
        return lambda _values: _refusal("The template is nested too deeply. Make it simpler.")
    except _WRONG as error:
        sentence = _sentence(error)
        return lambda _values: _refusal(sentence)
    return lambda values: _render(compiled, names, values)


def _render(compiled: Mapping[str, Any], names: set[str], values: Mapping[str, Any]) -> dict[str, Any]:
    collected: dict[str, None] = {}
    context = {name: _context(name, values.get(name, ""), collected) for name in names if name != "range"}
    try:
        texts = {part: _finish(part, template.render(context)) for part, template in compiled.items()}
    except RecursionError:
        return _refusal("The template calls itself without end. Take the call out.")
    except _WRONG as error:
        return _refusal(_sentence(error))
    return {**texts, "missing": sorted(collected), "refused": ""}


def _context(name: str, value: Any, collected: dict[str, None]) -> Any:
    if isinstance(value, Mapping) and value:
        return Fields(name, {key: str(text).translate(_ASIDE) for key, text in value.items()}, collected)
    text = "" if isinstance(value, Mapping) else str(value).translate(_ASIDE)
    return text if text.strip() else Missing(name, collected)


def _finish(part: str, text: str) -> str:
    if len(text) > LONGEST_PART:
        raise SecurityError(f"The {part} becomes longer than {LONGEST_PART} characters.")
    mark = _MARKS.search(_STYLE.sub("", text) if part == "html" else text)
    if mark:
        raise SecurityError(f"“{mark.group()}” is left in the {part} after filling in. Correct it in the template.")
    text = text.translate(_BACK)
    if part != "subject":
        return text
    line = _NOT_IN_A_LINE.sub(" ", text).strip()
    if len(line) > LONGEST_SUBJECT:
        raise SecurityError(f"The subject becomes longer than {LONGEST_SUBJECT} characters.")
    return line


def _sentence(error: Exception) -> str:
    if isinstance(error, TemplateSyntaxError):
        return f"The template has a mistake in line {error.lineno}: {_words(error)}"
    return f"The template cannot be filled in: {_words(error)}"


def _words(error: Exception) -> str:
    text = _NOT_IN_A_LINE.sub(" ", str(error)).strip().translate(_BACK)[:300] or type(error).__name__
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _refusal(sentence: str) -> dict[str, Any]:
    return {"subject": "", "text": "", "html": "", "missing": [], "refused": sentence}
