"""The labelled set brought in through the command line's own functions, and the answers laid beside the labels."""

from __future__ import annotations

import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from carerix_desktop.app import build_office
from carerix_desktop.cli.main import build_parser
from carerix_desktop.domain.ids import MessageKey, RecordKey, RecordKind, UserKey
from carerix_desktop.host.log import Redaction
from carerix_desktop.host.profile import Profile
from carerix_desktop.parse.mail_kind import parse_mail_kind
from carerix_desktop.services.office import Office
from carerix_desktop.storage.person_marks import marks_of
from carerix_desktop.storage.raw import raw_of

SET = Path(__file__).parents[1] / "data" / "labelled"
SEPARATOR = b"From set@post.example Mon Jan  5 08:00:00 2026\n"
RULES = ("hand", "reply", "subject", "address", "forwarded", "company", "reference", "bounce")
KINDS = ("company", "contact", "candidate", "vacancy", "match")
PERSONS = (RecordKind.CANDIDATE, RecordKind.CONTACT)


@dataclass(slots=True, kw_only=True)
class Desk:
    """Commands on one profile, in this process."""

    office: Office

    def ask(self, *words: str) -> Any:
        """The JSON answer of a command."""
        arguments = build_parser().parse_args(["--json", *words])
        return arguments.run(self.office, arguments).data

    def bring_mail(self, path: Path, owner: str, role: str) -> None:
        """Import an mbox file."""
        report = self.ask("--as", owner, "import", "mail", str(path), "--owner", owner, "--role", role)
        assert report["set_aside"] == []

    def user(self, login: str) -> UserKey:
        """The key of a user."""
        return next(one.key for one in self.office.users.everybody() if one.login == login)

    def undeliverable(self) -> set[str]:
        """Every address of a person that mail came back from."""
        found: set[str] = set()
        looker = self.office.users.everybody()[0].key
        for kind in PERSONS:
            keys = self.office.records.list_keys(looker, kind)
            with self.office.store.reader(looker) as reader:
                found |= {one for key in keys for one in marks_of(reader, kind, RecordKey(key)).undeliverable}
        return found


def open_desk(directory: Path) -> Desk:
    """A new, empty profile."""
    return Desk(office=build_office(Profile(directory), Redaction()))


def bring_in(desk: Desk, labels: dict[str, Any]) -> None:
    """The agency, its users, its records, and the mail in two batches with what a person did between them."""
    bring_in_users(desk, labels)
    bring_in_records(desk, labels)
    for batch in ("1", "2"):
        for path in sorted((SET / "mail").glob(f"{batch}-*.mbox")):
            _batch, owner, role = path.stem.split("-")
            desk.bring_mail(path, owner, role)
        if batch == "1":
            do_by_hand(desk, labels)


def bring_in_anyhow(desk: Desk, labels: dict[str, Any], order: random.Random, directory: Path, *, first: float) -> None:
    """The same in another order and in other batches, a part of it `first`, before the records; hands come last."""
    bring_in_users(desk, labels)
    arrivals = []
    for path in sorted((SET / "mail").glob("*.mbox")):
        _batch, owner, role = path.stem.split("-")
        arrivals += [(owner, role, raw) for raw in path.read_bytes().split(SEPARATOR)[1:]]
    order.shuffle(arrivals)
    cut = round(len(arrivals) * first)
    _bring_in_batches(desk, arrivals[:cut], directory)
    bring_in_records(desk, labels)
    _bring_in_batches(desk, arrivals[cut:], directory)
    do_by_hand(desk, labels)


def _bring_in_batches(desk: Desk, arrivals: list[tuple[str, str, bytes]], directory: Path) -> None:
    for start in range(0, len(arrivals), 200):
        some = arrivals[start : start + 200]
        for owner, role in sorted({(owner, role) for owner, role, _raw in some}):
            box = directory / "some.mbox"
            box.write_bytes(b"".join(SEPARATOR + raw for *place, raw in some if place == [owner, role]))
            desk.bring_mail(box, owner, role)


def do_by_hand(desk: Desk, labels: dict[str, Any]) -> None:
    """What a person linked and unlinked."""
    for act in labels["acts"]:
        desk.ask("--as", act["by"], "messages", act["act"], act["message_id"], f"{act['kind']}:{act['ref']}")


def bring_in_users(desk: Desk, labels: dict[str, Any]) -> None:
    """The agency and its users."""
    desk.ask("agency", "set", *(f"{key}={value}" for key, value in labels["agency"].items()))
    acting: tuple[str, ...] = ()
    for login, user in labels["users"].items():
        aliases = [word for alias in user["aliases"] for word in ("--alias", alias)]
        desk.ask(
            *acting, "users", "add", login, "--name", user["name"], "--from-address", user["from_address"], *aliases
        )
        acting = ("--as", next(iter(labels["users"])))
        desk.ask(*acting, "users", "set", login, f"system_address={user['system_address']}")


def bring_in_records(desk: Desk, labels: dict[str, Any]) -> None:
    """The records, all of one kind at a time."""
    acting = ("--as", next(iter(labels["users"])))
    for kind in KINDS:
        report = desk.ask(*acting, "import", "records", "--kind", kind, str(SET / "records" / f"{kind}.csv"))
        assert report["rejected"] == [], report["rejected"]


def what_is_seen(desk: Desk, labels: dict[str, Any]) -> list[dict[str, Any]]:
    """Every message that somebody sees."""
    seen: dict[str, dict[str, Any]] = {}
    for login in labels["users"]:
        index = desk.ask("--as", login, "messages", "export-index")
        with desk.office.store.reader(desk.user(login)) as reader:
            for one in index:
                if one["id"] not in seen:
                    raw = raw_of(reader, MessageKey(int(one["id"])))
                    seen[one["id"]] = {**one, "mail_kind": parse_mail_kind(raw).value}
    return list(seen.values())


def identity(message: dict[str, Any]) -> tuple[str, ...]:
    """What tells two messages of the set apart, in a label as in an answer."""
    when = datetime.fromisoformat(message["date"]).astimezone(UTC).isoformat(timespec="seconds")
    to = sorted(set(re.findall(r"[\w.+-]+@[\w.-]+", " ".join(message["to"]).casefold())))
    name = (message["message_id"] or "").strip("<>")
    return (name, when, (message["subject"] or "").strip(), "" if name else " ".join(to))


@dataclass(slots=True)
class Count:
    """Right, too much, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


@dataclass(slots=True, kw_only=True)
class Judgement:
    """The program's answers beside the labels; `trouble` has a line for each difference."""

    messages: int = 0
    hard: int = 0
    rules: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    kinds: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    proposals: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    trouble: list[str] = field(default_factory=list)
    totals: Counter[str] = field(default_factory=Counter)

    def links(self) -> Count:
        """All links together."""
        every = self.rules.values()
        return Count(sum(one.right for one in every), sum(one.wrong for one in every), sum(one.missed for one in every))

    def note(self, label: dict[str, Any], words: str) -> None:
        """Keep one difference."""
        self.trouble.append(f"{label['scene']} {label['subject']!r}: {words}")

    def table(self) -> Iterator[str]:
        """The figures, a line each."""
        yield f"Labelled set: {self.messages} messages, {self.hard} of them hard ({self.hard / self.messages:.0%})"
        yield f"{'':22}{'right':>7}{'wrong':>7}{'missed':>8}{'precision':>11}{'recall':>8}"
        rows = [(f"rule {rule}", self.rules[rule]) for rule in RULES] + [("all links", self.links())]
        rows += [(f"kind {kind}", self.kinds[kind]) for kind in KINDS]
        rows += [(f"proposed as {why}", self.proposals[why]) for why in ("tie", "new", "reply")]
        for name, one in rows:
            figures = f"{one.right:>7}{one.wrong:>7}{one.missed:>8}{one.precision:>11.4f}{one.recall:>8.4f}"
            yield f"{name:22}{figures}"
        for name in (
            "links to a wrong person",
            "silent ties",
            "another rule than labelled",
            "direction wrong",
            "mail_kind wrong",
        ):
            yield f"{name}: {self.totals[name]}"
        yield f"conversations right: {self.totals['conversations right']} of {self.totals['conversations']}"
        yield f"messages not found: {self.totals['not found']}, stored twice or unasked: {self.totals['unasked']}"


def judge(labels: list[dict[str, Any]], seen: list[dict[str, Any]]) -> Judgement:
    """Lay the answers beside the labels."""
    result = Judgement(messages=len(labels), hard=sum(label["hard"] for label in labels))
    answers: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for one in seen:
        answers[identity(one)].append(one)
    pairs = []
    for label in labels:
        found = answers.pop(identity(label), [])
        result.totals["not found"] += not found
        result.totals["unasked"] += max(0, len(found) - 1)
        if len(found) != 1:
            result.note(label, f"found {len(found)} times")
        pairs += [(label, one) for one in found[:1]]
    result.totals["unasked"] += sum(map(len, answers.values()))
    result.trouble += [f"unasked: {name}" for name in answers]
    for label, one in pairs:
        _judge_links(result, label, one)
        _judge_proposals(result, label, one)
        for what in ("direction", "mail_kind"):
            if label[what] != one[what]:
                result.totals[f"{what} wrong"] += 1
                result.note(label, f"{what} {one[what]}")
    _judge_conversations(result, pairs)
    return result


def _judge_links(result: Judgement, label: dict[str, Any], one: dict[str, Any]) -> None:
    wanted = {(link["kind"], link["ref"]): link["rules"] for link in label["links"]}
    made = {(link["kind"], link["ref"]): link["rule"] for link in one["links"]}
    for key, rule in made.items():
        side = "right" if key in wanted else "wrong"
        named = "subject" if "subject" in wanted.get(key, ()) else rule  # a link by way of a conversation joined so
        for count in (result.rules[named], result.kinds[key[0]]):
            setattr(count, side, getattr(count, side) + 1)
        if key not in wanted:
            result.totals["links to a wrong person"] += key[0] in PERSONS
            result.note(label, f"links {key} by {rule}")
        elif rule not in wanted[key]:
            result.totals["another rule than labelled"] += 1
            result.note(label, f"{key} by {rule}, not {wanted[key]}")
    for key in wanted.keys() - made.keys():
        rule = next(rule for rule in ("subject", *RULES) if rule in wanted[key])
        result.rules[rule].missed += 1
        result.kinds[key[0]].missed += 1
        result.note(label, f"misses {key} by {wanted[key]}")


def _judge_proposals(result: Judgement, label: dict[str, Any], one: dict[str, Any]) -> None:
    if label["proposals"] is None:  # a From that cannot be read: who is proposed, if anybody, no rule says
        return
    wanted, made = _proposals(label), _proposals(one)
    for side, entries in (("right", wanted & made), ("wrong", made - wanted), ("missed", wanted - made)):
        for entry in entries:
            count = result.proposals[entry[0]]
            setattr(count, side, getattr(count, side) + 1)
            if side != "right":
                result.note(label, f"proposal {side}: {entry}")
    result.totals["silent ties"] += any(entry[0] == "tie" for entry in wanted - made)


def _proposals(message: dict[str, Any]) -> set[tuple[Any, ...]]:
    return {
        (one["why"], one["kind"], one["ref"], "" if one["why"] == "reply" else (one["address"] or "").casefold())
        for one in message["proposals"]
    }


def _judge_conversations(result: Judgement, pairs: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    """A conversation is right when exactly its own messages are in it."""
    labelled, made = defaultdict(set), defaultdict(set)
    for label, one in pairs:
        made[one["thread_id"]].add(one["id"])
        if label["thread"]:
            labelled[label["thread"]].add(one["id"])
    names = {one["id"]: (label, one) for label, one in pairs}
    for group in labelled.values():
        result.totals["conversations"] += 1
        label, one = names[min(group)]
        if made[one["thread_id"]] == group:
            result.totals["conversations right"] += 1
        else:
            result.note(label, f"conversation of {len(group)} has {len(made[one['thread_id']])}")


def read_labels() -> dict[str, Any]:
    """The labels as committed."""
    labels: dict[str, Any] = json.loads((SET / "labels.json").read_text(encoding="utf-8"))
    return labels
