"""Compiles ui/*.ui into carerix_desktop/gui/forms/ui_*.py; with --check only says whether they agree.

The result is committed, so that mypy sees the real widget types and nothing has to be compiled at start-up. What
pyside6-uic writes has no annotations; the two methods of each form get them here, from the form's own root class.
"""

import argparse
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "ui"
TARGETS = ROOT / "carerix_desktop" / "gui" / "forms"
UIC = Path(sys.executable).with_name("pyside6-uic")


def form_class(source: Path) -> str:
    """Name the Qt class of a form's root widget."""
    widget = ET.parse(source).getroot().find("widget")
    if widget is None:
        raise SystemExit(f"{source.name} has no root widget")
    return widget.attrib["class"]


def compile_form(source: Path) -> str:
    """Compile one form and annotate its methods."""
    done = subprocess.run([UIC, str(source)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"pyside6-uic refuses {source.name}: {done.stderr.strip()}")
    if done.stderr.strip():
        sys.stderr.write(done.stderr)
    methods = re.compile(r"def (setupUi|retranslateUi)\(self, (\w+)\):")
    return methods.sub(rf"def \1(self, \2: {form_class(source)}) -> None:", done.stdout)


def differences(compiled: dict[str, str]) -> list[str]:
    """Name the committed forms that are missing, stale or without a source."""
    committed = {path.name: path.read_text(encoding="utf-8") for path in TARGETS.glob("ui_*.py")}
    return sorted(name for name in compiled.keys() | committed.keys() if compiled.get(name) != committed.get(name))


def write(compiled: dict[str, str]) -> None:
    """Bring the committed forms in line with their sources."""
    for name in differences(compiled):
        if name in compiled:
            (TARGETS / name).write_text(compiled[name], encoding="utf-8")
        else:
            (TARGETS / name).unlink()
        print(f"{'wrote' if name in compiled else 'removed'} {name}")


def main() -> int:
    """Compile, or check, all forms."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, fail when a form is not up to date")
    arguments = parser.parse_args()
    compiled = {f"ui_{source.stem}.py": compile_form(source) for source in sorted(SOURCES.glob("*.ui"))}
    if not arguments.check:
        write(compiled)
        return 0
    stale = differences(compiled)
    if stale:
        print(f"not as compiled from ui/ (run `make forms`): {', '.join(stale)}", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
