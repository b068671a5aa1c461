"""What encryption at rest costs: filing, listing and searching in a plain and in an encrypted store (ADR 20).

python bench/encrypted_store.py [--messages N] [--rounds N]

Plain and encrypted take turns, so that a busy machine burdens both; each figure is the median of the rounds.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from back_link import ANNA, letters

from carerix_desktop.app import build_office
from carerix_desktop.domain.mailbox import FolderRole
from carerix_desktop.host.log import Redaction
from carerix_desktop.host.profile import Profile
from carerix_desktop.host.secrets import Secrets
from carerix_desktop.services.encryption import Encryption
from carerix_desktop.services.messages import MessageQuery

REPEATS = 20


def took(act: Callable[[], object], repeats: int = 1) -> float:
    begin = time.perf_counter()
    for _ in range(repeats):
        act()
    return (time.perf_counter() - begin) / repeats


def one_round(work: Path, box: Path, *, encrypted: bool) -> dict[str, float]:
    profile = Profile(work)
    office = build_office(profile, Redaction())
    anna = office.users.add(None, "anna", name="Anna", from_address=ANNA, aliases=()).key
    office.close()
    if encrypted:
        secrets = Secrets(profile.identifier, profile.vault, Redaction())
        Encryption(profile, secrets, profile.database).encrypt()
    office = build_office(profile, Redaction())
    search = office.search.for_viewer(anna)
    figures = {
        "file_s": took(lambda: office.exchange.import_mail(anna, anna, box, FolderRole.INBOX)),
        "list_ms": 1000 * took(lambda: office.messages.list(anna, MessageQuery(limit=200)), REPEATS),
        "search_ms": 1000 * took(lambda: search.find_messages("langskomen nummer", 50), REPEATS),
    }
    office.close()
    figures["open_ms"] = 1000 * took(lambda: build_office(profile, Redaction()).close())
    return {**figures, "file_mb": profile.database.stat().st_size / 1e6}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--messages", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        box, passphrase = root / "mail.mbox", root / "passphrase"
        box.write_text("".join(letters(arguments.messages)))
        passphrase.write_text("passphrase")
        passphrase.chmod(0o600)
        os.environ["CARERIX_DESKTOP_PASSPHRASE_FILE"] = str(passphrase)
        os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
        rounds: dict[bool, list[dict[str, float]]] = {False: [], True: []}
        for number in range(arguments.rounds):
            for encrypted in (False, True):
                work = root / f"{number}-{encrypted}"
                rounds[encrypted].append(one_round(work, box, encrypted=encrypted))
    middle = {
        which: {key: statistics.median(one[key] for one in some) for key in some[0]} for which, some in rounds.items()
    }
    told = {key: [round(middle[False][key], 2), round(middle[True][key], 2)] for key in middle[False]}
    ratios = {key: round(middle[True][key] / middle[False][key], 2) for key in told}
    print(json.dumps({"messages": arguments.messages, "plain_and_encrypted": told, "ratio": ratios}, indent=2))


if __name__ == "__main__":
    main()
