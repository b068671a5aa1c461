"""The README's drawing is the real tree, forms and their sources come in pairs, and each dependency has its reason."""

import re
import tomllib

from tests.house import tree

DRAWING = re.compile(r"<!-- tree -->\n+```text\n(.*?)```", re.DOTALL)


def drawn_paths() -> set[str]:
    """Read the paths of the README's tree: two spaces of indentation a level, a comment after two spaces."""
    match = DRAWING.search((tree.ROOT / "README.md").read_text(encoding="utf-8"))
    assert match, "README.md has no drawing of the tree after <!-- tree -->"
    parents: list[str] = []
    paths: set[str] = set()
    for line in match[1].splitlines():
        depth = (len(line) - len(line.lstrip())) // 2
        for entry in re.split(r"\s{2,}", line.strip(), maxsplit=1)[0].split():
            del parents[depth:]
            paths.add("".join(parents) + entry)
            parents.append(entry)
    return paths


def test_every_path_of_the_readme_is_there():
    assert [path for path in sorted(drawn_paths()) if not tree.stands(tree.ROOT / path)] == []


def test_the_readme_draws_the_top_and_every_floor():
    top = tree.entries(tree.ROOT)
    floors = {f"carerix_desktop/{name}" for name in tree.entries(tree.PACKAGE) if name != "__init__.py"}
    assert (top | floors) - drawn_paths() == set()


def test_every_form_has_a_source_and_every_source_a_form():
    sources = {path.stem for path in (tree.ROOT / "ui").glob("*.ui")}
    forms = {path.stem.removeprefix("ui_") for path in (tree.PACKAGE / "gui" / "forms").glob("ui_*.py")}
    assert sources == forms


def test_every_dependency_has_its_line():
    project = tomllib.loads((tree.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    wanted = {re.split(r"[^\w.-]", name, maxsplit=1)[0].lower() for name in named}
    reasons = (tree.ROOT / "docs" / "adr" / "0002-dependencies.md").read_text(encoding="utf-8")
    given = {name.lower() for name in re.findall(r"^\| `([\w.-]+)` \|", reasons, re.MULTILINE)}
    assert wanted == given


def test_the_rfc_map_names_modules_that_cite_the_standard():
    page = (tree.ROOT / "docs" / "rfc-map.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (RFC \d+) \|.*\| (`.*`) \|$", page, re.MULTILINE)
    astray = [
        f"{standard}: {path}"
        for standard, paths in rows
        for path in re.findall(r"`([^`]+)`", paths)
        if standard not in (tree.PACKAGE / path).read_text(encoding="utf-8")
    ]
    assert rows
    assert astray == []


def test_every_link_of_the_documents_leads_to_a_file():
    pages = [*tree.ROOT.glob("*.md"), *(tree.ROOT / "docs").rglob("*.md")]
    astray = [
        f"{tree.name(page)}: {link}"
        for page in pages
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
        if not (page.parent / link).exists()
    ]
    assert astray == []
