"""The pipeline for GitLab: what runs when, what needs no secret, and each script run as it stands."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.workflows.written import ROOT, load, pretend_journeybook, run_script

PIPELINE = load(ROOT / ".gitlab-ci.yml")
SETTINGS = {"stages", "workflow", "default", "variables"}
PROPOSED = [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}]


def jobs() -> dict[str, dict[str, Any]]:
    """Each job with what it takes from the one it extends."""
    found = {}
    for name, told in PIPELINE.items():
        if name not in SETTINGS and not name.startswith("."):
            found[name] = {**PIPELINE.get(told.get("extends", ""), {}), **told}
    return found


JOBS = jobs()
LINES = [(name, line) for name, job in JOBS.items() for line in job["script"]]


def test_proposals_and_the_default_branch_are_run_and_each_once() -> None:
    assert PIPELINE["workflow"]["rules"] == [*PROPOSED, {"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]


def test_each_job_runs_when_it_should() -> None:
    assert {name: (job["stage"], job.get("rules")) for name, job in JOBS.items()} == {
        "check": ("propose", PROPOSED),
        "compare": ("propose", PROPOSED),
        "comment": (
            "propose",
            [
                {
                    "if": '$CI_PIPELINE_SOURCE == "merge_request_event" && $JOURNEYBOOK_COMMENT_TOKEN',
                    "when": "always",
                }
            ],
        ),
        "preview": ("propose", PROPOSED),
        "test": ("test", None),
        "pages": ("publish", [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]),
    }
    assert {job["stage"] for job in JOBS.values()} == set(PIPELINE["stages"])


def test_every_job_ends() -> None:
    assert PIPELINE["default"]["timeout"] == "20 minutes"
    assert {name: job["timeout"] for name, job in JOBS.items() if "timeout" in job} == {
        "comment": "5 minutes",
        "test": "1 hour",
    }


def test_one_job_alone_knows_of_a_token() -> None:
    knowing = {name for name, job in JOBS.items() if re.search(r"TOKEN|PASSWORD|SECRET", json.dumps(job))}
    assert knowing == {"comment"}


@pytest.mark.parametrize(("name", "line"), LINES, ids=[f"{name} {line[:30]}" for name, line in LINES])
def test_a_line_is_shell(name: str, line: str) -> None:
    told = subprocess.run(["bash", "-n"], input=line, capture_output=True, text=True, check=False)  # noqa: S607  # any
    assert (told.returncode, told.stderr) == (0, ""), name


def test_a_target_that_is_made_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    known = {
        target for line in re.findall(r"^([a-z-]+(?: [a-z-]+)*):", makefile, re.MULTILINE) for target in line.split()
    }
    assert {made for _, line in LINES for made in re.findall(r"\bmake ([a-z-]+)", line)} <= known


def script(job: str) -> str:
    """A job's lines after it has set itself up, as the runner joins them."""
    return "\n".join(line for line in JOBS[job]["script"] if not line.startswith("make "))


@pytest.mark.parametrize(("status", "ends_well"), [(0, True), (1, False), (2, False)])
def test_a_check_leaves_its_report_and_ends_as_the_check_did(tmp_path: Path, status: int, ends_well: bool) -> None:
    pretend_journeybook(tmp_path, status, "[]\n")
    told = run_script(script("check"), tmp_path)
    assert (told.returncode == 0) is ends_well
    asked = ["check --format gitlab", *(["check"] if status < 2 else [])]
    assert (tmp_path / "asked").read_text(encoding="utf-8").splitlines() == asked
    report = JOBS["check"]["artifacts"]["reports"]["codequality"]
    assert (tmp_path / report).read_text(encoding="utf-8") == "[]\n"
    assert JOBS["check"]["artifacts"]["when"] == "always"


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
    begun = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": "0123abc", "CI_MERGE_REQUEST_TARGET_BRANCH_SHA": ""}
    told = run_script(script("compare"), tmp_path, **begun)
    assert ((told.returncode == 0), told.stdout) == (ends_well, said if ends_well else "")
    assert (tmp_path / "asked").read_text(encoding="utf-8") == "diff 0123abc HEAD --format markdown\n"
    assert "when" not in JOBS["compare"]["artifacts"]
    assert JOBS["compare"]["artifacts"]["paths"] == ["changes.md"]


def test_a_proposal_that_is_run_as_merged_is_compared_with_what_it_is_merged_into(tmp_path: Path) -> None:
    pretend_journeybook(tmp_path, 0, "# A role changes\n")
    merged = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": "0123abc", "CI_MERGE_REQUEST_TARGET_BRANCH_SHA": "4567def"}
    assert run_script(script("compare"), tmp_path, **merged).returncode == 0
    assert (tmp_path / "asked").read_text(encoding="utf-8") == "diff 4567def HEAD --format markdown\n"


WHOLE = ("index.html", "404.html", "handbook.json", "search/search_index.json")


def lay(folder: Path, *names: str) -> None:
    for name in names:
        (folder / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "site" / name).write_text("x", encoding="utf-8")


def test_a_whole_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    pretend_journeybook(tmp_path, 0, "")
    lay(tmp_path, *WHOLE)
    assert run_script(script("pages"), tmp_path).returncode == 0
    assert (tmp_path / JOBS["pages"]["artifacts"]["paths"][0] / "handbook.json").is_file()


@pytest.mark.parametrize("missing", [*WHOLE, None])
def test_a_site_with_a_hole_or_a_problem_does_not(tmp_path: Path, missing: str | None) -> None:
    pretend_journeybook(tmp_path, 0 if missing else 1, "")
    lay(tmp_path, *(name for name in WHOLE if name != missing))
    told = run_script(script("pages"), tmp_path)
    said = f"site/{missing} is missing: nothing was published\n" if missing else ""
    assert (told.returncode, told.stdout) == (1, said)
    assert not (tmp_path / "public").exists()


def test_what_tells_of_changes_has_all_commits_and_the_rest_needs_one() -> None:
    assert PIPELINE["variables"] == {"GIT_DEPTH": "1"}
    asking = {name for name, job in JOBS.items() if job.get("variables", {}).get("GIT_DEPTH") == "0"}
    assert asking == {"compare", "preview", "pages"}
