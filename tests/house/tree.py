"""The checkout as the house tests see it: its modules, its comments, its top."""

import ast
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "carerix_desktop"
MADE = {"build", "dist", "__pycache__", "soak-results"}


def is_generated(path: Path) -> bool:
    """Say whether a tool wrote this module: pyside6-uic, or Alembic, whose steps are a record and never edited."""
    return (path.parent.name == "forms" and path.name.startswith("ui_")) or path.parent.name == "versions"


def modules(*folders: str) -> list[Path]:
    """List the hand-written modules below the given folders of the checkout."""
    found = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return sorted(path for path in found if not is_generated(path))


def name(path: Path) -> str:
    """Name a file as people see it: from the top of the checkout, with slashes."""
    return path.relative_to(ROOT).as_posix()


def syntax(path: Path) -> ast.Module:
    """Parse a module."""
    return ast.parse(path.read_text(encoding="utf-8"))


def comments(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line number and text of each comment; strings that look like one are not."""
    tokens = tokenize.generate_tokens(io.StringIO(path.read_text(encoding="utf-8")).readline)
    yield from ((token.start[0], token.string) for token in tokens if token.type == tokenize.COMMENT)


def stands(path: Path) -> bool:
    """Say whether a clone would have this path too: a file, or a folder with one in it."""
    return path.is_file() or any(one.is_file() for one in path.rglob("*") if one.parent.name != "__pycache__")


def entries(folder: Path) -> set[str]:
    """Name what stands in a folder, folders with a slash; hidden and made things are left out."""
    return {
        path.name + ("/" if path.is_dir() else "")
        for path in folder.iterdir()
        if stands(path)
        and not path.name.startswith(".")
        and path.name not in MADE
        and not path.name.endswith(".egg-info")
    }
