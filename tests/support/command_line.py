"""The program as a person starts it: a profile, a user with an account, and commands in processes of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from carerix_desktop.domain.account import Endpoint


@dataclass(slots=True, kw_only=True)
class CommandLine:
    """Commands on one profile.

    Attributes:
        profile: its directory.
        authority: the certificate that the program has to trust.
    """

    profile: Path
    authority: Path
    answers: list[Any] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        """Of the program: our authority, and no keyring."""
        return {
            **os.environ,
            "SSL_CERT_FILE": str(self.authority),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
            "QT_QPA_PLATFORM": "offscreen",
        }

    def command(self, *arguments: str) -> list[str]:
        """The words of a command."""
        return [sys.executable, "-m", "carerix_desktop", "--profile", str(self.profile), "--json", *arguments]

    def run(self, *arguments: str, stdin: str = "", timeout_s: float = 60) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return subprocess.run(
            self.command(*arguments),
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
            timeout=timeout_s,
            env=self.environment,
        )

    def ask(self, *arguments: str, stdin: str = "") -> Any:
        """The JSON answer of a command that has to succeed."""
        done = self.run(*arguments, stdin=stdin)
        assert done.returncode == 0, done.stderr + done.stdout
        return json.loads(done.stdout)

    def add_user(self, login: str, endpoint: Endpoint, password: str) -> None:
        """A user file with e-mail settings; the password is not kept anywhere (there is no keyring here)."""
        self.ask("users", "add", login, "--name", login.title(), "--from-address", endpoint.username)
        words = ["--type", "imap", "--server", endpoint.host, "--port", str(endpoint.port)]
        words += ["--security", endpoint.security.value, "--username", endpoint.username]
        self.run("--as", login, "account", "set", login, *words, "--password-stdin", stdin=f"{password}\n")
