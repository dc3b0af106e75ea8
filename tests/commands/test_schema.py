"""`journeybook schema`: what goes to the terminal, what goes into files, and a sentence where neither can be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from journeybook.commands import main
from journeybook.reading.read import read
from journeybook.schemas.cms import configuration
from journeybook.schemas.json_schema import MODELS, schema_of
from journeybook.schemas.known import known_ids
from journeybook.schemas.reference import reference
from tests.checks.minimal import on_minimal
from tests.drawn import Draw


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["schema", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


@pytest.fixture
def content(draw: Draw, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The smallest handbook, in whose folder commands run."""
    drawn = draw(on_minimal({}))
    (drawn.parent / "mkdocs.yml").write_text("site_name: Drawn\ndocs_dir: content\n", encoding="utf-8")
    monkeypatch.chdir(drawn.parent)
    return drawn


def test_one_kind_goes_to_the_terminal_with_the_ids_of_this_handbook(content: Path) -> None:
    status, said = run("--kind", "journey")
    assert status == 0
    assert json.loads(said) == schema_of("journey", known_ids(read(content, "content")))
    assert json.loads(said)["definitions"]["role-id"]["anyOf"][0] == {"enum": ["service-adviser"]}


@pytest.mark.usefixtures("content")
def test_all_kinds_go_to_the_terminal_as_one_document() -> None:
    status, said = run()
    assert status == 0
    assert list(json.loads(said)) == [f"{kind}.schema.json" for kind in MODELS]


def test_into_a_folder_each_kind_is_a_file(content: Path) -> None:
    assert run("--output", "made/schemas") == (
        0,
        (
            "Wrote made/schemas/persona.schema.json, made/schemas/journey.schema.json, made/schemas/role.schema.json, "
            "made/schemas/touchpoint.schema.json, made/schemas/evidence.schema.json, "
            "made/schemas/improvement.schema.json, made/schemas/handbook.schema.json\n"
        ),
    )
    written = content.parent / "made" / "schemas"
    assert sorted(path.name for path in written.iterdir()) == sorted(f"{kind}.schema.json" for kind in MODELS)
    before = {path: path.read_bytes() for path in written.iterdir()}
    run("--output", "made/schemas")
    assert {path: path.read_bytes() for path in written.iterdir()} == before


def test_a_handbook_with_something_wrong_in_it_has_its_schemas_all_the_same(content: Path) -> None:
    (content / "roles" / "service-adviser.yml").write_text("title: [\n", encoding="utf-8")
    (content / "handbook.yml").write_text("channels: 3\n", encoding="utf-8")
    status, said = run("--kind", "role")
    assert status == 0
    assert json.loads(said)["title"] == "Role"


def test_the_reference_needs_no_handbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("--format", "reference") == (0, reference())
    assert run("--format", "reference", "--output", "docs") == (0, "Wrote docs/fields.md\n")
    assert (tmp_path / "docs" / "fields.md").read_text(encoding="utf-8") == reference()


def test_forms_are_written_for_the_lists_of_this_handbook(content: Path) -> None:
    (content / "handbook.yml").write_text("departments: [{id: a, title: A}]\n", encoding="utf-8")
    assert run("--format", "cms") == (0, configuration("content", {"departments"}))


def test_forms_keep_what_the_organisation_wrote_above_their_collections(content: Path) -> None:
    assert run("--format", "cms", "--output", "forms") == (0, "Wrote forms/config.yml\n")
    config = content.parent / "forms" / "config.yml"
    ours = config.read_text(encoding="utf-8").replace("name: git-gateway", "name: gitlab")
    config.write_text(ours + "  - name: not-ours\n", encoding="utf-8")
    assert run("--format", "cms", "--output", "forms")[0] == 0
    assert config.read_text(encoding="utf-8") == ours


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize("form", ["cms", "reference"])
def test_a_single_kind_is_for_schemas_alone(form: str) -> None:
    assert run("--kind", "role", "--format", form) == (
        2,
        f"Error: --kind goes with --format json; {form} is made for all kinds at once\n",
    )


def test_a_kind_that_is_none_is_refused_with_those_there_are(content: Path) -> None:
    status, said = run("--kind", "channel", "--content", str(content))
    assert status == 2
    assert '"channel" is none of persona, journey, role, touchpoint' in said


def test_where_there_is_no_handbook_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("--content", "nowhere") == (2, "Error: there is no folder nowhere\n")


def test_a_folder_that_cannot_be_written_is_said(content: Path) -> None:
    (content.parent / "schemas").write_text("in the way", encoding="utf-8")
    assert run("--output", "schemas") == (2, "Error: schemas cannot be written: File exists\n")


def test_a_configuration_that_is_no_text_is_left_alone(content: Path) -> None:
    (content.parent / "forms").mkdir()
    (content.parent / "forms" / "config.yml").write_bytes(b"\xff\xfe\x00")
    assert run("--format", "cms", "--output", "forms") == (
        2,
        "Error: forms/config.yml cannot be read; move it away, and run this again\n",
    )
    assert (content.parent / "forms" / "config.yml").read_bytes() == b"\xff\xfe\x00"
