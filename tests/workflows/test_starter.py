"""A new handbook comes with our own workflows and templates, as they stand, and what they call is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from journeybook.commands import main
from tests.workflows.written import ROOT

OURS = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in (".github", ".gitlab")
    for path in (ROOT / folder).rglob("*")
    if path.is_file() and path.name != "tests.yml"
)


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("new") / "handbook"
    assert CliRunner().invoke(main, ["init", str(folder)]).exit_code == 0
    return folder


@pytest.mark.parametrize("path", [*OURS, ".gitlab-ci.yml"])
def test_a_file_for_a_forge_is_ours(started: Path, path: str) -> None:
    assert (started / path).read_bytes() == (ROOT / path).read_bytes()  # else: copy it into plugins/journeybook/starter


@pytest.mark.parametrize("name", ["change-something.md", "run-a-workshop.md"])
def test_a_guide_for_editors_is_ours_with_names_of_the_new_handbook(started: Path, name: str) -> None:
    guide = (ROOT / "content" / name).read_text(encoding="utf-8")
    for ours, theirs in (("[service-adviser]", "[adviser]"), ("samira", "robin"), ("ring-by-three", "say-whether")):
        guide = guide.replace(ours, theirs)
    assert (started / "content" / name).read_text(encoding="utf-8") == guide  # else: mend the copy in the starter


def test_there_is_nothing_else_for_a_forge(started: Path) -> None:
    found = [path.relative_to(started).as_posix() for path in started.rglob(".git[hl]*/**/*") if path.is_file()]
    assert sorted(found) == OURS


def test_what_they_make_can_be_made(started: Path) -> None:
    makefile = (started / "Makefile").read_text(encoding="utf-8")
    asked = {
        made
        for path in [*OURS, ".gitlab-ci.yml"]
        for made in re.findall(r"(?:run:|-) make ([a-z-]+)", (started / path).read_text(encoding="utf-8"))
    }
    assert asked == {"site", "set-up-site", "test"}
    assert asked <= set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
