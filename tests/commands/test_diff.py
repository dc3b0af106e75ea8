"""`journeybook diff` as it is run on real commits: whole reports, and what it says when it cannot compare."""

from __future__ import annotations

import html
import json
import os
import re
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from journeybook.changes.change import Change, Changes, RolePage
from journeybook.commands import main
from journeybook.reports.changes_json import render_changes_json
from journeybook.reports.changes_markdown import LONGEST, MARKER, escaped, render_changes_markdown
from journeybook.reports.changes_text import Compared, render_changes
from tests.changes.repository import Drawn, repository
from tests.changes.story import BEFORE, CHANGE

TOLD = Path(__file__).parents[1] / "changes" / "told"


@pytest.fixture
def drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Drawn:
    made = repository(tmp_path / "house")
    made.commit(BEFORE)
    monkeypatch.chdir(made.top)
    return made


def run(*arguments: str | Path) -> Result:
    told = CliRunner().invoke(main, ["diff", *map(str, arguments)])
    assert told.exception is None or isinstance(told.exception, SystemExit)
    return told


@pytest.mark.parametrize(("form", "file"), [("text", "diff.txt"), ("markdown", "diff.md"), ("json", "diff.json")])
def test_a_rich_change_is_told_whole(drawn: Drawn, form: str, file: str) -> None:
    drawn.write(CHANGE)
    told = run("--format", form)
    assert told.stdout == (TOLD / file).read_text(encoding="utf-8")
    assert told.exit_code == 1  # it names a role that is not there


def test_nothing_changed_says_so_in_every_format(drawn: Drawn) -> None:
    commit = drawn.git("rev-parse", "HEAD")
    assert (run().exit_code, run().output) == (
        0,
        f"Nothing changed: both states say the same.\nmain ({commit[:10]}) → your files\n",
    )
    assert run("--format", "markdown").output == (
        f"{MARKER}\n### What this change means\n\n**Nothing changed: both states say the same.**\n\n\n"
        f"<sub>Compared: main ({commit[:10]}) → your files</sub>\n"
    )
    told = json.loads(run("--format", "json").output)
    assert (told["summary"], told["complete"]) == ("Nothing changed: both states say the same.", True)


def test_another_layout_is_no_change(drawn: Drawn) -> None:
    drawn.write(
        {
            "index.md": "# Welcome\r\n",
            "personas/dale.yml": '\n# Dale\nowner: "adviser"\ngoals:\n  - A ute that starts\n'
            "tagline: >-\n  Lives out of\n  his ute\nname: 'Dale'\n",
            "roles/adviser.yml": "department:   motors\r\ntitle: Service adviser  # for now\r\n",
            "journeys/deeper/repair.yml": BEFORE["journeys/repair.yml"],
            "journeys/repair.yml": None,
        }
    )
    assert run().output.splitlines()[0] == "Nothing changed: both states say the same."


def test_a_branch_is_compared_with_where_it_left_the_main_one(drawn: Drawn) -> None:
    drawn.git("switch", "--quiet", "--create", "work")
    drawn.commit({"roles/porter.yml": "title: Porter\ndepartment: motors\n"})
    drawn.git("switch", "--quiet", "main")
    drawn.commit({"roles/other.yml": "title: Other\ndepartment: motors\n"})
    drawn.git("switch", "--quiet", "work")
    drawn.write({"roles/driver.yml": "title: Driver\ndepartment: motors\n"})
    assert [line for line in run().output.splitlines() if re.match(r"\w.*\(role", line)] == [
        "Driver (role driver)",
        "Porter (role porter)",
    ]
    assert run("HEAD").output.splitlines()[3:5] == ["Driver (role driver)", "  this role is new"]
    assert run("work", "main").output.splitlines()[4:8:3] == ["Other (role other)", "Porter (role porter)"]


def test_between_two_commits_the_files_at_work_count_for_nothing(drawn: Drawn) -> None:
    drawn.commit(CHANGE)
    drawn.write({"roles/broken.yml": "title: [\n"})
    told = run("HEAD~1", "HEAD")
    assert told.output.splitlines()[0] == (TOLD / "diff.txt").read_text(encoding="utf-8").splitlines()[0]


@pytest.mark.parametrize("broken_first", [True, False])
def test_a_broken_file_is_named_on_its_side_and_the_rest_is_compared(drawn: Drawn, broken_first: bool) -> None:
    broken = {"journeys/repair.yml": "title: [\n"}
    whole = {"journeys/repair.yml": BEFORE["journeys/repair.yml"], "roles/porter.yml": "title: P\ndepartment: motors\n"}
    first, second = (broken, whole) if broken_first else ({}, {**whole, **broken})
    drawn.commit(first)
    drawn.commit(second)
    told = run("HEAD~1", "HEAD")
    side = "HEAD~1" if broken_first else "HEAD"
    lines = told.output.splitlines()
    assert lines[0].startswith("1 role added. The page of 1 role changes. ")
    assert lines[0].endswith("1 file could not be compared.")
    assert lines[3:5] == [
        "Could not be compared",
        f"  the journey repair: in {side} it has errors, so nothing can be said yet of what changed in it",
    ]
    assert "this journey is gone" not in told.output
    assert told.exit_code == 1


def test_a_broken_handbook_yml_is_named_too(drawn: Drawn) -> None:
    drawn.write({"handbook.yml": "promises: [\n"})
    told = run()
    assert (
        "  handbook.yml: in your files it has errors, so nothing can be said yet of what changed in it" in told.output
    )
    assert told.output.startswith("1 file could not be compared. All others say the same. New: 1 error.\n")
    assert told.exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("mian",), 'git knows no revision "mian"; did you mean main?'),
        (("HEAD", "v1"), 'git knows no revision "v1"; look at git branch --all for the names there are'),
    ],
)
def test_what_cannot_be_compared_is_a_failure_and_never_no_changes(
    drawn: Drawn, arguments: tuple[str, ...], said: str
) -> None:
    told = run(*arguments)
    assert (told.stdout, told.stderr, told.exit_code) == ("", f"Error: {said}\n", 2)
    assert drawn.git("status", "--porcelain") == ""


def test_a_handbook_that_is_newer_than_the_base_is_all_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = repository(tmp_path / "house")
    made.commit({})
    made.commit(BEFORE)
    monkeypatch.chdir(made.top)
    told = run("HEAD~1").output.splitlines()
    assert told[0].startswith(
        "1 journey added, 1 persona added, 1 touchpoint added, 3 roles added, 1 improvement added"
    )
    assert told[2] == "There is no handbook in HEAD~1 yet, so all of it is new."
    assert json.loads(run("HEAD~1", "--format", "json").output)["begins"] is True
    gone = run("HEAD", "HEAD~1")
    assert (gone.exit_code, gone.stdout) == (2, "")
    assert "there is no folder content in " in gone.stderr


def test_a_handbook_whose_folder_was_called_something_else_is_followed(drawn: Drawn) -> None:
    drawn.git("mv", "content", "inhalt")
    (drawn.top / "mkdocs.yml").write_text("site_name: A handbook\ndocs_dir: inhalt\n", encoding="utf-8")
    role = drawn.top / "inhalt" / "roles" / "adviser.yml"
    role.write_text(role.read_text(encoding="utf-8").replace("Service adviser", "Adviser"), encoding="utf-8")
    drawn.git("commit", "--quiet", "--all", "-m", "In German")
    assert run("HEAD~1").output.splitlines()[3:5] == [
        "Adviser (role adviser)",
        "  title: “Service adviser” → “Adviser”",
    ]


def test_a_base_that_has_gone_on_is_said_to_have(drawn: Drawn) -> None:
    drawn.git("switch", "--quiet", "--create", "work")
    drawn.commit({"roles/porter.yml": "title: Porter\ndepartment: motors\n"})
    drawn.git("switch", "--quiet", "main")
    drawn.commit({"roles/other.yml": "title: Other\ndepartment: motors\n"})
    drawn.git("switch", "--quiet", "work")
    said = "main has gone on since your branch left it, and what changed there stands here backwards"
    assert run("main").output.splitlines()[2] == f"{said}; journeybook diff  leaves that out."
    assert f"\n{said}; journeybook diff leaves that out.\n" in run("main", "HEAD", "--format", "markdown").output
    assert run("main", "work").output.splitlines()[2] == f"{said.replace('your branch', 'work')}."
    assert json.loads(run("main", "--format", "json").output)["went_on"] is True
    assert said not in run().output


def test_outside_a_repository_it_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    told = run("--content", tmp_path / "content")
    assert (told.exit_code, told.stderr) == (
        2,
        "Error: content is not in a git repository, so there is nothing to compare with; run git init\n",
    )


def test_help_shows_examples() -> None:
    assert "  journeybook diff HEAD                only what is not committed yet\n" in run("--help").output


def test_colour_is_for_terminals_only() -> None:
    compared = Compared(Changes(roles=(RolePage("a", "A\x1b[31m", ("b",)),)), "main", "1" * 40, "HEAD", "2" * 40)
    assert "\x1b[1mRoles whose pages change, and why\x1b[0m" in render_changes(compared, colour=True)
    assert "\x1b" not in render_changes(compared)


def sheer(count: int) -> Compared:
    changes = tuple(
        Change("changed", "role", f"r{at}", "Role | *x* <b>", "summary: " + "@team #1 " * 30) for at in range(count)
    )
    roles = tuple(RolePage(f"r{at}", f"Role {at}", ("why " * 50,)) for at in range(count))
    return Compared(Changes(changes, roles), "main", "1" * 40, "HEAD", "2" * 40)


def test_a_comment_too_long_for_the_forge_leaves_out_whole_parts_and_says_so() -> None:
    told = render_changes_markdown(sheer(300))
    assert len(told) <= LONGEST
    assert "*All changes (300): too long for a comment; `journeybook diff` shows it.*" in told
    assert told.count("<details>") == told.count("</details>")
    assert told.startswith(f"{MARKER}\n")
    assert told.endswith("<sub>Compared: main (1111111111) → HEAD (2222222222)</sub>\n")
    assert len(json.loads(render_changes_json(sheer(300)))["changes"]) == 300


def felt(journey: str, step: str, field: str, before: object, after: object) -> Change:
    where = {"step": step, "step_title": step.title(), "field": field}
    return Change("changed", "journey", journey, journey.title(), "so", **where, before=before, after=after, felt=True)


def test_of_much_that_customers_feel_the_first_screen_says_how_much_and_shows_the_heaviest() -> None:
    small = [felt(f"j{at:02}", "s", "emotion", 1, 0) for at in range(20)]
    heavy = [
        felt("k", "s", "emotion", -2, 2),
        felt("l", "s", "pains", None, {"text": "Ow"}),
        felt("l", "t", "pains", {"text": "Ow"}, None),
        Change("added", "journey", "m", "M", "this journey is new", felt=True),
    ]
    lines = render_changes_markdown(Compared(Changes((*small, *heavy)), "a", "1" * 40, "b", "2" * 40)).splitlines()
    at = lines.index("#### For customers")
    assert lines[at + 2 : at + 10] == [
        "Customers feel worse in 20 steps and better in 1 step; 1 pain is new and 1 pain is gone. Where most changes:",
        "",
        "- **K**, S: so",
        "- **M**: this journey is new",
        "- **L**, S: so",
        "- **L**, T: so",
        "- **J00**, S: so",
        "- **J01**, S: so",
    ]
    few = render_changes_markdown(Compared(Changes(tuple(heavy)), "a", "1" * 40, "b", "2" * 40)).splitlines()
    assert few[few.index("#### For customers") + 2] == "- **K**, S: so"


@given(st.text(st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(" *_`<>&@#[]()!|~$^-+.1\\"), max_size=60))
def test_any_text_shows_as_it_is_in_markdown(text: str) -> None:
    shown = MarkdownIt("gfm-like", {"linkify": False}).render(f"- **Title**: {escaped(text)}")
    body = re.sub(r"\A<ul>\n<li><strong>Title</strong>: ?|</li>\n</ul>\n\Z", "", shown)
    assert " ".join(html.unescape(body).replace("\u200b", "").split()) == " ".join(text.split())
    assert re.search(r"<(?!/?(ul|li|strong)>)", shown) is None


@pytest.mark.parametrize(("mark", "element"), [("*", "em"), ("**", "strong")])
@given(
    text=st.text(st.characters(exclude_categories=["C", "Z"]) | st.sampled_from("*_`<[!~\\"), min_size=1, max_size=20)
)
def test_any_title_stays_within_its_marks(mark: str, element: str, text: str) -> None:
    shown = MarkdownIt("gfm-like", {"linkify": False}).render(f"- {mark}{escaped(text)}{mark}: so")
    body = shown.removeprefix(f"<ul>\n<li><{element}>").removesuffix(f"</{element}>: so</li>\n</ul>\n")
    assert html.unescape(body).replace("\u200b", "") == text


@pytest.mark.parametrize(
    "text", ["@team", "#12", "!7", "%v1", "~label", "GH-12", "see https://x.example", "www.x.example", ":tada:"]
)
def test_no_forge_takes_a_text_for_a_mention_a_reference_a_link_or_a_face(text: str) -> None:
    assert "\u200b" in escaped(text)


def test_no_report_names_a_folder_of_this_machine(drawn: Drawn) -> None:
    drawn.commit(CHANGE)
    told = run("HEAD~1", "HEAD", "--format", "json").output
    assert tempfile.gettempdir() not in told
    assert os.fspath(drawn.top) not in told
