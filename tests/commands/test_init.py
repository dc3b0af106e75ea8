"""`journeybook init`: a new handbook builds as it stands, whatever its organisation is called, and replaces nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from journeybook.commands import main
from journeybook.commands.check import look_over
from journeybook.commands.project import Project, find_project
from journeybook.problems import Severity
from tests import drawn


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["init", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def written(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_new_handbook_says_what_to_try(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("handbook") == (
        0,
        (
            "handbook is a handbook now: 32 files. Try it:\n\n"
            "  cd handbook\n"
            "  mkdocs serve         shows it at http://127.0.0.1:8000 and follows every change\n"
            "  journeybook check    says what is wrong, and what is worth a look\n\n"
            "Then open content/journeys/get-an-answer.yml, and write a journey of your own beside it.\n"
        ),
    )
    assert written(tmp_path / "handbook") == [
        ".github/ISSUE_TEMPLATE/1-not-how-it-is.yml",
        ".github/ISSUE_TEMPLATE/2-add-a-journey.yml",
        ".github/ISSUE_TEMPLATE/3-something-hurts.yml",
        ".github/ISSUE_TEMPLATE/4-something-is-broken.yml",
        ".github/ISSUE_TEMPLATE/config.yml",
        ".github/PULL_REQUEST_TEMPLATE.md",
        ".github/dependabot.yml",
        ".github/workflows/comment.yml",
        ".github/workflows/publish.yml",
        ".github/workflows/pull-request.yml",
        ".gitignore",
        ".gitlab-ci.yml",
        ".gitlab/comment",
        ".gitlab/issue_templates/I want to add a journey.md",
        ".gitlab/issue_templates/Something hurts customers.md",
        ".gitlab/issue_templates/The handbook or its tools are broken.md",
        ".gitlab/issue_templates/This is not how it is.md",
        ".gitlab/merge_request_templates/Default.md",
        "Makefile",
        "README.md",
        "content/change-something.md",
        "content/handbook.yml",
        "content/improvements/say-whether.yml",
        "content/index.md",
        "content/journeys/get-an-answer.yml",
        "content/personas/robin.yml",
        "content/roles/adviser.yml",
        "content/roles/records-clerk.yml",
        "content/run-a-workshop.md",
        "content/touchpoints/phone-line.yml",
        "mkdocs.yml",
        "requirements.txt",
    ]
    assert list(tmp_path.iterdir()) == [tmp_path / "handbook"]


@pytest.mark.parametrize("name", ["Your organisation", 'Ä "B": #1, {C} & <D> \\ 東京', "it's: yes", "- no"])
def test_it_builds_as_it_stands_whatever_the_organisation_is_called(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "handbook"
    assert run(str(folder), "--organisation", name)[0] == 0
    _, problems = look_over(Project(folder / "content", "content"))
    assert [problem for problem in problems if problem.severity > Severity.NOTE] == []
    settings = yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8").replace("!ENV ", ""))
    assert settings["site_name"] == f"{name} customer handbook"
    built = drawn.build(folder / "content", strict=True, site_name=settings["site_name"], theme=settings["theme"])
    assert not built.failed, built.log
    home, role = built.page(""), built.page("roles/records-clerk/")
    assert "Whose shoes are you in?" in home
    assert "Robin Vale" in role


def test_its_own_settings_are_found_and_its_folder_is_the_content(tmp_path: Path) -> None:
    folder = tmp_path / "handbook"
    run(str(folder))
    assert find_project(None, folder / "content" / "roles").content == folder / "content"


def test_an_empty_folder_is_used(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run(str(tmp_path / "empty"))[0] == 0
    assert (tmp_path / "empty" / "mkdocs.yml").is_file()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear", encoding="utf-8")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    taken, file = tmp_path / "mine", tmp_path / "file"
    assert run(str(taken)) == (
        2,
        f"Error: there is something in {taken} already, and nothing of it is overwritten; name another folder\n",
    )
    assert run(str(file)) == (2, f"Error: {file} is a file; name a folder that is new or empty\n")
    assert written(taken) == ["letter.txt"]


def test_where_nothing_can_be_written_it_says_so_and_leaves_nothing_behind(tmp_path: Path) -> None:
    blocked = tmp_path / "file" / "handbook"
    (tmp_path / "file").write_text("x", encoding="utf-8")
    code, said = run(str(blocked))
    assert code == 2
    assert said.startswith(f"Error: {blocked} cannot be written: ")
    assert os.listdir(tmp_path) == ["file"]  # noqa: PTH208  # hidden files too


@pytest.mark.parametrize("name", ["", "  ", "a\x07b"])
def test_a_name_that_is_none_is_refused(tmp_path: Path, name: str) -> None:
    code, said = run(str(tmp_path / "handbook"), "--organisation", name)
    assert (code, said) == (2, "Error: the organisation needs a name; leave --organisation out to fill it in later\n")
    assert list(tmp_path.iterdir()) == []
