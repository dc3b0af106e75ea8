"""The script that posts what a change means, taken from its workflow and run as it stands against a GitHub of paper."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright._impl._driver import compute_driver_executable

from journeybook.reports.changes_markdown import LONGEST
from journeybook.reports.changes_markdown import MARKER as MARK
from tests.workflows.written import step

SCRIPT = step("comment", "comment", "Post it, or renew what was posted")["with"]["script"]
NODE, _ = compute_driver_executable()
"""Playwright brings a Node of its own, so that none need be installed."""

GITHUB = """
const given = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const asked = [];
const page = (all) => ({ per_page = 30, page = 1 }) => all.slice((page - 1) * per_page, page * per_page);
const noted = (name, answer) => async (parameters) => { asked.push([name, parameters]); return answer(parameters); };
const github = {
  rest: {
    actions: {
      listWorkflowRunArtifacts: noted('actions.listWorkflowRunArtifacts', () => ({ data: { artifacts: given.made } })),
    },
    pulls: { list: noted('pulls.list', page(given.pulls)) },
    issues: {
      listComments: noted('issues.listComments', page(given.comments)),
      updateComment: noted('issues.updateComment', () => ({})),
      createComment: noted('issues.createComment', () => ({})),
    },
  },
  async paginate(list, parameters) {
    const all = [];
    for (let page = 1; ; page++) {
      const some = await list({ ...parameters, page });
      all.push(...some);
      if (some.length < parameters.per_page) return all;
    }
  },
};
const said = [];
const core = { setFailed: (text) => said.push(['failed', text]), notice: (text) => said.push(['notice', text]) };
const context = { repo: { owner: 'wattle', repo: 'handbook' }, payload: { workflow_run: given.run } };
const Run = Object.getPrototypeOf(async () => {}).constructor;
new Run('require', 'github', 'context', 'core', given.script)(require, github, context, core).then(() => {
  console.log(JSON.stringify({ asked, said }));
});
"""

FORK = {"id": 7, "owner": {"login": "noa"}}
RUN = {
    "id": 1,
    "conclusion": "success",
    "repository": {"id": 1},
    "head_sha": "0123456789abcdef",
    "head_branch": "my-change",
    "head_repository": FORK,
    "html_url": "https://github.example/run/1",
}
OURS = {"number": 12, "head": {"sha": "0123456789abcdef", "repo": FORK}}
OTHER = {"id": 1, "user": {"login": "jess"}, "body": f"I like it\n{MARK}"}
FORGED = {"id": 2, "user": {"login": "mallory"}, "body": f"{MARK}\nNothing changes."}
POSTED = {"id": 3, "user": {"login": "github-actions[bot]"}, "body": f"{MARK}\nAs it was.\n"}
GHOST = {"id": 4, "user": None, "body": None}


@dataclass(frozen=True)
class Told:
    """What was asked of GitHub, what the log says, and what was posted or renewed."""

    asked: list[list[Any]]
    said: list[list[str]]
    written: list[list[Any]] = field(default_factory=list)


def run(  # noqa: PLR0913  # all that GitHub knows of a run
    file: Path,
    *,
    pulls: tuple[dict[str, Any], ...] = (OURS,),
    comments: tuple[dict[str, Any], ...] = (),
    event: dict[str, Any] | None = None,
    made: tuple[dict[str, Any], ...] = (),
    outcome: str = "success",
) -> Told:
    given = {"script": SCRIPT, "run": event or RUN, "pulls": pulls, "comments": comments, "made": made}
    told = subprocess.run(
        [NODE, "-e", GITHUB],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
        env={"TEXT": str(file), "OUTCOME": outcome},
    )
    assert (told.returncode, told.stderr) == (0, "")
    answer = json.loads(told.stdout)
    written = [call for call in answer["asked"] if call[0] in {"issues.createComment", "issues.updateComment"}]
    return Told(answer["asked"], answer["said"], written)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    file = tmp_path / "changes.md"
    file.write_text("## Two journeys change\n\nÜber *alles*.\n", encoding="utf-8")
    return file


BODY = (
    f"{MARK}\n## Two journeys change\n\nÜber *alles*.\n\n"
    "<sub>This is about 0123456, and is renewed with every push.</sub>\n"
)


def test_the_first_time_a_comment_is_posted(text: Path) -> None:
    told = run(text, comments=(OTHER, GHOST))
    assert told == Told(
        [
            [
                "pulls.list",
                {
                    "owner": "wattle",
                    "repo": "handbook",
                    "state": "open",
                    "head": "noa:my-change",
                    "per_page": 100,
                    "page": 1,
                },
            ],
            [
                "issues.listComments",
                {"owner": "wattle", "repo": "handbook", "issue_number": 12, "per_page": 100, "page": 1},
            ],
            ["issues.createComment", {"owner": "wattle", "repo": "handbook", "issue_number": 12, "body": BODY}],
        ],
        [],
        [["issues.createComment", {"owner": "wattle", "repo": "handbook", "issue_number": 12, "body": BODY}]],
    )


@pytest.mark.parametrize("before", [0, 250], ids=["alone", "after many others"])
def test_the_next_time_it_is_renewed_where_it_stands(text: Path, before: int) -> None:
    told = run(text, comments=(*([OTHER] * before), POSTED))
    assert told.written == [
        ["issues.updateComment", {"owner": "wattle", "repo": "handbook", "comment_id": 3, "body": BODY}]
    ]


def test_nobody_elses_comment_is_renewed(text: Path) -> None:
    assert [name for name, _ in run(text, comments=(FORGED,)).written] == ["issues.createComment"]


@pytest.mark.parametrize("kind", ["missing", "empty", "huge", "a link", "a folder"])
def test_without_a_text_nothing_is_posted_and_nothing_asked(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "changes.md"
    if kind == "empty":
        file.touch()
    elif kind == "huge":
        file.write_text("x" * 2_000_001, encoding="utf-8")
    elif kind == "a link":
        (tmp_path / "other").write_text("a secret", encoding="utf-8")
        file.symlink_to(tmp_path / "other")
    elif kind == "a folder":
        file.mkdir()
    assert run(file, comments=(POSTED,)) == Told(
        [], [["failed", "What the comparison left is no text of a sensible size. Nothing was posted."]]
    )


FAILED = {**RUN, "conclusion": "failure"}


def test_where_the_comparison_failed_what_was_posted_is_said_to_be_of_before(tmp_path: Path) -> None:
    told = run(tmp_path / "none", comments=(OTHER, POSTED), event=FAILED, outcome="failure")
    said = (
        f"{MARK}\n**0123456 could not be compared** ([why](https://github.example/run/1)). "
        "What follows is about an earlier commit.\n\nAs it was.\n"
    )
    assert told.written == [
        ["issues.updateComment", {"owner": "wattle", "repo": "handbook", "comment_id": 3, "body": said}]
    ]
    again = run(tmp_path / "none", comments=({**POSTED, "body": said},), event=FAILED, outcome="failure")
    assert again.written[0][1]["body"] == said


@pytest.mark.parametrize(
    ("conclusion", "comments", "said"),
    [
        ("failure", (OTHER,), "There is no comparison, and no comment of an earlier one. Nothing was posted."),
        ("cancelled", (POSTED,), "The run did not come to its end. Nothing was posted."),
        ("action_required", (POSTED,), "The run did not come to its end. Nothing was posted."),
    ],
)
def test_where_there_is_nothing_to_renew_or_nothing_ran_all_stays_as_it_is(
    tmp_path: Path, conclusion: str, comments: tuple[dict[str, Any], ...], said: str
) -> None:
    told = run(tmp_path / "none", comments=comments, event={**RUN, "conclusion": conclusion}, outcome="failure")
    assert (told.written, told.said) == ([], [["notice", said]])


INSIDE = {**RUN, "repository": FORK}
PREVIEW = {"id": 99, "expired": False}
LOOK = (
    "**[See the handbook as it would be](https://github.example/run/1/artifacts/99)**: download it, unpack it, "
    "and open index.html.\n\n"
)


@pytest.mark.parametrize(
    ("event", "made", "look"),
    [
        (INSIDE, (PREVIEW,), LOOK),
        (INSIDE, (), ""),
        (INSIDE, ({**PREVIEW, "expired": True},), ""),
        (RUN, (PREVIEW,), ""),
    ],
    ids=["there", "could not be built", "no longer there", "of a fork"],
)
def test_a_reviewer_is_led_to_the_preview_where_there_is_one_of_our_own(
    text: Path, event: dict[str, Any], made: tuple[dict[str, Any], ...], look: str
) -> None:
    told = run(text, event=event, made=made)
    assert told.written[0][1]["body"] == BODY.replace("<sub>", f"{look}<sub>")


PUSHED_SINCE = {"number": 12, "head": {"sha": "fedcba9876543210", "repo": FORK}}
ELSEWHERE = {"number": 13, "head": {"sha": "0123456789abcdef", "repo": {"id": 8}}}
GONE = {"number": 14, "head": {"sha": "0123456789abcdef", "repo": None}}


@pytest.mark.parametrize(
    ("pulls", "count"),
    [((), 0), ((PUSHED_SINCE,), 0), ((ELSEWHERE, GONE), 0), ((OURS, {**OURS, "number": 15}), 2)],
    ids=["closed", "pushed since", "of another repository", "two at once"],
)
def test_where_it_is_not_clear_which_pull_request_is_meant_nothing_is_posted(
    text: Path, pulls: tuple[dict[str, Any], ...], count: int
) -> None:
    told = run(text, pulls=pulls, comments=(POSTED,))
    assert (told.written, told.said) == (
        [],
        [["notice", f"{count} open pull requests end in 0123456789abcdef. Nothing was posted."]],
    )


def test_a_fork_that_is_gone_gets_nothing(text: Path) -> None:
    told = run(text, event={**RUN, "head_repository": None})
    assert (told.asked, [kind for kind, _ in told.said]) == ([], ["notice"])


def posted(file: Path, words: str) -> str:
    file.write_text(words, encoding="utf-8")
    body = run(file).written[0][1]["body"]
    assert isinstance(body, str)
    return body


def test_a_text_calls_nobody_and_poses_as_no_comment(tmp_path: Path) -> None:
    body = posted(tmp_path / "changes.md", f"{MARK}\n@everyone, (@wattle/finance) and a@example.org $& $1\n")
    assert body == (
        f"{MARK}\n\n@\u200beveryone, (@\u200bwattle/finance) and a@example.org $& $1\n\n"
        "<sub>This is about 0123456, and is renewed with every push.</sub>\n"
    )


CUT = (
    "**It was cut here: there is more than a comment can hold.** The whole stands in "
    "[the run](https://github.example/run/1).\n\n<sub>This is about 0123456, and is renewed with every push.</sub>\n"
)


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("- a line of the list\n" * 5000, f"- a line of the list\n\n{CUT}"),
        ("<details>\n\n" + "- a line\n" * 9000 + "</details>\n", f"- a line\n\n</details>\n\n{CUT}"),
        ("```text\n" + "a line\n" * 9000 + "```\n", f"a line\n```\n\n{CUT}"),
        ("東" * 70000, f"東\n\n{CUT}"),
    ],
    ids=["at the end of a line", "within what is folded", "within a block", "within one long line"],
)
def test_a_text_too_long_for_a_comment_is_cut_with_a_note(tmp_path: Path, words: str, end: str) -> None:
    body = posted(tmp_path / "changes.md", words)
    assert body.endswith(end)
    assert 59000 < len(body) < 61000


def test_the_longest_text_that_a_comparison_writes_is_posted_whole(tmp_path: Path) -> None:
    body = posted(tmp_path / "changes.md", "x" * LONGEST)
    assert "It was cut here" not in body
    assert len(body) < 65_536
