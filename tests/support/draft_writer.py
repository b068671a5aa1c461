"""A process that writes one draft without end and says after each save what is safe: for a rig that kills it.

    python -m tests.support.draft_writer STORE VIEWER

Each line is "KEY VERSION"; what a version holds follows from its number alone (`content_of`, `files_of`).
"""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from hashlib import sha256

from carerix_desktop.domain.draft import Draft, DraftContent, DraftFile
from carerix_desktop.domain.ids import RecordKey, RecordKind, UserKey
from carerix_desktop.services.drafting import Drafting
from carerix_desktop.storage.engine import open_store


def data_of(version: int) -> bytes:
    """The bytes of the file that is attached from a version on; a new one every third version."""
    return random.Random(version // 3).randbytes(20_000 + version % 3)[:20_000]


def files_of(version: int) -> tuple[DraftFile, ...]:
    """The file of every third version and the one before it."""
    found = []
    for number in (version - version % 3, max(0, version - version % 3 - 3)):
        data = data_of(number)
        digest = sha256(data).digest()
        name = f"file{number}.bin"
        found.append(DraftFile(filename=name, content_type="x/y", size_octets=len(data), sha256=digest))
    return tuple(found)


def content_of(draft: Draft, version: int) -> DraftContent:
    """The text, the cursor and the files taken off the link row of a version."""
    text = f"version {version}\n" + "x" * (version % 500)
    return replace(draft.content, subject=f"v{version}", text=text, cursor=len(text), anchor=version,
                   unlinks=((RecordKind.CANDIDATE, RecordKey(version)),))  # fmt: skip


def main(url: str, viewer: UserKey) -> None:
    """Go on with the draft that is open, or begin one."""
    drafting = Drafting(open_store(url))
    opened = drafting.find_open(viewer)
    draft = opened[0] if opened else drafting.start(viewer)
    while True:
        version = draft.version + 1
        wanted = replace(draft, content=content_of(draft, version), files=files_of(version))
        data = {file.sha256: data_of(int(file.filename[4:-4])) for file in wanted.files}
        draft = drafting.save(viewer, wanted, data)
        sys.stdout.write(f"{draft.key} {draft.version}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], UserKey(int(sys.argv[2])))
