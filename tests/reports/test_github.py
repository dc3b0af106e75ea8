"""What a step on GitHub writes, read back as the runner reads it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from journeybook.problems import Problem, Severity
from journeybook.reports.github import SUMMARY_ROOM, render_github, summary

WRONG = Problem("content/x.yml", 7, 7, "wrong-value", "so it is", Severity.ERROR, "try Emma", 4, "name: Dale")
WHOLE = Problem("content/roles", 0, 0, "missing-field", "there is none", Severity.WARNING)
NOTE = Problem("content/x.yml", 9, 3, "no-emotion", "nobody asked", Severity.NOTE, "ask", 0, "  - id: a")


def commands(printed: str) -> list[tuple[str, dict[str, str], str]]:
    """What the runner obeys, as it reads it: name, properties, and text, with their escapes undone."""
    found = []
    stopped = ""
    for line in printed.splitlines():
        if stopped:
            stopped = "" if line == f"::{stopped}::" else stopped
            continue
        if (command := re.match(r"\s*::(?P<name>[a-z-]+)(?: (?P<properties>.*?))?::(?P<text>.*)", line)) is None:
            continue
        if command["name"] == "stop-commands":
            stopped = command["text"]
        pairs = (pair.split("=", 1) for pair in (command["properties"] or "").split(",") if pair)
        found.append((command["name"], {name: read(value) for name, value in pairs}, read(command["text"])))
    return [command for command in found if command[0] != "stop-commands"]


def read(text: str) -> str:
    for escape, meant in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(escape, meant)
    return text


def annotated(printed: str, level: str) -> list[tuple[dict[str, str], str]]:
    return [(properties, text) for name, properties, text in commands(printed) if name == level]


def test_a_step_prints_everything_folded_away_then_annotations_then_the_closing_line() -> None:
    assert re.sub(r"\b[0-9a-f]{64}\b", "WORD", render_github([WRONG, WHOLE, NOTE], "3 in all")) == (
        "::group::All of it in full: 1 error, 1 warning, 1 note\n"
        "::stop-commands::WORD\n"
        "content/x.yml:7:7: error[wrong-value] so it is\n"
        "     7 | name: Dale\n"
        "       |       ^^^^\n"
        "  try Emma\n"
        "\n"
        "content/roles: warning[missing-field] there is none\n"
        "\n"
        "content/x.yml:9:3: note[no-emotion] nobody asked\n"
        "     9 |   - id: a\n"
        "       |   ^\n"
        "  ask\n"
        "::WORD::\n"
        "::endgroup::\n"
        "::error file=content/x.yml,line=7,endLine=7,col=7,endColumn=10,title=wrong-value::so it is%0Atry Emma\n"
        "::warning file=content/roles,title=missing-field::there is none\n"
        "::notice file=content/x.yml,line=9,endLine=9,col=3,endColumn=3,title=no-emotion::nobody asked%0Aask\n"
        "3 in all\n"
    )


def test_without_problems_there_is_only_the_closing_line() -> None:
    assert render_github([], "All is well.") == "All is well.\n"


@pytest.mark.parametrize(
    "text", ["100%, really", "a\nb\rc", "x::y, z: 1", "%0A", "::error::no", "##[error]no", "%25", "naïve 東京"]
)
def test_whatever_is_said_arrives_as_it_was_said(text: str) -> None:
    odd = replace(WRONG, path=f"content/{text}.yml", message=text, hint="")
    assert annotated(render_github([odd], ""), "error") == [
        (
            {
                "file": f"content/{text}.yml",
                "line": "7",
                "endLine": "7",
                "col": "7",
                "endColumn": "10",
                "title": "wrong-value",
            },
            text,
        )
    ]


@pytest.mark.parametrize(
    "source", ["::error::mine", "##[add-mask]e", "::stop-commands::x", "::endgroup::", "\r::warning::mine", "\n::x::"]
)
def test_content_cannot_give_the_runner_commands(source: str) -> None:
    hostile = replace(WRONG, source=source, message=f"so\n{source}", hint=f"{source}")
    names = [name for name, _, _ in commands(render_github([hostile], "x"))]
    assert names == ["group", "endgroup", "error"]


def many(count: int, severity: Severity) -> list[Problem]:
    return [replace(WRONG, path=f"content/{at:03}.yml", severity=severity) for at in range(count)]


@pytest.mark.parametrize(("count", "shown"), [(9, 9), (10, 10), (11, 10), (400, 10)])
def test_of_each_level_ten_are_shown_at_most(count: int, shown: int) -> None:
    problems = [problem for severity in Severity for problem in many(count, severity)]
    printed = render_github(problems, "")
    assert {level: len(annotated(printed, level)) for level in ("error", "warning", "notice")} == {
        "error": shown,
        "warning": shown,
        "notice": shown,
    }


def test_the_tenth_says_how_many_more_and_where_they_stand() -> None:
    printed = render_github(many(12, Severity.WARNING), "")
    assert [properties.get("file") for properties, _ in annotated(printed, "warning")] == [
        *(f"content/{at:03}.yml" for at in range(9)),
        None,
    ]
    assert annotated(printed, "warning")[-1] == (
        {"title": "3 more warnings"},
        "GitHub shows ten of a kind. All of them stand in the log of this step, and on the summary page of this run.",
    )
    assert "content/011.yml:7:7: warning[wrong-value]" in printed


def test_files_of_the_change_come_first() -> None:
    printed = render_github(many(30, Severity.NOTE), "", {"content/020.yml", "content/029.yml"})
    assert [properties.get("file", "") for properties, _ in annotated(printed, "notice")][:4] == [
        "content/020.yml",
        "content/029.yml",
        "content/000.yml",
        "content/001.yml",
    ]


def test_the_summary_has_each_severity_and_folds_notes_away() -> None:
    assert summary([WRONG, WHOLE, NOTE], "3 in all") == (
        "## Check of the handbook\n"
        "\n"
        "3 in all\n"
        "\n"
        "### 1 error\n"
        "\n"
        "```text\n"
        "content/x.yml:7:7: error[wrong-value] so it is\n"
        "     7 | name: Dale\n"
        "       |       ^^^^\n"
        "  try Emma\n"
        "```\n"
        "\n"
        "### 1 warning\n"
        "\n"
        "```text\n"
        "content/roles: warning[missing-field] there is none\n"
        "```\n"
        "\n"
        "<details><summary>1 note: worth a second look</summary>\n"
        "\n"
        "```text\n"
        "content/x.yml:9:3: note[no-emotion] nobody asked\n"
        "     9 |   - id: a\n"
        "       |   ^\n"
        "  ask\n"
        "```\n"
        "\n"
        "</details>\n"
    )


def test_a_summary_without_problems_says_so() -> None:
    assert summary([], "All is well.") == "## Check of the handbook\n\nAll is well.\n"


def test_no_content_ends_the_block_it_stands_in() -> None:
    page = summary([replace(WRONG, source="````\n<h1>@everyone</h1>", column=1)], "")
    fences = [line for line in page.splitlines() if line.startswith("```")]
    assert fences == ["`````text", "`````"]
    assert "     7 | ````�<h1>@everyone</h1>\n" in page


def test_a_summary_keeps_within_what_github_takes_and_says_what_it_left_out() -> None:
    problems = [replace(problem, message="東" * 200) for problem in many(2000, Severity.ERROR)]
    page = summary(problems, "")
    assert len(page) < SUMMARY_ROOM + 500
    shown = page.count("error[wrong-value]")
    assert shown > 200
    assert page.endswith(f"```\n\n{2000 - shown} more in the log of the step.\n")
