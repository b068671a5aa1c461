"""A message template as a file, `NAME.toml` (CLI.md): read with care, written so that it reads back the same."""

from __future__ import annotations

import re
import tomllib
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any, TypeVar

from carerix_desktop.domain.errors import UserFault
from carerix_desktop.domain.record import MATCH_STATUSES
from carerix_desktop.domain.template import Situation, TemplateFile, TemplateKind, TemplateText

Choice = TypeVar("Choice", TemplateKind, Situation)
SUFFIX = ".toml"
LARGEST_FILE_OCTETS = 30_000_000
LARGEST_FILES_OCTETS = 20_000_000
"""Of a template's attachments together: as base64 they still fit into its file, and into most servers' messages."""

_NAME = re.compile(r"\w[\w .+-]{0,78}[\w+-]|\w")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_TEXTS = ("name", "language", "kind", "subject", "text", "html", "group", "title", "situation", "status_after")
_NEEDED = ("language", "kind", "subject", "text")
_MULTI_LINE = ("text", "html")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\t": "\\t", "\r": "\\r", "\b": "\\b", "\f": "\\f"}
_MARKED = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def parse_template(data: bytes, stem: str) -> TemplateText:
    """The template of a file.

    Args:
        data: the file's content.
        stem: its name without .toml.

    Raises:
        UserFault: it is no such file; the sentence says why.
    """
    if len(data) > LARGEST_FILE_OCTETS:
        raise UserFault(f"The file is larger than {LARGEST_FILE_OCTETS // 1_000_000} MB.")
    try:
        content = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UserFault("The file is not in UTF-8. Save it as UTF-8.") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UserFault(f"The file is not TOML: {str(error)[:200]}.") from error
    for key in _TEXTS:
        if not isinstance(content.get(key, ""), str):
            raise UserFault(f"“{key}” has to be a text between quotes.")
    for key in _NEEDED:
        if key not in content:
            raise UserFault(f"“{key}” is not there. Add a line {key} = …")
    confidential = content.get("confidential", False)
    if not isinstance(confidential, bool):
        raise UserFault("“confidential” is true or false.")
    written = TemplateText(
        **{key: content.get(key, "") for key in ("subject", "text", "html", "group", "title", "status_after")},
        name=content.get("name", "") or stem,
        language=content["language"].strip().lower(),
        kind=_choice(TemplateKind, "kind", content["kind"]),
        situation=_choice(Situation, "situation", content.get("situation", Situation.OTHER)),
        confidential=confidential,
        files=tuple(_files(content.get("files", []))),
    )
    check_template(written)
    return written


def read_folder(path: Path) -> tuple[list[TemplateText], list[tuple[str, str]]]:
    """The templates in a folder's .toml files, and the names and reasons of those that are none."""
    read: dict[str, TemplateText] = {}
    refused: list[tuple[str, str]] = []
    for file in sorted(path.glob(f"*{SUFFIX}")):
        if not file.is_file():
            continue
        try:
            written = parse_template(file.read_bytes(), file.name.removesuffix(SUFFIX))
            if written.name in read:
                raise UserFault(f"Another file holds the template {written.name} already. Give it another name.")
        except UserFault as fault:
            refused.append((file.name.removesuffix(SUFFIX), fault.message))
        except OSError as error:
            refused.append((file.name.removesuffix(SUFFIX), f"The file cannot be read: {error.strerror}."))
        else:
            read[written.name] = written
    return list(read.values()), refused


def check_template(written: TemplateText) -> None:
    """What holds for every template that is stored.

    Raises:
        UserFault: `bad_template`: a name, language or status that cannot be, or a mistake in the Jinja2 source.
    """
    from carerix_desktop.compose.fields import fields_of  # jinja2 costs start-up time

    if not _NAME.fullmatch(written.name):
        raise _bad(f"“{written.name[:60]}” cannot be a name. Use letters, digits, blanks and . _ - only, 80 at most.")
    if written.group and not _NAME.fullmatch(written.group):
        raise _bad(f"“{written.group[:60]}” cannot be a group. Use letters, digits, blanks and . _ - only.")
    if not _LANGUAGE.fullmatch(written.language):
        raise _bad(f"“{written.language[:20]}” is no language. Write two letters, such as nl or en.")
    if written.status_after and written.status_after not in MATCH_STATUSES:
        raise _bad(
            f"“{written.status_after[:40]}” is no status of a match. Choose one of: {', '.join(MATCH_STATUSES)}."
        )
    if sum(len(one.data) for one in written.files) > LARGEST_FILES_OCTETS:
        raise UserFault(
            f"The attachments come to more than {LARGEST_FILES_OCTETS // 1_000_000} MB, which many servers refuse. "
            "Remove one, or put a link in the text.",
            code="template_files_large",
            details={"n": str(LARGEST_FILES_OCTETS // 1_000_000)},
        )
    for part, source in parts_of(written).items():
        report = fields_of(source)
        if report.mistake:
            where = f"The {part} has a mistake in line {report.line}"
            raise UserFault(
                f"{where}: {report.mistake}", code="template_syntax", details={"part": part, "line": str(report.line)}
            )


def parts_of(written: TemplateText) -> dict[str, str]:
    """The three sources of a template."""
    return {"subject": written.subject, "text": written.text, "html": written.html}


def html_from_text(text: str) -> str:
    """The formatted version of a text: paragraphs, lists of lines with a dash; fields stay what they are."""
    paragraphs = [one for one in re.split(r"\n[ \t]*\n", text.strip()) if one.strip()]
    return "".join(f"{_paragraph(one)}\n" for one in paragraphs)


def _paragraph(text: str) -> str:
    parts = _MARKED.split(text)
    parts[::2] = [escape(part, quote=False) for part in parts[::2]]
    lines = "".join(parts).split("\n")
    if all(line.startswith("- ") for line in lines):
        return "<ul>\n" + "\n".join(f"<li>{line[2:]}</li>" for line in lines) + "\n</ul>"
    return "<p>" + "<br>\n".join(lines) + "</p>"


def build_toml(written: TemplateText) -> str:
    """The file of a template; `parse_template` gives the same back."""
    lines = [f"{key} = {_quoted(key, str(getattr(written, key)))}" for key in _TEXTS if _is_said(written, key)]
    if written.confidential:
        lines.append("confidential = true")
    for one in written.files:
        lines += ["", "[[files]]", f"filename = {_quoted('', one.filename)}"]
        lines += [f"content_type = {_quoted('', one.content_type)}", f'base64 = "{b64encode(one.data).decode()}"']
    return "\n".join(lines) + "\n"


def _is_said(written: TemplateText, key: str) -> bool:
    return key in _NEEDED or bool(getattr(written, key))


def _quoted(key: str, text: str) -> str:
    escaped = "".join(_ESCAPES.get(letter, letter) for letter in text)
    escaped = _CONTROL.sub(lambda found: f"\\u{ord(found.group()):04X}", escaped)
    if key in _MULTI_LINE:
        return f'"""\n{escaped}"""'
    return '"' + escaped.replace("\n", "\\n") + '"'


def _choice(choices: type[Choice], key: str, text: str) -> Choice:
    try:
        return choices(text.strip().lower())
    except ValueError as error:
        raise UserFault(f"“{text[:40]}” is no {key}. Choose one of: {', '.join(choices)}.") from error


def _files(listed: object) -> Iterator[TemplateFile]:
    if not isinstance(listed, list):
        raise UserFault("“files” has to be a list of [[files]].")
    for one in listed:
        yield _file(one if isinstance(one, dict) else {})


def _file(one: Mapping[str, Any]) -> TemplateFile:
    texts = [one.get(key) for key in ("filename", "content_type", "base64")]
    if not all(isinstance(text, str) and text for text in texts):
        raise UserFault("Each of [[files]] needs filename, content_type and base64.")
    filename, content_type, base64 = (str(text) for text in texts)
    try:
        data = b64decode(base64, validate=True)
    except (Base64Error, ValueError) as error:
        raise UserFault(f"The content of the file {filename[:60]} is not base64.") from error
    return TemplateFile(filename=filename, content_type=content_type, data=data)


def _bad(sentence: str) -> UserFault:
    return UserFault(sentence, code="bad_template")
