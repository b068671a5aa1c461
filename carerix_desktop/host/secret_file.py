"""A secret in a file of its own, for where nobody is there to be asked: only its owner may read it."""

from __future__ import annotations

import os
from pathlib import Path

from carerix_desktop.domain.errors import UserFault


def read_secret_file(path: Path, what: str, variable: str) -> str:
    """The one line of a file.

    Args:
        path: of the file.
        what: "passphrase" or "password", for the sentence, and for its code.
        variable: of the environment, which names the file.

    Raises:
        UserFault: the file is missing, empty, or readable by others.
    """
    code = "vault" if what == "passphrase" else "sign_in_file"
    try:
        mode = path.stat().st_mode
        text = path.read_text(encoding="utf-8").strip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UserFault(
            f"The {what} file {path} cannot be read. Set {variable} to a readable file.", code=code
        ) from error
    if os.name == "posix" and mode & 0o077:
        raise UserFault(
            f"Others can read the {what} file {path}. Set its mode to 0600 (chmod 600), then try again.", code=code
        )
    if not text:
        raise UserFault(f"The {what} file {path} is empty. Write a {what} into it.", code=code)
    return text
