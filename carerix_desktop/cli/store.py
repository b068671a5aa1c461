"""`store show`, `store encrypt`, `store decrypt`, `store key` and `store unlock`: how the store lies on the disk."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from typing import Any

from carerix_desktop.cli.frame import Answer, Nouns, read_password
from carerix_desktop.domain.errors import UserFault
from carerix_desktop.host.log import Redaction
from carerix_desktop.host.profile import Profile
from carerix_desktop.host.secrets import Secrets
from carerix_desktop.services.encryption import Encryption, Sealing

HONESTY = (
    "The old file was written over, as far as this disk does that: a flash disk or a snapshot may still hold it. "
    "Backups made before are not changed."
)


def add_parser(nouns: Nouns) -> None:
    """Add the noun."""
    verbs = nouns.add_parser("store", help="how the store lies on the disk, encrypted or not")
    leaves = verbs.add_subparsers(required=True, metavar="VERB")
    for name, run, words in (
        ("show", _show, "whether it is encrypted, and where its key is kept"),
        ("encrypt", _encrypt, "encrypt it; window and synchronisation must be closed"),
        ("decrypt", _decrypt, "make it plain again; window and synchronisation must be closed"),
        ("key", _key, "the recovery key, to write down: without it an encrypted store is lost with this computer"),
    ):
        leaves.add_parser(name, help=words).set_defaults(run_closed=partial(_on_the_store, run))
    unlock = leaves.add_parser("unlock", help="keep a recovery key that was written down")
    unlock.add_argument("--password-stdin", action="store_true", help="read the recovery key from standard input")
    unlock.set_defaults(run_closed=_unlock)


def _on_the_store(run: Callable[[Encryption], Answer], profile: Profile, arguments: argparse.Namespace) -> Answer:
    return run(_encryption(profile, arguments))


def _encryption(profile: Profile, arguments: argparse.Namespace) -> Encryption:
    secrets = Secrets(profile.identifier, profile.vault, Redaction())
    return Encryption(profile, secrets, profile.database_file(arguments.store))


def _as_json(found: Sealing) -> dict[str, Any]:
    return {
        "path": str(found.path),
        "encrypted": found.encrypted,
        "key": found.place or None,
        "plain_backups": found.plain_backups,
    }


def _words(found: Sealing) -> str:
    sealed = f"encrypted; its key is in the {found.place}" if found.encrypted else "not encrypted"
    return f"{found.path} is {sealed}. Backups that can be read without a key: {found.plain_backups}."


def _show(encryption: Encryption) -> Answer:
    found = encryption.show()
    return Answer(data=_as_json(found), text=_words(found))


def _encrypt(encryption: Encryption) -> Answer:
    found = encryption.encrypt()
    advice = "Write the recovery key down now: carerix-desktop store key."
    return Answer(data=_as_json(found), text=f"{_words(found)} {HONESTY} {advice}")


def _decrypt(encryption: Encryption) -> Answer:
    found = encryption.decrypt()
    return Answer(data=_as_json(found), text=_words(found))


def _key(encryption: Encryption) -> Answer:
    key = encryption.recovery_key()
    return Answer(data={"recovery_key": key}, text=key)


def _unlock(profile: Profile, arguments: argparse.Namespace) -> Answer:
    given = read_password(arguments, "Recovery key")
    if not given:
        raise UserFault("Give the recovery key with --password-stdin, or at the prompt.", code="bad_key")
    found = _encryption(profile, arguments).unlock(given.strip())
    return Answer(data=_as_json(found), text=_words(found))
