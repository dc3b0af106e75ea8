"""The workflows for GitHub: least privilege, pinned, and each of their scripts does what it says, run as it stands."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from journeybook.reports.changes_markdown import MARKER
from tests.checks.minimal import on_minimal
from tests.drawn import Draw
from tests.workflows.written import ROOT, WORKFLOWS, load, pretend_journeybook, run_script, step, steps, workflow

ZIZMOR = Path(sys.executable).with_name("zizmor")
STEPS = dict(steps())


def zizmor(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [ZIZMOR, "--offline", "--persona", "pedantic", "--no-progress", "--color", "never", folder],
        capture_output=True,
        text=True,
        check=False,
    )


def test_zizmor_finds_nothing_in_its_strictest_mood_but_one() -> None:
    told = zizmor(ROOT / ".github")
    assert (told.returncode, told.stdout) == (0, "No findings to report. Good job! (1 ignored)\n")


def test_zizmor_would_find_an_action_that_is_not_pinned(tmp_path: Path) -> None:
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    for path in WORKFLOWS:
        text = re.sub(r"(actions/checkout)@[0-9a-f]{40} # v(\S+)", r"\1@v7", path.read_text(encoding="utf-8"))
        (folder / path.name).write_text(text, encoding="utf-8")
    told = zizmor(tmp_path / ".github")
    assert told.returncode != 0
    assert "error[unpinned-uses]" in told.stdout


@pytest.mark.parametrize("name", [name for name, step in STEPS.items() if "uses" in step])
def test_an_action_is_pinned_by_its_whole_hash(name: str) -> None:
    assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", STEPS[name]["uses"])


def test_a_pinned_action_says_its_version_and_one_action_has_one() -> None:
    pinned: dict[str, set[str]] = {}
    for path in WORKFLOWS:
        for line in re.findall(r"^.*\buses:.*$", path.read_text(encoding="utf-8"), re.MULTILINE):
            found = re.fullmatch(r"\s+(?:- )?uses: (\S+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)", line)
            assert found is not None, line
            pinned.setdefault(found[1], set()).add(f"{found[2]} {found[3]}")
    assert {action: len(versions) for action, versions in pinned.items()} == dict.fromkeys(pinned, 1)
    assert set(pinned) == {
        "actions/checkout",
        "actions/deploy-pages",
        "actions/download-artifact",
        "actions/github-script",
        "actions/setup-python",
        "actions/upload-artifact",
        "actions/upload-pages-artifact",
    }


def permissions() -> dict[str, Any]:
    return {f"{path.stem}/{job}": told["permissions"] for path in WORKFLOWS for job, told in load(path)["jobs"].items()}


def test_each_job_may_do_what_it_needs_and_no_more() -> None:
    assert [path.stem for path in WORKFLOWS if load(path)["permissions"] != {}] == []
    assert permissions() == {
        "comment/comment": {"actions": "read", "pull-requests": "write"},
        "publish/build": {"contents": "read"},
        "publish/swap": {"pages": "write", "id-token": "write"},
        "pull-request/check": {"contents": "read"},
        "pull-request/compare": {"contents": "read"},
        "pull-request/preview": {"contents": "read"},
        "tests/test": {"contents": "read"},
    }


def test_a_job_that_may_write_gets_and_runs_nothing_of_the_repository() -> None:
    writing = {job for job, granted in permissions().items() if "write" in granted.values()}
    ran = {
        name: step
        for name, step in STEPS.items()
        if name.split(":", 1)[0] in writing and ("run" in step or "checkout" in step["uses"])
    }
    assert (writing, ran) == ({"comment/comment", "publish/swap"}, {})


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_no_secret_is_named_and_no_pull_request_gets_a_strong_token(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"\bsecrets\b|pull_request_target", text) == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_job_ends_and_runs_do_not_pile_up(path: Path) -> None:
    told = load(path)
    assert set(told["concurrency"]) == {"group", "cancel-in-progress"}
    assert [job for job, words in told["jobs"].items() if not 0 < words["timeout-minutes"] <= 60] == []


@pytest.mark.parametrize("name", [name for name, step in STEPS.items() if "actions/checkout" in step.get("uses", "")])
def test_no_credential_stays_in_the_folder(name: str) -> None:
    assert STEPS[name]["with"]["persist-credentials"] is False


@pytest.mark.parametrize("name", [name for name, step in STEPS.items() if "run" in step])
def test_a_script_is_bash_and_nothing_is_written_into_it(name: str) -> None:
    script = STEPS[name]["run"]
    assert "${{" not in script
    told = subprocess.run(["bash", "-n"], input=script, capture_output=True, text=True, check=False)  # noqa: S607  # any
    assert (told.returncode, told.stderr) == (0, "")


@pytest.mark.parametrize("name", [name for name, step in STEPS.items() if "run" in step])
def test_a_target_that_is_made_is_there(name: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+(?: [a-z-]+)*):", makefile, re.MULTILINE))
    known = {target for line in targets for target in line.split()}
    assert set(re.findall(r"\bmake ([a-z-]+)", STEPS[name]["run"])) <= known


def test_the_preview_that_the_comment_leads_to_is_the_one_that_is_kept() -> None:
    kept = step("pull-request", "preview", "Keep it for a week")["with"]["name"]
    script = step("comment", "comment", "Post it, or renew what was posted")["with"]["script"]
    assert f"name: '{kept}'" in script


def test_the_comment_follows_the_workflow_that_makes_its_text() -> None:
    assert workflow("comment")["on"] == {
        "workflow_run": {"workflows": [workflow("pull-request")["name"]], "types": ["completed"]}
    }
    handed_on = step("pull-request", "compare", "Hand it on")["with"]
    fetched, posted = workflow("comment")["jobs"]["comment"]["steps"]
    assert fetched["with"]["name"] == handed_on["name"]
    assert posted["env"]["TEXT"] == f"{fetched['with']['path']}/{Path(handed_on['path']).name}"
    assert posted["env"]["OUTCOME"] == f"${{{{ steps.{fetched['id']}.outcome }}}}"
    assert fetched["continue-on-error"] is True


COMPARE = step("pull-request", "compare", "Compare")["run"]


@pytest.mark.parametrize(
    ("status", "said", "ends_well"),
    [
        (0, "# Nothing changes\n", True),
        (1, "# A role changes\n", True),
        (2, "", False),
        (0, "", False),
        (3, "x", False),
    ],
    ids=["no problems", "problems", "no comparison", "no text", "broken"],
)
def test_a_comparison_is_handed_on_only_if_it_is_one(tmp_path: Path, status: int, said: str, ends_well: bool) -> None:
    pretend_journeybook(tmp_path, status, said)
    (tmp_path / "summary").write_text("", encoding="utf-8")
    told = run_script(COMPARE, tmp_path, RUNNER_TEMP=str(tmp_path), GITHUB_STEP_SUMMARY=str(tmp_path / "summary"))
    assert (told.returncode == 0) is ends_well
    assert (tmp_path / "asked").read_text(encoding="utf-8") == "diff HEAD^1 HEAD --format markdown\n"
    assert (tmp_path / "summary").read_text(encoding="utf-8") == (said if ends_well else "")


GIT = "git -c user.name=A -c user.email=a@example.org -c init.defaultBranch=main"
BRANCHES = f"""
{GIT} init -q origin
cd origin
mkdir content
echo a > content/a.yml
echo z > 'content/zoë "z".yml'
git add .
{GIT} commit -q -m one
{GIT} checkout -q -b proposal
echo b > content/b.yml
echo y > 'content/zoë "z".yml'
git add .
{GIT} commit -q -m proposal
{GIT} checkout -q main
echo later > content/a.yml
{GIT} commit -q -a -m later
{GIT} merge -q --no-ff proposal -m merge
cd ..
git clone -q --depth 2 "file://$PWD/origin" clone
"""


def test_the_files_of_a_change_are_listed_in_a_clone_of_two_commits(tmp_path: Path) -> None:
    assert run_script(BRANCHES, tmp_path).stderr == ""
    listing = step("pull-request", "check", "List the files of the change")["run"]
    told = run_script(listing, tmp_path / "clone", RUNNER_TEMP=str(tmp_path))
    assert (told.returncode, told.stderr) == (0, "")
    listed = (tmp_path / "changed.txt").read_text(encoding="utf-8").splitlines()
    assert listed == ["content/b.yml", 'content/zoë "z".yml']


HANDBOOK = f"""
{GIT} init -q origin
mv content mkdocs.yml origin
cd origin
{GIT} add .
{GIT} commit -q -m one
{GIT} checkout -q -b proposal
sed -i 's/emotion: 1/emotion: -2/' content/journeys/buy-a-ute.yml
{GIT} commit -q -a -m proposal
{GIT} checkout -q main
{GIT} commit -q --allow-empty -m later
{GIT} merge -q --no-ff proposal -m merge
cd ..
git clone -q --depth 1 "file://$PWD/origin" one-commit
git clone -q --depth 2 "file://$PWD/origin" two-commits
"""


def test_a_real_comparison_needs_the_two_commits_that_are_fetched(draw: Draw, tmp_path: Path) -> None:
    draw(on_minimal({}))
    (tmp_path / "mkdocs.yml").write_text("docs_dir: content\n", encoding="utf-8")
    assert run_script(HANDBOOK, tmp_path).stderr == ""
    assert step("pull-request", "compare", "Get the proposal")["with"]["fetch-depth"] == 2
    ends = {}
    for clone in ("one-commit", "two-commits"):
        program = tmp_path / clone / ".venv" / "bin" / "journeybook"
        program.parent.mkdir(parents=True)
        program.write_text(f'#!/bin/sh\nexec {sys.executable} -m journeybook "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        (tmp_path / f"{clone}-temp").mkdir()
        summary = tmp_path / f"{clone}-summary"
        told = run_script(
            COMPARE,
            tmp_path / clone,
            RUNNER_TEMP=str(tmp_path / f"{clone}-temp"),
            GITHUB_STEP_SUMMARY=str(summary),
            PYTHONPATH=os.pathsep.join(sys.path),
        )
        ends[clone] = (told.returncode, summary.exists())
    assert ends == {"one-commit": (1, False), "two-commits": (0, True)}
    text = (tmp_path / "two-commits-temp" / "changes" / "changes.md").read_text(encoding="utf-8")
    assert text == (tmp_path / "two-commits-summary").read_text(encoding="utf-8")
    assert text.startswith(MARKER)
    assert "I walk the yard" in text


@pytest.mark.parametrize(
    ("name", "job", "getting"),
    [("publish", "build", "Get the handbook"), ("pull-request", "preview", "Get the proposal")],
)
def test_what_is_built_has_all_commits_for_its_page_of_changes(name: str, job: str, getting: str) -> None:
    assert step(name, job, getting)["with"]["fetch-depth"] == 0


WHOLE = ("index.html", "404.html", "handbook.json", "search/search_index.json")
LOOKED_OVER = step("publish", "build", "See that it is whole")["run"]


def lay(folder: Path, *names: str) -> None:
    for name in names:
        (folder / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "site" / name).write_text("x", encoding="utf-8")


def test_a_whole_site_is_published(tmp_path: Path) -> None:
    lay(tmp_path, *WHOLE)
    told = run_script(LOOKED_OVER, tmp_path)
    assert (told.returncode, told.stdout) == (0, "")


@pytest.mark.parametrize("missing", WHOLE)
def test_a_site_with_a_hole_is_not(tmp_path: Path, missing: str) -> None:
    lay(tmp_path, *(name for name in WHOLE if name != missing))
    told = run_script(LOOKED_OVER, tmp_path)
    assert (told.returncode, told.stdout) == (1, f"::error::site/{missing} is missing: nothing was published\n")


def test_only_what_was_built_whole_is_swapped_in() -> None:
    jobs = workflow("publish")["jobs"]
    names = [step["name"] for step in jobs["build"]["steps"]]
    assert names[-4:] == ["Check", "Build", "See that it is whole", "Hand it on"]
    assert jobs["swap"]["needs"] == "build"
    assert workflow("publish")["on"] == {"push": {"branches": ["main"]}, "workflow_dispatch": None}
