"""`journeybook check` as it is run: what it prints, and its exit status."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from journeybook.commands import main
from tests.checks.minimal import on_minimal
from tests.drawn import Draw

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
    assert json.loads(told.output) == {
        "problems": [
            {
                "path": "content/roles/cleaner.yml",
                "line": 3,
                "column": 12,
                "length": 17,
                "severity": "error",
                "code": "unknown-reference",
                "message": 'no role "service-adviser-2"',
                "hint": "did you mean service-adviser?",
            }
        ]
    }


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
            "mkdocs.yml is not in content/, and only that is checked",
        ),
        ({}, ("--content", "nowhere"), "there is no folder nowhere"),
        ({}, ("--fail-on", "never"), "Invalid value for '--fail-on'"),
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
