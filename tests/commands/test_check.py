"""`journeybook check` as it is run: what it prints, and its exit status."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from journeybook import __version__
from journeybook.commands import main
from journeybook.commands.check import from_root
from journeybook.commands.project import Project
from journeybook.problems import Problem, Severity
from tests.checks.minimal import on_minimal
from tests.drawn import Draw, write

CLEAN = (
    "All is well: 1 persona, 1 journey with 1 step, 1 role, 0 touchpoints, 0 pieces of evidence and 0 improvements.\n"
)
UNKNOWN = {"roles/cleaner.yml": "title: Cleaner\ndepartment: service\nsupports: [service-adviser-2]\n"}
STRAY = {"roles/porter.yaml": "x\n"}


def run(*arguments: str | Path) -> Result:
    told = CliRunner().invoke(main, ["check", *map(str, arguments)])
    assert told.exception is None or isinstance(told.exception, SystemExit)
    return told


def test_a_handbook_without_problems_is_counted_and_the_status_is_0(draw: Draw) -> None:
    told = run("--content", draw(on_minimal({})))
    assert (told.output, told.exit_code) == (CLEAN, 0)


@pytest.mark.parametrize(
    ("files", "fail_on", "status"),
    [(UNKNOWN, "error", 1), (STRAY, "error", 0), (STRAY, "warning", 1), (STRAY, "note", 1), ({}, "note", 0)],
)
def test_the_status_follows_the_weight_that_was_asked_for(
    draw: Draw, files: dict[str, str], fail_on: str, status: int
) -> None:
    assert run("--content", draw(on_minimal(files)), "--fail-on", fail_on).exit_code == status


def test_paths_narrow_what_is_shown_and_the_status_with_it(draw: Draw) -> None:
    content = draw(on_minimal({**UNKNOWN, **STRAY}))
    cleaner = run("--content", content, content / "roles" / "cleaner.yml")
    personas = run("--content", content, content / "personas")
    above = run("--content", content, content.parent)
    assert (cleaner.exit_code, cleaner.output.splitlines()[-1]) == (1, "1 error in 1 file")
    assert (personas.exit_code, personas.output.split(":")[0]) == (0, "All is well")
    assert above.output.splitlines()[-1] == "1 error, 1 warning in 2 files"


def test_json_lists_the_same_problems(draw: Draw) -> None:
    told = run("--content", draw(on_minimal(UNKNOWN)), "--format", "json")
    document = json.loads(told.output)
    assert (told.exit_code, document["version"], document["counts"]) == (1, 1, {"error": 1, "warning": 0, "note": 0})
    assert [(found["path"], found["line"], found["code"]) for found in document["problems"]] == [
        ("content/roles/cleaner.yml", 3, "unknown-reference")
    ]


def begin_repository(folder: Path) -> None:
    subprocess.run(["git", "init", "--quiet", str(folder)], check=True)  # noqa: S607  # git is looked up as usual


def paths_in(form: str, output: str) -> set[str]:
    if form == "github":
        return set(re.findall(r"^::(?:error|warning|notice) file=([^,]+)", output, re.MULTILINE))
    document = json.loads(output)
    if form == "sarif":
        places = (result["locations"][0]["physicalLocation"] for result in document["runs"][0]["results"])
        return {place["artifactLocation"]["uri"] for place in places}
    return (
        {found["location"]["path"] for found in document}
        if form == "gitlab"
        else {found["path"] for found in document["problems"]}
    )


@pytest.mark.parametrize("form", ["json", "github", "gitlab", "sarif"])
@pytest.mark.parametrize(
    ("repository", "named"), [("", "handbook/words/"), ("handbook", "words/"), ("handbook/words", ""), (None, "words/")]
)
def test_forges_get_paths_from_the_root_of_the_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, repository: str | None, named: str
) -> None:
    folder = tmp_path / "handbook"
    write(folder / "words", on_minimal({**UNKNOWN, **STRAY}))
    (folder / "mkdocs.yml").write_text("docs_dir: words\n", encoding="utf-8")
    if repository is not None:
        begin_repository(tmp_path / repository)
    monkeypatch.chdir(folder / "words" / "roles")
    told = run("--format", form)
    assert (told.exit_code, paths_in(form, told.output)) == (
        1,
        {f"{named}roles/cleaner.yml", f"{named}roles/porter.yaml"},
    )


def test_text_names_files_as_a_build_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "handbook" / "words", on_minimal(UNKNOWN))
    (tmp_path / "handbook" / "mkdocs.yml").write_text("docs_dir: words\n", encoding="utf-8")
    begin_repository(tmp_path)
    monkeypatch.chdir(tmp_path / "handbook")
    assert run().output.startswith("words/roles/cleaner.yml:3:12: error[unknown-reference]")


def test_a_problem_of_the_whole_content_is_named_by_its_folder(tmp_path: Path) -> None:
    project = Project(tmp_path / "handbook" / "words", "words")
    (tmp_path / ".git").mkdir()
    whole = Problem("words", 0, 0, "missing-field", "there is none", Severity.ERROR)
    assert [found.path for found in from_root([whole], project)] == ["handbook/words"]


def silent(count: int) -> dict[str, str]:
    """Touchpoints that nobody comes to, each with a note."""
    return {
        f"touchpoints/t{at:02}.yml": f"title: T{at}\nchannel: phone\nowner: service-adviser\n" for at in range(count)
    }


def test_many_notes_are_a_line_each_above_what_weighs_more(draw: Draw) -> None:
    content = draw(on_minimal({**silent(11), **STRAY}))
    told = run("--content", content).output
    assert told.startswith(
        "content/touchpoints/t00.yml\n"
        "     1  unused-touchpoint  no customer comes to this touchpoint in any journey\n"
        "\n"
        "content/touchpoints/t01.yml\n"
    )
    assert told.endswith(
        "\n"
        "1 warning, 11 notes in 12 files\n"
        "To see the notes of a file in full, with what to do: journeybook check FILE\n"
    )
    assert told.index("content/touchpoints/t10.yml\n") < told.index("content/roles/porter.yaml: warning[stray-file]")


@pytest.mark.parametrize(
    ("count", "arguments", "last"),
    [
        (10, (), "10 notes in 10 files. Nothing here stops a build.\n"),
        (11, ("--fail-on", "note"), "11 notes in 11 files. Nothing here stops a build.\n"),
        (11, ("touchpoints",), "11 notes in 11 files. Nothing here stops a build.\n"),
    ],
)
def test_few_notes_and_those_that_were_asked_for_are_shown_in_full(
    draw: Draw, monkeypatch: pytest.MonkeyPatch, count: int, arguments: tuple[str, ...], last: str
) -> None:
    content = draw(on_minimal(silent(count)))
    monkeypatch.chdir(content)
    told = run("--content", ".", *arguments).output
    assert told.count(": note[unused-touchpoint] no customer comes to this touchpoint in any journey\n") == count
    assert told.endswith(f"\n\n{last}")


@pytest.mark.parametrize(
    ("listed", "first"),
    [
        ("content/touchpoints/t09.yml\ncontent/touchpoints/t05.yml\nREADME.md\n", ["t05", "t09", "t00"]),
        ("content/touchpoints/t11.yml\r\n", ["t11", "t00", "t01"]),
        ("", ["t00", "t01", "t02"]),
    ],
)
def test_on_github_files_of_the_change_come_first(
    draw: Draw, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, listed: str, first: list[str]
) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    content = draw(on_minimal(silent(12)))
    (tmp_path / "changed.txt").write_text(listed, encoding="utf-8", newline="")
    command = ["check", "--content", str(content), "--format", "github", "--changed"]
    told = CliRunner().invoke(main, [*command, str(tmp_path / "changed.txt")])
    assert re.findall(r"^::notice file=content/touchpoints/(t\d\d)", told.output, re.MULTILINE)[:3] == first
    assert told.output.endswith("\n12 notes in 12 files. Nothing here stops a build.\n")
    assert CliRunner().invoke(main, [*command, "-"], input=listed).output == told.output


def test_the_summary_page_of_a_run_is_added_to(draw: Draw, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "summary.md"
    page.write_text("# Of another step\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    assert run("--content", draw(on_minimal({})), "--format", "github").output == CLEAN
    assert page.read_text(encoding="utf-8") == f"# Of another step\n## Check of the handbook\n\n{CLEAN}"


def test_a_summary_page_that_cannot_be_written_is_said_plainly(
    draw: Draw, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
    told = run("--content", draw(on_minimal({})), "--format", "github")
    assert (told.exit_code, told.output) == (2, "Error: the summary page cannot be written: Is a directory\n")


def test_only_github_gets_a_summary_page(draw: Draw, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    run("--content", draw(on_minimal(UNKNOWN)), "--format", "gitlab")
    assert not (tmp_path / "summary.md").exists()


def test_a_sarif_log_carries_what_our_page_says_of_a_code(draw: Draw) -> None:
    told = run("--content", draw(on_minimal(UNKNOWN)), "--format", "sarif")
    driver = json.loads(told.output)["runs"][0]["tool"]["driver"]
    page = (Path(__file__).parents[2] / "docs" / "checks.md").read_text(encoding="utf-8")
    assert (driver["version"], [rule["id"] for rule in driver["rules"]]) == (__version__, ["unknown-reference"])
    assert f"### unknown-reference\n\n{driver['rules'][0]['help']['markdown']}\n" in page


def test_the_nearest_mkdocs_yml_names_the_content_whatever_tags_it_has(
    draw: Draw, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = draw(on_minimal(UNKNOWN))
    content.rename(tmp_path / "words")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: !ENV [NAME, Handbook]\ndocs_dir: !ENV [NO_SUCH_NAME, words]\n"
        "markdown_extensions:\n  - x: !!python/name:material.extensions.emoji.twemoji\n  - y: !other {a: b}\n",
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path / "words" / "roles")
    told = run()
    assert told.output.startswith("words/roles/cleaner.yml:3:12: error[unknown-reference]")
    assert told.exit_code == 1


def test_what_mkdocs_yml_inherits_counts(draw: Draw, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draw(on_minimal({}))
    (tmp_path / "mkdocs.yml").write_text("INHERIT: shared.yml\n", encoding="utf-8")
    (tmp_path / "shared.yml").write_text("docs_dir: content\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run().output == CLEAN


@pytest.mark.parametrize(
    ("files", "arguments", "said"),
    [
        (
            {},
            (),
            "there is no mkdocs.yml here or in a folder above; go to the handbook's folder, or name its content with",
        ),
        ({"mkdocs.yml": "docs_dir: nowhere\n"}, (), "there is no folder nowhere, which mkdocs.yml names as docs_dir"),
        ({"mkdocs.yml": "a: [\n"}, (), "mkdocs.yml is not YAML (line 2)"),
        ({"mkdocs.yml": "docs_dir: content\n"}, ("nothing.yml",), "there is no file or folder nothing.yml"),
        (
            {"mkdocs.yml": "docs_dir: content\n"},
            ("mkdocs.yml",),
            "mkdocs.yml is not in content/, and only what is there belongs to the handbook",
        ),
        ({}, ("--content", "nowhere"), "there is no folder nowhere"),
        ({}, ("--fail-on", "never"), '"never" is none of note, warning or error'),
        ({}, ("--format", "xml"), '"xml" is none of text, json, github, gitlab or sarif'),
        ({}, ("--content", "content", "--format", "github", "--changed", "none.txt"), "No such file or directory"),
        (
            {"list.txt": ""},
            ("--content", "content", "--changed", "list.txt"),
            "--changed is for --format github, where only some of all problems can be shown",
        ),
    ],
)
def test_a_command_that_cannot_run_says_why_and_the_status_is_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str], arguments: tuple[str, ...], said: str
) -> None:
    (tmp_path / "content").mkdir()
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    told = run(*arguments)
    assert told.exit_code == 2
    assert said in told.output


def test_help_shows_an_example() -> None:
    assert "  journeybook check content/journeys/buy-a-used-ute.yml\n" in run("--help").output


def test_it_runs_as_a_module_in_a_narrow_encoding_and_without_colour_when_piped(draw: Draw) -> None:
    content = draw(on_minimal({"roles/cleaner.yml": "title: Näher\ndepartment: service\nsupports: [naeher]\n"}))
    told = subprocess.run(
        [sys.executable, "-m", "journeybook", "check", "--content", str(content)],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert told.returncode == 1
    assert b"\x1b" not in told.stdout
    assert told.stderr == b""


def test_checking_loads_neither_mkdocs_nor_what_draws() -> None:
    code = (
        "import sys, journeybook.commands;"
        "print(sorted({'mkdocs', 'mermaid', 'jinja2', 'nh3', 'material'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"
