"""`make bench`: the first synchronisation against the raw floor and against mbsync + notmuch, side by side.

    python bench/run.py [--light N] [--mixed N] [--rounds N]

A private Dovecot on loopback serves a synthetic mailbox (bench/peers). In each round the floor, the peers and this
program run one after the other on the same mailbox; ratios are taken within a round, the median is quoted. The window's
figures (bench/window.py) are measured on the store that the last round left. Raw figures go to bench/results/.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from measure import Figure, timed

HERE = Path(__file__).parent
ROOT = HERE.parent
WORK = ROOT / "build" / "bench"
APP = [str(ROOT / ".venv" / "bin" / "carerix-desktop")]
PORT = 11143
MIB = 1024 * 1024
GOALS = {
    "wall against mbsync + notmuch new": 0.10,
    "cpu against mbsync + notmuch new": 0.10,
    "wall against the floor, light": 30.0,
    "wall against the floor, mixed": 15.0,
    "nothing changed, against mbsync": 0.1,
    "disk, light": 1.5,
    "disk, mixed": 1.0,
}
READABLE_S, LISTED_S = 1.0, 8.0  # newest 100 of the inbox, and the whole list of 50,000, after sign-in


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--light", type=int, default=50_000, help="messages of the light mailbox")
    parser.add_argument("--mixed", type=int, default=10_000, help="messages of the mixed mailbox")
    parser.add_argument("--rounds", type=int, default=1)
    arguments = parser.parse_args()
    for tool in ("mbsync", "notmuch", "dovecot", "doveadm", "thunderbird", "Xvfb", "xdotool"):
        if shutil.which(tool) is None and not Path(f"/usr/sbin/{tool}").exists():
            sys.exit(f"{tool} is missing: run `make bench`, which installs the peers.")
    WORK.mkdir(parents=True, exist_ok=True)
    results: dict[str, Any] = {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    }
    profile = WORK / "profile"
    for name, count in (("mixed", arguments.mixed), ("light", arguments.light)):
        if not count:
            continue
        server = serve(name, count)
        try:
            results[name] = compare(name, count, arguments.rounds, profile)
        finally:
            subprocess.run([*server, "stop", str(WORK / "run")], check=False)
        if name == "light":
            server = serve(name, count)
            try:
                results["window"] = window(name, profile)
            finally:
                subprocess.run([*server, "stop", str(WORK / "run")], check=False)
    report(results)
    target = HERE / "results" / f"{time.strftime('%Y-%m-%d')}.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(results, indent=2) + "\n")
    print(f"raw figures: {target.relative_to(ROOT)}")
    return 0


def serve(name: str, count: int) -> list[str]:
    """Start Dovecot on an mdbox of `count` messages for the user `name`; made once, kept in build/."""
    script = ["bash", str(HERE / "peers" / "dovecot.sh")]
    run, maildir, mdbox = WORK / "run", WORK / f"maildir-{count}", WORK / f"mdbox-{count}"
    if not (mdbox / name).exists():
        print(f"== making the {name} mailbox of {count} messages")
        make = [sys.executable, str(HERE / "peers" / "make_mailbox.py"), "--count", str(count), "--profile", name]
        subprocess.run([*make, "--out", str(maildir / name)], check=True)
        subprocess.run([*script, "start", str(run), str(maildir), str(PORT)], check=True)
        subprocess.run([*script, "convert", str(run), str(maildir), str(mdbox), name], check=True)
        subprocess.run([*script, "stop", str(run)], check=True)
        shutil.rmtree(maildir)
        time.sleep(1)
    subprocess.run([*script, "start", str(run), str(mdbox), str(PORT)], check=True, env={**os.environ, "FMT": "mdbox"})
    return script


def compare(name: str, count: int, rounds: int, profile: Path) -> dict[str, Any]:
    """All tools on one mailbox, round by round."""
    found: list[dict[str, Any]] = []
    for number in range(rounds):
        print(f"== {name}, {count} messages, round {number + 1} of {rounds}")
        figures: dict[str, Figure] = {}
        figures["floor"] = floor(name, "full")
        figures["ours"], octets = ours(name, profile)
        figures["ours, nothing changed"], _ = ours(name, profile, again=True)
        figures["mbsync"], figures["notmuch"], figures["mbsync, nothing changed"], mail = peers(name)
        one = {key: {"wall_s": f.wall_s, "cpu_s": f.cpu_s, "peak_mb": f.peak_mb} for key, f in figures.items()}
        found.append({"figures": one, "ratios": ratios(name, figures, octets, mail)})
        print(json.dumps(found[-1], indent=1))
    names = found[0]["ratios"]
    medians = {key: round(statistics.median(each["ratios"][key] for each in found), 4) for key in names}
    return {"messages": count, "rounds": found, "median": medians}


def floor(name: str, what: str) -> Figure:
    script = str(HERE / "peers" / "imap_floor.py")
    return timed([sys.executable, script, "--port", str(PORT), "--user", name, "--what", what])


def ours(name: str, profile: Path, *, again: bool = False) -> tuple[Figure, int]:
    """A first synchronisation into a new profile, or one more into the same."""
    base = [*APP, "--profile", str(profile)]
    if not again:
        shutil.rmtree(profile, ignore_errors=True)
        address = "anna@voorbeeld-werving.nl"
        timed([*base, "users", "add", "anna", "--name", "Anna", "--from-address", address])
        settings = ["--type", "imap", "--server", "127.0.0.1", "--port", str(PORT), "--security", "none"]
        timed([*base, "account", "set", "anna", *settings, "--username", name])
    figure = timed([*base, "--json", "sync", "anna", "--password-stdin"], feed="secret\n")
    answer = json.loads(figure.out)
    here = sum(folder["local"] for folder in answer["folders"])
    if not answer["ok"] or here != sum(folder["server"] for folder in answer["folders"]):
        sys.exit(f"the synchronisation is not complete: {figure.out[:2000]}")
    return figure, sum(file.stat().st_size for file in profile.rglob("*.sqlite*"))


def peers(name: str) -> tuple[Figure, Figure, Figure, int]:
    """Mbsync and notmuch new into an empty Maildir, then mbsync once more; and the size of the mail in octets."""
    folder = WORK / "peers"
    shutil.rmtree(folder, ignore_errors=True)
    mail = folder / "md"
    mail.mkdir(parents=True)
    (folder / "mbsyncrc").write_text(
        f"FSync no\n\nIMAPStore r\nHost 127.0.0.1\nPort {PORT}\nUser {name}\nPass secret\nSSLType None\n\n"
        f"MaildirStore l\nPath {mail}/\nInbox {mail}/INBOX\nSubFolders Verbatim\n\n"
        "Channel c\nFar :r:\nNear :l:\nPatterns *\nCreate Near\nSync Pull\nSyncState *\n"
    )
    (folder / "notmuchrc").write_text(
        f"[database]\npath={mail}\n[user]\nname=x\nprimary_email=anna@voorbeeld-werving.nl\n"
        "[new]\nignore=/.*[.](json|lock|lastupdate|mbsyncstate|uidvalidity)$/\n"
    )
    pull = ["mbsync", "-c", str(folder / "mbsyncrc"), "c"]
    first = timed(pull)
    index = timed(["notmuch", f"--config={folder / 'notmuchrc'}", "new", "--quiet"])
    again = timed(pull)
    size = sum(file.stat().st_size for file in mail.rglob("cur/*")) + sum(f.stat().st_size for f in mail.rglob("new/*"))
    shutil.rmtree(folder)
    return first, index, again, size


def ratios(name: str, figures: dict[str, Figure], octets: int, mail: int) -> dict[str, float]:
    """This program against the others, within one round."""
    ours_, peer = figures["ours"], figures["mbsync"].wall_s + figures["notmuch"].wall_s
    return {
        "wall against mbsync + notmuch new": round(ours_.wall_s / peer, 4),
        "cpu against mbsync + notmuch new": round(
            ours_.cpu_s / (figures["mbsync"].cpu_s + figures["notmuch"].cpu_s), 4
        ),
        f"wall against the floor, {name}": round(ours_.wall_s / figures["floor"].wall_s, 2),
        "nothing changed, against mbsync": round(
            figures["ours, nothing changed"].wall_s / figures["mbsync, nothing changed"].wall_s, 3
        ),
        f"disk, {name}": round(octets / mail, 3),
    }


def window(name: str, profile: Path) -> dict[str, Any]:
    """Lists and search on the store that is there; start-up against Thunderbird; lateness during a first sync."""
    print("== the window")
    script = [sys.executable, str(HERE / "window.py")]
    found: dict[str, Any] = {"lists": json.loads(timed([*script, "lists", str(profile), "anna"]).out)}
    found["start"] = start_up(profile)
    phrase = WORK / "passphrase"
    phrase.touch(mode=0o600)
    phrase.write_text("bench\n")
    vault = {"CARERIX_DESKTOP_PASSPHRASE_FILE": str(phrase), "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    prepare(name, profile, vault)
    first_list = [sys.executable, str(HERE / "first_list.py"), str(profile), "anna"]
    found["first list"] = json.loads(timed(first_list, feed="secret\n", env=vault).out)
    prepare(name, profile, vault)
    found["lateness"] = json.loads(timed([*script, "lateness", str(profile), "anna"], env=vault).out)
    return found


def start_up(profile: Path) -> dict[str, str]:
    """Seconds until a window shows under its own Xvfb, warm: on our store, and Thunderbird on an empty profile."""
    peer = [sys.executable, str(HERE / "peers" / "ui_peer.py"), "--settle", "2", "--max", "60", "--name"]
    empty = WORK / "thunderbird"
    root = ["--env", "QTWEBENGINE_DISABLE_SANDBOX=1", "--env", "MOZ_DISABLE_CONTENT_SANDBOX=1"]
    mine = [*peer, "Carerix", *root, "--", *APP, "--profile", str(profile), "--as", "anna"]
    other = [*peer, "Thunderbird", *root, "--", "thunderbird", "-no-remote", "-profile", str(empty)]
    empty.mkdir(exist_ok=True)
    answers = {}
    for label, command in (("ours", mine), ("thunderbird", other)):
        timed(command)  # warm
        answers[label] = timed(command).out.strip()
    return answers


def prepare(name: str, profile: Path, env: dict[str, str]) -> None:
    """A new profile whose account is set and whose password is kept."""
    shutil.rmtree(profile, ignore_errors=True)
    base = [*APP, "--profile", str(profile)]
    timed([*base, "users", "add", "anna", "--name", "Anna", "--from-address", "anna@voorbeeld-werving.nl"], env=env)
    settings = ["--type", "imap", "--server", "127.0.0.1", "--port", str(PORT), "--security", "none"]
    timed(
        [*base, "account", "set", "anna", *settings, "--username", name, "--password-stdin"], feed="secret\n", env=env
    )


def report(results: dict[str, Any]) -> None:
    """Ratios beside the goals of PERFORMANCE.md; the bench judges nothing."""
    print("\n== ratios beside their goals")
    for name in ("mixed", "light"):
        for key, value in results.get(name, {}).get("median", {}).items():
            goal = GOALS[key]
            print(f"{name:6} {key:42} {value:9.3f}   goal ≤ {goal:<6} {'reached' if value <= goal else 'open'}")
    if "window" in results:
        report_window(results["window"])


def report_window(found: dict[str, Any]) -> None:
    """The window's figures in words; those of a clock hold for this machine only."""
    lists, late, start = found["lists"], found["lateness"], found["start"]
    ratio = late["busy"]["p99_ms"] / max(0.1, late["idle"]["p99_ms"])
    print(f"lateness p99 while synchronising / idle      {ratio:9.2f}   goal ≤ 2      {late}")
    opening, searching = lists["open_ms"]["median"], lists["search_ms"]["p95"]
    first = found["first list"]
    print(f"newest {first['newest']:5} readable, s after sign-in      {first['newest_s']:9.2f}   (goal ≤ {READABLE_S})")
    print(f"list of {first['listed']:6} whole, s after sign-in       {first['list_s']:9.2f}   (goal ≤ {LISTED_S})")
    print(f"open a folder of {lists['rows']:6} cards, ms         {opening:9.2f}   (goal ≤ 150 for 200,000)")
    print(f"search, newest 100, p95 ms                   {searching:9.2f}   (goal ≤ 60 for 200,000)")
    seconds = {key: float(match[1]) for key, text in start.items() if (match := re.search(r"window ([\d.]+) s", text))}
    if len(seconds) == len(start):
        ratio = seconds["ours"] / seconds["thunderbird"]
        print(f"start to window, against Thunderbird         {ratio:9.2f}   goal ≤ 0.5")
    print(f"start-up: {start}")


if __name__ == "__main__":
    sys.exit(main())
