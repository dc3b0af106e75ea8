"""`journeybook import` as it is run: what it understood is shown whole, the file is written once, nothing is lost."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from journeybook.commands import main
from journeybook.commands.check import look_over
from journeybook.commands.project import Project
from journeybook.problems import Severity
from tests.drawn import Draw

EXAMPLES = Path(__file__).parents[1] / "sheets" / "examples"
HANDBOOK = {
    "personas/dale.yml": "name: Dale\ntagline: Lives out of his ute\n",
    "journeys/sell-it.yml": """
        title: I sell it
        personas: [dale]
        goal: A fair price
        stages:
          - title: Asking
            steps:
              - id: asks
                title: I ask
                doing: I ask what it is worth.
        """,
    "roles/service-adviser.yml": "title: Service adviser\ndepartment: motors\n",
    "roles/used-vehicle-salesperson.yml": "title: Used vehicle salesperson\ndepartment: motors\n",
    "roles/workshop-scheduler.yml": "title: Workshop scheduler\ndepartment: motors\n",
    "roles/workshop-technician.yml": "title: Workshop technician\ndepartment: motors\n",
    "roles/cleaner.yml": "title: Cleaner\ndepartment: motors\n",
    "touchpoints/used-vehicle-yard.yml": "title: Used vehicle yard\nchannel: in-person\n",
    "touchpoints/test-drive.yml": "title: Test drive\nchannel: in-person\n",
    "touchpoints/workshop-counter.yml": "title: Workshop counter\nchannel: in-person\n",
    "touchpoints/service-phone-line.yml": "title: Service phone line\nchannel: phone\n",
}
SMALL = "Step,Doing\nI ring,I ring the desk\n"


def run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["import", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def sheet(folder: Path, text: str = SMALL) -> Path:
    path = folder / "sheet.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("ute-workshop.csv", "buying-a-used-ute"),
        ("repair-wall.xlsx", "getting-it-repaired"),
        ("questions.csv", "moving-in"),
    ],
)
def test_a_real_sheet_is_shown_as_it_was_understood_and_becomes_a_file(draw: Draw, name: str, made: str) -> None:
    content = draw(HANDBOOK)
    code, said = run(EXAMPLES / name, "--content", content, "--persona", "dale", "--goal", "To drive again")
    assert code == 0
    assert said == (EXAMPLES / f"{name}.preview.txt").read_text(encoding="utf-8")
    written = (content / "journeys" / f"{made}.yml").read_text(encoding="utf-8")
    assert written == (EXAMPLES / f"{name}.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["ute-workshop.csv", "repair-wall.xlsx", "questions.csv"])
def test_nothing_is_wrong_once_the_blanks_are_filled_in(draw: Draw, name: str) -> None:
    content = draw(HANDBOOK)
    run(EXAMPLES / name, "--content", content, "--id", "new", "--persona", "Dale", "--goal", "To drive again")
    path = content / "journeys" / "new.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("<fill in>", "wait"), encoding="utf-8")
    _, problems = look_over(Project(content, "content"))
    assert [problem for problem in problems if problem.severity is Severity.ERROR] == []


def test_what_nobody_knows_is_a_marked_blank_which_the_check_asks_for(draw: Draw, tmp_path: Path) -> None:
    content = draw(HANDBOOK)
    assert run(sheet(tmp_path), "--content", content) == (
        0,
        (
            "sheet.csv: CSV in UTF-8, separated by commas\n\n"
            "Columns\n  A  Step   → title\n  B  Doing  → doing\n\n"
            "1 stage, 1 step\n  (a stage without a name)\n    I ring\n\n"
            "Still to be filled in\n"
            "  title: the journey in the customer's words\n"
            "  personas: the id of the persona who goes through it\n"
            "  goal: what the customer wants out of it\n"
            "  the title of a stage\n\n"
            "content/journeys/sheet.yml is written. Next:\n"
            "  1. fill in what is marked <fill in>\n"
            "  2. journeybook check content/journeys/sheet.yml\n"
            "  3. open a pull request\n"
        ),
    )
    assert (content / "journeys" / "sheet.yml").read_text(encoding="utf-8") == (
        "title: <fill in>\npersonas:\n  - <fill in>\ngoal: <fill in>\n\n"
        "stages:\n  - title: <fill in>\n    steps:\n"
        "      - id: ring\n        title: I ring\n        doing: I ring the desk\n"
    )
    _, problems = look_over(Project(content, "content"))
    asked = [problem.line for problem in problems if problem.message == "this is still to be filled in"]
    assert asked == [1, 3, 4, 7]


def test_a_dry_run_writes_nothing(draw: Draw, tmp_path: Path) -> None:
    content = draw(HANDBOOK)
    code, said = run(sheet(tmp_path), "--content", content, "--dry-run")
    assert (code, said.splitlines()[-1]) == (
        0,
        "Nothing is written. Without --dry-run, this becomes content/journeys/sheet.yml",
    )
    assert sorted(path.name for path in (content / "journeys").iterdir()) == ["sell-it.yml"]


def test_no_journey_is_overwritten_wherever_it_stands(draw: Draw, tmp_path: Path) -> None:
    content = draw({**HANDBOOK, "journeys/motors/sheet.yml": HANDBOOK["journeys/sell-it.yml"]})
    before = (content / "journeys" / "sell-it.yml").read_bytes()
    for name in ("sheet", "sell-it"):
        taken = f"there is a journey {name} already, and it is never overwritten"
        assert run(sheet(tmp_path), "--content", content, "--id", name) == (
            2,
            f"{PREVIEW}Error: {taken}; give the new one another id with --id\n",
        )
    assert (content / "journeys" / "sell-it.yml").read_bytes() == before


PREVIEW = (
    "sheet.csv: CSV in UTF-8, separated by commas\n\n"
    "Columns\n  A  Step   → title\n  B  Doing  → doing\n\n"
    "1 stage, 1 step\n  (a stage without a name)\n    I ring\n\n"
    "Still to be filled in\n"
    "  title: the journey in the customer's words\n"
    "  personas: the id of the persona who goes through it\n"
    "  goal: what the customer wants out of it\n"
    "  the title of a stage\n\n"
)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--persona", "dal"], 'there is no persona "dal"; did you mean dale?'),
        (["--persona", "zorro"], 'there is no persona "zorro"; write it first'),
        (["--sheet", "Two"], 'there is no sheet "Two"; there is "sheet"'),
        (["--journey", "x"], 'there is no journey "x" in this table'),
        (["--encoding", "klingon"], 'there is no encoding called "klingon"; name one such as utf-8, utf-16, cp1252 or'),
        (["--id", "No Id"], '"No Id" is not an id: small letters a-z, digits, and single hyphens between; give it one'),
        (["--id", "index"], '"index" is a name that the site or a file system keeps for itself; give it one with --id'),
    ],
)
def test_a_slip_in_an_option_says_what_to_do(draw: Draw, tmp_path: Path, arguments: list[str], said: str) -> None:
    code, told = run(sheet(tmp_path), "--content", draw(HANDBOOK), *arguments)
    assert code == 2
    assert said in told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "a,b\nc,d\n",
            "no row or column of this sheet reads as names of columns; name its columns, such as Stage, Step,",
        ),
        ("Stage,Step\n", "this sheet has the names of its columns in row 1 and no steps after them; add a step\n"),
        ("<html></html>", "this is a web page that is named like a sheet; open it and save it as .xlsx or CSV\n"),
    ],
)
def test_a_file_that_is_no_journey_gives_one_plain_sentence(draw: Draw, tmp_path: Path, text: str, said: str) -> None:
    path = sheet(tmp_path, text)
    code, told = run(path, "--content", draw(HANDBOOK))
    assert code == 2
    assert told.startswith(f"Error: {path}: {said}")


def workbook(path: Path, **sheets: list[list[str]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        made = book.create_sheet(name.replace("_", " "))
        for row in rows:
            made.append(row)
    book.save(path)
    return path


def test_of_several_sheets_the_one_that_holds_a_journey_is_read_or_has_to_be_named(draw: Draw, tmp_path: Path) -> None:
    content = draw(HANDBOOK)
    steps = [["Step", "Doing"], ["I ring", "x"]]
    more = [["Step", "Doing", "Feeling", "Touchpoint"], ["I ring", "x", "ok", ""]]
    one = workbook(tmp_path / "one.xlsx", Day_one=more, People=[["Name", "Team"], ["A", "B"]])
    two = workbook(tmp_path / "two.xlsx", Day_one=steps, Day_two=steps)
    none = workbook(tmp_path / "none.xlsx", A=[["x", "y"]], B=[["z"]])
    assert run(one, "--content", content, "--dry-run")[1].startswith(
        'one.xlsx: XLSX, sheet "Day one", read of 2 sheets; left out: "People"\n'
    )
    assert run(two, "--content", content) == (
        2,
        f'Error: {two}: several sheets hold a journey; name one with --sheet: "Day one" or "Day two"\n',
    )
    assert run(two, "--content", content, "--sheet", "day TWO", "--dry-run")[0] == 0
    remedy = "name its columns, such as Stage, Step, Doing, Feeling, Who, Touchpoint, Pain points"
    assert run(none, "--content", content) == (
        2,
        f'Error: {none}: none of its sheets ("A" and "B") has names of columns that read as a journey\'s; {remedy}\n',
    )


def test_an_exported_table_comes_back_as_the_journey_it_was(draw: Draw, tmp_path: Path) -> None:
    content = draw({**HANDBOOK, "journeys/buy-it.yml": HANDBOOK["journeys/sell-it.yml"].replace("asks", "buys")})
    CliRunner().invoke(main, ["export", str(tmp_path / "out"), "--format", "csv", "--content", str(content)])
    table = tmp_path / "out" / "steps.csv"
    assert run(table, "--content", content) == (
        2,
        f"Error: {table}: this table holds 2 journeys; name one with --journey: buy-it or sell-it\n",
    )
    assert run(table, "--content", content, "--journey", "sell-it")[0] == 2
    code, said = run(table, "--content", content, "--journey", "sell-it", "--id", "again")
    assert (code, "A row of another journey is left out." in said) == (0, True)
    assert "Columns\n  as journeybook export wrote them: each is the field of its name\n" in said
    reading, problems = look_over(Project(content, "content"))
    assert [problem for problem in problems if problem.severity is Severity.ERROR] == []
    assert reading.entities["journey"]["again"] == reading.entities["journey"]["sell-it"]


def on_a_terminal(arguments: list[str], answers: str, folder: Path) -> tuple[int, str]:
    """Run the command on a terminal and type the answers, one a line."""
    keyboard, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "journeybook", "import", *arguments],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    os.close(terminal)
    os.write(keyboard, answers.encode())
    said = b""
    try:
        while chunk := os.read(keyboard, 10_000):
            said += chunk
    except OSError:  # Linux says so where the other end is closed
        pass
    os.close(keyboard)
    return process.wait(), said.decode().replace("\r\n", "\n")


def test_on_a_terminal_what_the_sheet_does_not_know_is_asked_for_before_anything_is_written(
    draw: Draw, tmp_path: Path
) -> None:
    content = draw(HANDBOOK)
    path = sheet(tmp_path, "Stage,Step,Doing\nCalling,I ring,I ring the desk\n")
    code, said = on_a_terminal(
        [str(path), "--content", str(content)], "zorro\nDale\nI ring them\nTo be heard\ny\n", tmp_path
    )
    assert code == 0, said
    assert "Error: there is no persona zorro; there is dale\n" in said
    for question in (
        "Who goes through it (dale): ",
        "Its title, the journey in the customer's words: ",
        "Its goal, what the customer wants out of it: ",
        "Write content/journeys/ring-them.yml? [Y/n]: ",
    ):
        assert question in said
    assert (content / "journeys" / "ring-them.yml").read_text(encoding="utf-8") == (
        "title: I ring them\npersonas: [dale]\ngoal: To be heard\n\n"
        "stages:\n  - title: Calling\n    steps:\n"
        "      - id: ring\n        title: I ring\n        doing: I ring the desk\n"
    )


def test_on_a_terminal_a_no_writes_nothing(draw: Draw, tmp_path: Path) -> None:
    content = draw(HANDBOOK)
    code, said = on_a_terminal([str(sheet(tmp_path)), "--content", str(content)], "\n\n\nn\n", tmp_path)
    assert (code, said.endswith("[Y/n]: Nothing is written.\n")) == (0, True)
    assert sorted(path.name for path in (content / "journeys").iterdir()) == ["sell-it.yml"]


def test_help_shows_an_example() -> None:
    assert "  journeybook import workshop.xlsx --dry-run\n" in run("--help")[1]
