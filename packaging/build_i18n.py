"""Gathers the window's texts into resources/i18n/*.ts and compiles them; with --check only says what is missing.

carerix_nl.ts holds every text in Dutch; carerix_en.ts holds the plural forms alone, because English is the language
of the sources. The texts come from ui/*.ui and from tr() and translate() in carerix_desktop/gui; the generated forms
repeat the former and are left out. Line numbers are not kept, so that moving code does not change the files. The .qm
files are committed too: a checkout, a wheel and a frozen program then read the same files without a build step.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = ROOT / "resources" / "i18n"
LANGUAGES = {"carerix_nl": ("nl", ()), "carerix_en": ("en", ("-pluralonly",))}
TOOLS = Path(sys.executable).parent


def run(*command: str) -> None:
    """Run a Qt tool quietly; its own words are shown when it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode:
        raise SystemExit(f"{Path(command[0]).name}: {done.stdout}{done.stderr}".strip())


def sources() -> list[str]:
    """List the files that hold texts, in a stable order."""
    modules = (path for path in (ROOT / "carerix_desktop" / "gui").rglob("*.py") if not path.name.startswith("ui_"))
    return [str(path.relative_to(ROOT)) for path in sorted([*modules, *(ROOT / "ui").glob("*.ui")])]


def gather(catalogue: Path) -> None:
    """Merge the texts of the sources into one .ts file; texts that are gone go from it too."""
    language, options = LANGUAGES[catalogue.stem]
    run(
        str(TOOLS / "pyside6-lupdate"),
        *("-silent", "-no-obsolete", "-locations", "none", "-sort-messages", *options),
        *("-source-language", "en", "-target-language", language),
        *sources(),
        *("-ts", str(catalogue)),
    )


def compile_catalogue(catalogue: Path) -> Path:
    """Compile one .ts file into the .qm file beside it."""
    compiled = catalogue.with_suffix(".qm")
    run(str(TOOLS / "pyside6-lrelease"), "-silent", str(catalogue), "-qm", str(compiled))
    return compiled


def unfinished(catalogue: Path) -> Iterator[str]:
    """Yield the texts that have no finished translation, each with its context."""
    for context in ET.parse(catalogue).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            words = (
                [] if translation is None else ["".join(form.itertext()) for form in translation.iter("numerusform")]
            )
            words = words or ["" if translation is None else "".join(translation.itertext())]
            if "%n" in (message.findtext("source") or "") and message.get("numerus") != "yes":
                yield f"{context.findtext('name')}: {message.findtext('source')} (lupdate sees plurals in tr() alone)"
            elif translation is None or translation.get("type") == "unfinished" or not all(words):
                yield f"{context.findtext('name')}: {message.findtext('source')}"


def complaints(committed: Path, scratch: Path) -> Iterator[str]:
    """Yield what is wrong with one committed catalogue; `scratch` is a folder to compile in."""
    fresh = scratch / committed.name
    if committed.exists():
        shutil.copy(committed, fresh)
    gather(fresh)
    yield from (f"{committed.name} lacks a translation of {text}" for text in unfinished(fresh))
    if not committed.exists() or fresh.read_bytes() != committed.read_bytes():
        yield f"{committed.name} does not hold the texts of the sources (run `make i18n`)"
    compiled = committed.with_suffix(".qm")
    if not compiled.exists() or compile_catalogue(fresh).read_bytes() != compiled.read_bytes():
        yield f"{compiled.name} is not as compiled from {committed.name} (run `make i18n`)"


def check() -> int:
    """Compare the committed catalogues with the sources."""
    with tempfile.TemporaryDirectory() as scratch:
        found = [text for name in LANGUAGES for text in complaints(CATALOGUES / f"{name}.ts", Path(scratch))]
    for text in found:
        print(text, file=sys.stderr)
    return 1 if found else 0


def build() -> int:
    """Bring the catalogues in line with the sources and compile them."""
    for name in LANGUAGES:
        catalogue = CATALOGUES / f"{name}.ts"
        gather(catalogue)
        compile_catalogue(catalogue)
        missing = list(unfinished(catalogue))
        print(f"{catalogue.name}: {len(missing)} unfinished")
        for text in missing:
            print(f"  {text}")
    return 0


def main() -> int:
    """Build, or check, the catalogues."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, fail when anything is missing")
    return check() if parser.parse_args().check else build()


if __name__ == "__main__":
    sys.exit(main())
