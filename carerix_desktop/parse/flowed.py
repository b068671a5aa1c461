"""format=flowed → paragraphs (RFC 3676): soft line breaks joined, space stuffing removed, quote marks kept."""

from __future__ import annotations


def unflow(text: str, *, delsp: bool) -> str:
    """Join the lines that the sender's program broke.

    Args:
        text: with LF line ends.
        delsp: the parameter DelSp=yes: the space before a soft break is not part of the text.
    """
    out: list[str] = []
    pieces: list[str] = []
    depth = 0
    for line in text.split("\n"):
        level, content = _unquoted(line)
        if pieces and level != depth:
            out.append(_joined(pieces, depth))
            pieces = []
        depth = level
        soft = content.endswith(" ") and content != "-- "
        if content == "-- " and pieces:  # the mark of the signature never joins a paragraph (§4.3)
            out.append(_joined(pieces, depth))
            pieces = []
        pieces.append(content[:-1] if soft and delsp else content)
        if not soft:
            out.append(_joined(pieces, depth))
            pieces = []
    if pieces:
        out.append(_joined(pieces, depth))
    return "\n".join(out)


def _unquoted(line: str) -> tuple[int, str]:
    content = line.lstrip(">")
    level = len(line) - len(content)
    return level, content.removeprefix(" ")


def _joined(pieces: list[str], depth: int) -> str:
    text = "".join(pieces)
    return f"{'>' * min(depth, 100)} {text}" if depth else text
