"""The house: imports point one way, rooms have names that say something, templates decide nothing."""

import ast
from pathlib import Path

import pytest

import journeybook

HOUSE = Path(journeybook.__file__).parent

FLOORS = (
    ("problems", "site", "clock", "words", "git", "unpack", "unknown_revision"),
    ("model",),
    ("reading", "writing", "schemas", "addresses", "prose", "diagrams"),
    ("handbook",),
    ("checks", "changes", "sheets", "exports", "pages"),
    ("publish", "reports", "history"),
    ("edition",),
    ("hosts", "commands"),
)
"""Rooms from the ground up: a room may import from its own floor and from those below."""

EMPTY_NAMES = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc", "core"}


def room_of(path: Path) -> str:
    part = path.relative_to(HOUSE).parts[0]
    return part.removesuffix(".py")


def floor_of(room: str) -> int:
    return next(at for at, rooms in enumerate(FLOORS) if room in rooms)


def imports(path: Path) -> set[str]:
    """The rooms that a module imports from."""
    package = ("journeybook", *path.relative_to(HOUSE).parent.parts)
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            parents = package[: len(package) - node.level + 1]
            dotted = [*parents, *(node.module or "").split(".")]
            names = [dotted] if len([part for part in dotted if part]) > 1 else [[*dotted, a.name] for a in node.names]
            found |= {name for dotted in names if (name := [part for part in dotted if part][1]) != "__version__"}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("journeybook."):
            found.add((node.module or "").split(".")[1])
    return found


MODULES = sorted(
    path for path in HOUSE.rglob("*.py") if path.parent != HOUSE or path.stem not in {"__init__", "__main__"}
)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_imports_point_one_way(path: Path) -> None:
    floor = floor_of(room_of(path))
    upward = {room for room in imports(path) - {room_of(path)} if floor_of(room) > floor}
    assert upward == set()


def test_only_the_mkdocs_host_imports_mkdocs() -> None:
    importing = {
        path.relative_to(HOUSE).as_posix()
        for path in HOUSE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "mkdocs")
        or (isinstance(node, ast.Import) and any(alias.name.split(".")[0] == "mkdocs" for alias in node.names))
    }
    assert importing == {"hosts/mkdocs.py"}


def test_no_room_has_a_name_that_says_nothing() -> None:
    assert [path for path in HOUSE.rglob("*.py") if path.stem in EMPTY_NAMES] == []


@pytest.mark.parametrize("path", sorted(HOUSE.rglob("*.py")), ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_a_module_opens_with_a_sentence_and_stays_readable(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    docstring = ast.get_docstring(ast.parse(text)) if text.strip() else "empty"
    assert docstring
    assert len(text.splitlines()) <= 320  # past about 300 lines a file asks to be two


@pytest.mark.parametrize("path", sorted(HOUSE.rglob("*.html")), ids=lambda path: path.name)
def test_a_template_names_its_view_and_decides_nothing(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    view = "".join(part.capitalize() for part in path.stem.split("_"))
    assert text.startswith(f"{{# {view} #}}")
    assert len(text.splitlines()) < 60  # a longer one asks to be two views
    assert "|safe" not in text.replace(" ", "")
    assert "style=" not in text
    assert "<script" not in text
