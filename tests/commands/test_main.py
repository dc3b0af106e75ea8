"""`journeybook` as it is called: what it lists, how each command introduces itself, and what a slip is told."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from journeybook.commands import main

ROOT = Path(__file__).parents[2]
COMMANDS = ["check", "diff", "export", "format", "import", "init", "new", "schema"]


def test_all_commands_are_listed_with_what_they_do() -> None:
    told = subprocess.run([sys.executable, "-m", "journeybook", "--help"], capture_output=True, text=True, check=True)
    assert told.stderr == ""
    assert told.stdout.partition("Commands:\n")[2] == (
        "  check   Say what is wrong, where, and what to do.\n"
        "  diff    Say what a change means, and for whom.\n"
        "  export  Write the handbook into DIR, for other programs.\n"
        "  format  Lay out the YAML files.\n"
        "  import  Turn a workshop's sheet into a journey.\n"
        "  init    Start a new handbook.\n"
        "  new     Start a file that explains itself.\n"
        "  schema  Describe the files of a handbook for editors' programs.\n"
    )


def test_the_readme_names_the_same() -> None:
    _, _, table = (ROOT / "README.md").read_text("utf-8").partition("| `journeybook` | does |\n")
    assert sorted(re.findall(r"^\| `(\w+)` \|", table.partition("\n\n")[0], re.MULTILINE)) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_each_shows_how_it_is_called(command: str) -> None:
    told = CliRunner().invoke(main, [command, "--help"])
    assert told.exit_code == 0
    _, _, examples = told.output.partition("Examples:\n")
    assert f" journeybook {command} " in examples or f" journeybook {command}\n" in examples


@pytest.mark.parametrize(
    ("called", "said"),
    [
        (["chek"], 'there is no command "chek": did you mean check?'),
        (["Import", "sheet.csv"], 'there is no command "Import": did you mean import?'),
        (
            ["progress"],
            'there is no command "progress": it is one of check, diff, export, format, import, init, new, schema',
        ),
    ],
)
def test_what_is_called_like_none_is_told_with_the_nearest(called: list[str], said: str) -> None:
    told = CliRunner().invoke(main, called)
    assert (told.exit_code, told.output.splitlines()[-1]) == (2, f"Error: {said}")


@pytest.mark.parametrize(
    ("called", "said"),
    [
        (["import"], "FILE is missing"),
        (["new"], "KIND is missing: it is persona, journey, role, touchpoint, evidence or improvement"),
        (
            ["new", "rolle", "x"],
            '"rolle" is none of persona, journey, role, touchpoint, evidence or improvement; did you mean role?',
        ),
        (["export", "out", "--format", "pdf"], '"pdf" is none of folder, json or csv'),
        (["check", "--formt", "text"], "there is no option --formt; did you mean --format?"),
        (["import", "a.csv", "--bogus"], "there is no option --bogus"),
        (["import", "a.csv", "--title"], "something has to stand after --title"),
        (
            ["init", "my", "handbook"],
            '"handbook" is too much here; text with spaces in it goes between quotation marks',
        ),
    ],
)
def test_a_command_called_amiss_is_told_in_plain_words_with_an_example(called: list[str], said: str) -> None:
    told = CliRunner().invoke(main, called)
    assert told.exit_code == 2
    error, example = told.output.partition("Error: ")[2].splitlines()
    assert error == said
    assert example.startswith(f"For example: journeybook {called[0]}")


def test_an_option_before_the_command_that_is_none_is_told_too() -> None:
    told = CliRunner().invoke(main, ["--bogus", "check"])
    assert (told.exit_code, told.output.splitlines()[-1]) == (2, "Error: there is no option --bogus")
