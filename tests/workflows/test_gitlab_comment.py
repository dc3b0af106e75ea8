"""The script that posts what a change means on GitLab, run as it stands against a server on this machine."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from journeybook.reports.changes_markdown import MARKER as MARK
from tests.workflows.written import ROOT, load

SCRIPT = ROOT / ".gitlab" / "comment"
NOTES = "/projects/5/merge_requests/12/notes"


@dataclass
class GitLab:
    """What is there, what was asked, and how to answer instead, if not well."""

    notes: list[dict[str, Any]] = field(default_factory=list)
    asked: list[tuple[str, str, str | None]] = field(default_factory=list)
    status: int = 200
    address: str = ""


@pytest.fixture
def gitlab() -> Iterator[GitLab]:
    """A GitLab with one merge request, on this machine."""
    paper = GitLab()

    class Answer(BaseHTTPRequestHandler):
        def answer(self) -> None:
            said = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            path = self.path.removeprefix("/api")
            paper.asked.append((self.command, path, json.loads(said)["body"] if said else None))
            answer: Any = {"id": 99}
            if self.command == "GET" and path.startswith(NOTES):
                first = (int(path.rpartition("page=")[2]) - 1) * 100
                answer = paper.notes[first : first + 100]
            status = paper.status if self.headers["PRIVATE-TOKEN"] == "a token" else 401
            body = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PUT = answer  # noqa: N815  # names that the library looks for

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    paper.address = f"http://127.0.0.1:{server.server_port}/api"
    yield paper
    server.shutdown()
    thread.join()
    server.server_close()


def run(
    gitlab: GitLab,
    folder: Path,
    text: str | None,
    token: str = "a token",  # noqa: S107  # of paper
) -> tuple[int, str]:
    if text is not None:
        (folder / "changes.md").write_text(text, encoding="utf-8")
    told = subprocess.run(
        [sys.executable, SCRIPT, folder / "changes.md"],
        env={
            "CI_API_V4_URL": gitlab.address,
            "CI_COMMIT_SHA": "0123456789abcdef",
            "CI_MERGE_REQUEST_IID": "12",
            "CI_MERGE_REQUEST_PROJECT_ID": "5",
            "JOURNEYBOOK_COMMENT_TOKEN": token,
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return told.returncode, told.stdout + told.stderr


def note(number: int, author: int, body: str) -> dict[str, Any]:
    return {"id": number, "author": {"id": author}, "body": body}


BODY = f"{MARK}\n## A role changes\n\n<sub>This is about 01234567, and is renewed with every push.</sub>\n"


def test_it_is_held_to_our_rules_though_its_name_does_not_say_python() -> None:
    told = subprocess.run(
        [Path(sys.executable).with_name("ruff"), "check", "--no-cache", "--stdin-filename", f"{SCRIPT}.py", "-"],
        cwd=ROOT,
        input=SCRIPT.read_text(encoding="utf-8"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (told.returncode, told.stdout) == (0, "All checks passed!\n")


def test_it_is_what_the_pipeline_runs() -> None:
    assert load(ROOT / ".gitlab-ci.yml")["comment"]["script"] == ["python3 .gitlab/comment changes.md"]


def test_the_first_time_a_comment_is_posted(gitlab: GitLab, tmp_path: Path) -> None:
    gitlab.notes = [note(1, 98, f"{MARK}\nNothing changes."), note(2, 99, f"I quote {MARK}")]
    assert run(gitlab, tmp_path, "## A role changes\n") == (0, "The comment was posted.\n")
    assert gitlab.asked == [
        ("GET", "/user", None),
        ("GET", f"{NOTES}?per_page=100&page=1", None),
        ("POST", NOTES, BODY),
    ]


def test_the_next_time_it_is_renewed_where_it_stands(gitlab: GitLab, tmp_path: Path) -> None:
    gitlab.notes = [*(note(at, 98, "I like it") for at in range(100)), note(777, 99, f"{MARK}\nAs it was.")]
    assert run(gitlab, tmp_path, "## A role changes\n") == (0, "The comment was renewed.\n")
    assert gitlab.asked[-1] == ("PUT", f"{NOTES}/777", BODY)
    assert [method for method, _, _ in gitlab.asked] == ["GET", "GET", "GET", "PUT"]


def test_where_the_comparison_failed_what_was_posted_is_said_to_be_of_before(gitlab: GitLab, tmp_path: Path) -> None:
    gitlab.notes = [note(1, 98, f"{MARK}\nNothing changes."), note(777, 99, f"{MARK}\nAs it was.\n")]
    said = (
        f"{MARK}\n**01234567 could not be compared.** The pipeline says why. What follows is about an earlier commit."
        "\n\nAs it was.\n"
    )
    done = (0, "The comment was marked: it is about an earlier commit.\n")
    assert run(gitlab, tmp_path, None) == done
    assert gitlab.asked[-1] == ("PUT", f"{NOTES}/777", said)
    gitlab.notes = [note(777, 99, said)]
    assert run(gitlab, tmp_path, " \n") == done
    assert gitlab.asked[-1] == ("PUT", f"{NOTES}/777", said)


def test_where_there_is_neither_a_text_nor_a_comment_nothing_is_posted(gitlab: GitLab, tmp_path: Path) -> None:
    told = "There is no comparison, and no comment of an earlier one. Nothing was posted.\n"
    assert run(gitlab, tmp_path, None) == (0, told)
    assert [method for method, _, _ in gitlab.asked] == ["GET", "GET"]


def test_a_text_calls_nobody_and_gives_no_orders(gitlab: GitLab, tmp_path: Path) -> None:
    run(gitlab, tmp_path, f"/approve\n{MARK}> @all, a@example.org\n  /close\nhere/there\n")
    body = gitlab.asked[-1][2]
    assert body == (
        f"{MARK}\n\u200b/approve\n> @\u200ball, a@example.org\n  \u200b/close\nhere/there\n\n"
        "<sub>This is about 01234567, and is renewed with every push.</sub>\n"
    )


def test_a_text_too_long_for_a_comment_is_cut_with_a_note(gitlab: GitLab, tmp_path: Path) -> None:
    run(gitlab, tmp_path, "<details>\n\n```text\n" + "a line\n" * 100_000 + "```\n\n</details>\n")
    body = gitlab.asked[-1][2] or ""
    assert body.endswith(
        "a line\n```\n\n</details>\n\n"
        "**It was cut here: there is more than a comment can hold.** The whole is linked above.\n\n"
        "<sub>This is about 01234567, and is renewed with every push.</sub>\n"
    )
    assert 499_000 < len(body) < 501_000


@pytest.mark.parametrize(
    ("token", "status", "said"), [("old", 200, "401 Unauthorized"), ("a token", 403, "403 Forbidden")]
)
def test_a_token_that_is_refused_is_said_plainly(
    gitlab: GitLab, tmp_path: Path, token: str, status: int, said: str
) -> None:
    gitlab.status = status
    assert run(gitlab, tmp_path, "## A role changes\n", token) == (
        1,
        f"GitLab answered {said}. Has the token the scope api, and is it still valid?\n",
    )


def test_a_gitlab_that_is_not_there_is_said_plainly(gitlab: GitLab, tmp_path: Path) -> None:
    gitlab.address = "http://127.0.0.1:1/api"
    status, said = run(gitlab, tmp_path, "## A role changes\n")
    assert (status, said.partition(":")[0]) == (1, "GitLab cannot be reached")
