"""`journeybook format`: files are laid out or left, never spoilt; --check only looks."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner

from journeybook.commands import main
from tests.drawn import Draw

UNTIDY = "title:  Caretaker # of two houses\ndepartment:   houses\n"
TIDY = "title: Caretaker  # of two houses\ndepartment: houses\n"


def run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["format", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def test_what_is_untidy_is_laid_out_and_the_rest_is_not_touched(draw: Draw) -> None:
    content = draw({"roles/a.yml": UNTIDY, "roles/b.yml": TIDY, "index.md": "# Hello\n", "notes.txt": "a:   b\n"})
    os.chmod(content / "roles" / "a.yml", 0o640)  # noqa: PTH101  # as an editor's system may have it
    assert run("--content", content) == (0, "laid out content/roles/a.yml\n")
    assert (content / "roles" / "a.yml").read_text("utf-8") == TIDY
    assert stat.S_IMODE((content / "roles" / "a.yml").stat().st_mode) == 0o640
    assert run("--content", content) == (0, "All 2 files are laid out.\n")
    assert sorted(path.name for path in (content / "roles").iterdir()) == ["a.yml", "b.yml"]


def test_check_shows_what_would_change_and_writes_nothing(draw: Draw) -> None:
    content = draw({"roles/a.yml": UNTIDY})
    assert run("--content", content, "--check") == (
        1,
        (
            "--- content/roles/a.yml\tas it is\n+++ content/roles/a.yml\tlaid out\n@@ -1,2 +1,2 @@\n"
            "-title:  Caretaker # of two houses\n-department:   houses\n"
            "+title: Caretaker  # of two houses\n+department: houses\n"
            "\n1 file to lay out: journeybook format does it.\n"
        ),
    )
    assert (content / "roles" / "a.yml").read_text("utf-8") == UNTIDY


def test_a_broken_file_is_left_and_named_and_the_others_are_laid_out(draw: Draw) -> None:
    broken = "title: Clerk: new\n"
    content = draw({"roles/a.yml": UNTIDY, "roles/b.yml": broken, "roles/c.yml": b"title: \xff\n"})
    assert run("--content", content) == (
        1,
        (
            "laid out content/roles/a.yml\n"
            "left content/roles/b.yml as it is: it cannot be read; journeybook check says why\n"
            "left content/roles/c.yml as it is: it is not UTF-8; journeybook check says where\n"
        ),
    )
    assert (content / "roles" / "b.yml").read_text("utf-8") == broken


def test_only_what_is_named_is_laid_out(draw: Draw) -> None:
    content = draw({"roles/a.yml": UNTIDY, "roles/b.yml": UNTIDY})
    assert run("--content", content, content / "roles" / "b.yml") == (0, "laid out content/roles/b.yml\n")
    assert (content / "roles" / "a.yml").read_text("utf-8") == UNTIDY


@pytest.mark.parametrize("name", ["nowhere.yml", "mkdocs.yml"])
def test_what_is_not_there_or_not_content_is_refused(draw: Draw, name: str) -> None:
    content = draw({"roles/a.yml": UNTIDY})
    (content.parent / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    code, said = run("--content", content, content.parent / name)
    assert code == 2
    assert said.startswith("Error: ")
