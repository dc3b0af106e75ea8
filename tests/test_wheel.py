"""The wheel alone builds another organisation's handbook, in another folder, with a Python that never saw this one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup

from tests.drawn import write

# One worker makes the wheel, once.
pytestmark = pytest.mark.xdist_group("wheel")

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "plugins" / "journeybook"

ROLE_TITLES = {
    "deckhand": 'Matrose "vorn", <Deck 1> & Kai; #1',
    "captain": "Καπετάνιος: γέφυρα",
    "fuel-buyer": "燃料担当, 本社",
    "clerk": "موظف الحسابات",
    "auditor": "Prüferin & Co.; <intern>",
    "archivist": "Архивариус",
}
PERSONA = 'Ōta-san <"Kō"> & family: 3; #2'
JOURNEY = 'Nach Hause: "noch heute", <schnell> & trocken; #1'
STEP = "Ich warte am Kai, <im Regen> & allein"

HANDBOOK: dict[str, str | bytes] = {
    "personas/ota.yml": f"name: '{PERSONA}'\ntagline: pendelt, täglich\n",
    "journeys/home-by-ferry.yml": f"""
        title: '{JOURNEY}'
        personas: [ota]
        goal: dry feet, "soon"
        stages:
          - title: 'Am Kai; #1'
            steps:
              - id: on-the-quay
                title: '{STEP}'
                doing: >-
                  I stand in the rain: "is it coming?" & nobody knows
                emotion: -1
                frontstage: [deckhand]
        """,
    **{
        f"roles/{role}.yml": f"title: '{title}'\ndepartment: ferry\n"
        + (f"supports: [{supported}]\n" if supported else "")
        for (role, title), supported in zip(
            ROLE_TITLES.items(), ("", "deckhand", "captain", "fuel-buyer", "clerk", ""), strict=True
        )
    },
}
CONFIG = """
site_name: 'Fährhaus: Söhne & <Töchter>'
docs_dir: content
theme: {name: material, font: false}
plugins: [search, journeybook]
"""


def run(*command: str | Path, folder: Path) -> str:
    """What a command says, when it succeeds."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    ended = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", made, folder=ROOT)
    return next(made.glob("*.whl"))


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a new environment: the wheel is installed there, all that it needs is borrowed from ours.

    A path that a .pth file adds has its own .pth files ignored, so our editable installation is not seen from there.
    """
    venv = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", venv, folder=venv)
    python = venv / "bin" / "python"
    library = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=venv).strip())
    install = ("install", "--no-index", "--no-deps", "--ignore-installed", "--quiet", wheel)
    run(sys.executable, "-m", "pip", "--python", python, *install, folder=venv)
    (library / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return venv / "bin"


@pytest.fixture(scope="module")
def site(programs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another organisation's handbook, built."""
    project = tmp_path_factory.mktemp("ferry")
    write(project / "content", HANDBOOK)
    (project / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    run(programs / "python", "-m", "mkdocs", "build", folder=project)
    return project / "site"


@pytest.fixture(scope="module")
def document(site: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((site / "handbook.json").read_text(encoding="utf-8"))
    return loaded


def page(site: Path, address: str) -> BeautifulSoup:
    return BeautifulSoup((site / address / "index.html").read_text(encoding="utf-8"), "html5lib")


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    ours = {
        f"journeybook/{path.relative_to(PACKAGE).as_posix()}"
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    packed = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert packed == ours | {"journeybook/checks.md"}


def test_templates_styles_words_and_the_mark_of_a_typed_package_are_in_it(wheel: Path) -> None:
    packed = ZipFile(wheel).namelist()
    assert "journeybook/py.typed" in packed
    kinds = {(name.split("/")[1], Path(name).suffix) for name in packed if name.count("/") > 1}
    assert {("templates", ".html"), ("assets", ".css"), ("words", ".yml")} <= kinds


def test_the_environment_runs_the_wheel_and_not_this_folder(programs: Path, tmp_path: Path) -> None:
    found = run(programs / "python", "-c", "import journeybook; print(journeybook.__file__)", folder=tmp_path)
    assert Path(found.strip()).is_relative_to(programs.parent)


def test_the_command_checks_a_handbook_in_another_folder(programs: Path, tmp_path: Path) -> None:
    write(tmp_path / "content", HANDBOOK)
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    assert "error[" not in run(programs / "journeybook", "check", folder=tmp_path)


def test_a_handbook_that_the_wheel_starts_builds_as_it_stands(programs: Path, tmp_path: Path) -> None:
    run(programs / "journeybook", "init", "handbook", "--organisation", "Fährhaus: Söhne", folder=tmp_path)
    started = tmp_path / "handbook"
    run(programs / "python", "-m", "mkdocs", "build", "--strict", folder=started)
    assert "Fährhaus: Söhne" in (started / "site" / "index.html").read_text(encoding="utf-8")
    assert (started / "site" / "roles" / "records-clerk" / "index.html").is_file()


@pytest.mark.parametrize(("role", "title"), ROLE_TITLES.items(), ids=ROLE_TITLES)
def test_every_role_has_its_page_with_its_title_as_it_was_typed(site: Path, role: str, title: str) -> None:
    heading = page(site, f"roles/{role}").find("h1")
    assert heading is not None
    assert title in heading.get_text()


def test_the_journey_page_shows_title_person_step_and_voice_as_they_were_typed(site: Path) -> None:
    soup = page(site, "journeys/home-by-ferry")
    heading = soup.find("h1")
    assert heading is not None
    assert JOURNEY in heading.get_text()
    text = soup.get_text()
    assert [words for words in (PERSONA, STEP, "is it coming?") if words not in text] == []
    assert soup.select("[id='on-the-quay']")


def test_a_page_loads_our_styles_from_the_site_itself(site: Path) -> None:
    folder = site / "roles" / "deckhand"
    sheets = [str(link["href"]) for link in page(site, "roles/deckhand").select("link[rel=stylesheet]")]
    assert [sheet for sheet in sheets if not (folder / sheet.partition("?")[0]).is_file()] == []
    assert any("journeybook" in sheet for sheet in sheets)


def test_degrees_and_paths_are_right_as_far_as_the_fourth(document: dict[str, Any]) -> None:
    chain = ["auditor", "clerk", "fuel-buyer", "captain", "deckhand"]
    for degree in range(5):
        path = chain[4 - degree :]
        impact = document["roles"][path[0]]["computed"]["impact"]
        assert impact == [
            {"journey": "home-by-ferry", "step": "on-the-quay", "degree": degree, "path": path, "emotion": -1}
        ]


def test_a_role_that_reaches_nobody_says_so(document: dict[str, Any]) -> None:
    computed = document["roles"]["archivist"]["computed"]
    assert (computed["impact"], computed["reached"]) == ([], False)


def test_names_are_in_the_document_as_they_were_typed(document: dict[str, Any]) -> None:
    assert {role: entry["data"]["title"] for role, entry in document["roles"].items()} == ROLE_TITLES
    assert document["personas"]["ota"]["data"]["name"] == PERSONA
    assert document["journeys"]["home-by-ferry"]["data"]["title"] == JOURNEY
