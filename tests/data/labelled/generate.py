"""Makes the labelled set: records as CSV, mail as mbox files, and what RULES say of each message as JSON.

It imports the standard library alone, and the scenes beside it: a label is true because the scene was made so, and
follows from sections 1 to 3 of the product rules. `python -m tests.data.labelled.generate` writes the set; the same
bytes each time.
"""

import json
import sys
from pathlib import Path

from tests.data.labelled import (
    scenes_automated,
    scenes_company,
    scenes_copies,
    scenes_forwards,
    scenes_further,
    scenes_people,
    scenes_threads,
)
from tests.data.labelled.agency import AGENCY, COLUMNS, USERS, Agency
from tests.data.labelled.mailbag import Bag

HERE = Path(__file__).parent
PLACES = (
    scenes_people,
    scenes_company,
    scenes_threads,
    scenes_automated,
    scenes_forwards,
    scenes_copies,
    scenes_further,
)


def the_set():
    """The whole set, as file names with their bytes."""
    bag = Bag(Agency())
    for place in PLACES:
        for scene in place.SCENES:
            scene(bag)
    files = {f"records/{kind}.csv": bag.agency.csv(kind).encode() for kind in COLUMNS}
    files.update({f"mail/{name}": data for name, data in bag.mboxes()})
    labels = {
        "agency": AGENCY,
        "users": USERS,
        "acts": bag.acts,
        "undeliverable": sorted(bag.undeliverable),
        "deliverable": sorted(bag.deliverable),
    }
    head = json.dumps(labels, indent=1, ensure_ascii=False, sort_keys=True).removesuffix("\n}")
    rows = ",\n".join(json.dumps(mail.label(), ensure_ascii=False, sort_keys=True) for mail in bag.mails)
    files["labels.json"] = f'{head},\n "messages": [\n{rows}\n]}}\n'.encode()
    return files


def write(where):
    """Writes the set below a folder."""
    for name, data in the_set().items():
        path = where / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
