"""Where the window's pictures, themes and translations lie."""

from __future__ import annotations

from pathlib import Path

from carerix_desktop.host.profile import resources_directory


def resource_path(*parts: str) -> Path:
    """The path of a file under resources/."""
    return resources_directory().joinpath(*parts)
