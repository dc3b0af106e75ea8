"""`journeybook export` as it is run: three forms, nothing that is not its own ever touched, all or nothing."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from journeybook.commands import main
from journeybook.commands.export import LIST, export
from journeybook.commands.project import Failure
from tests.drawn import Draw, write
from tests.hosts.small import SMALL

TABLES = {"steps.csv", "touchpoints.csv", "pains.csv", "improvements.csv"}


def run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["export", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_tables_are_written_and_it_says_what_to_do_with_them(draw: Draw, tmp_path: Path) -> None:
    target = tmp_path / "out"
    assert run(target, "--format", "csv", "--content", draw(SMALL)) == (
        0,
        (
            f"{target} holds the handbook now: 4 files.\n"
            f"Open them in a spreadsheet. journeybook import {target}/steps.csv --journey ID reads a journey back.\n"
        ),
    )
    assert set(files(target)) == {*TABLES, LIST}


def test_a_document_stands_beside_its_schema_and_keeps_to_it(draw: Draw, tmp_path: Path) -> None:
    target = tmp_path / "deep" / "out"
    assert run(target, "--format", "json", "--content", draw(SMALL))[0] == 0
    document, schema = (json.loads((target / f"handbook.{end}").read_text("utf-8")) for end in ("json", "schema.json"))
    jsonschema.Draft202012Validator(schema).validate(document)
    assert list(document["journeys"]) == ["move-in"]


def test_a_folder_of_markdown_is_what_is_written_where_nothing_else_is_asked_for(draw: Draw, tmp_path: Path) -> None:
    target = tmp_path / "out"
    code, said = run(target, "--content", draw(SMALL))
    assert code == 0
    assert said.endswith(
        f"Point another generator at it; it has to load the style sheets and scripts in {target}/assets.\n"
    )
    assert {"index.md", "journeys/move-in/index.md", "handbook.json", "assets/journeybook.css"} <= set(files(target))


def test_an_earlier_export_is_replaced_whatever_its_form_was(draw: Draw, tmp_path: Path) -> None:
    content, target = draw(SMALL), tmp_path / "out"
    run(target, "--content", content)
    earlier = len(files(target)) - 1
    assert run(target, "--format", "csv", "--content", content) == (
        0,
        (
            f"{target} holds the handbook now: 4 files.\n"
            f"{earlier} files of an earlier export were there before.\n"
            f"Open them in a spreadsheet. journeybook import {target}/steps.csv --journey ID reads a journey back.\n"
        ),
    )
    assert {path.name for path in target.rglob("*")} == {*TABLES, LIST}


def test_two_exports_are_the_same_bytes(draw: Draw, tmp_path: Path) -> None:
    content = draw(SMALL)
    for name in ("a", "b"):
        run(tmp_path / name, "--format", "csv", "--content", content)
    assert files(tmp_path / "a") == files(tmp_path / "b")


def test_what_no_export_wrote_is_never_touched(draw: Draw, tmp_path: Path) -> None:
    content, target = draw(SMALL), tmp_path / "out"
    run(target, "--format", "csv", "--content", content)
    (target / "mine.txt").write_text("mine", encoding="utf-8")
    (target / "folder").mkdir()
    (target / "folder" / "too.txt").write_text("mine", encoding="utf-8")
    before = files(target)
    what = "that no export wrote (folder/too.txt and 1 more); name a folder that is new or empty"
    assert run(target, "--format", "json", "--content", content) == (
        2,
        f"Error: there is something in {target} {what}\n",
    )
    assert files(target) == before


def test_an_exported_file_that_somebody_changed_is_kept(draw: Draw, tmp_path: Path) -> None:
    content, target = draw(SMALL), tmp_path / "out"
    run(target, "--format", "csv", "--content", content)
    (target / "pains.csv").write_text("my own counts", encoding="utf-8")
    before = files(target)
    assert run(target, "--format", "csv", "--content", content) == (
        2,
        f"Error: {target}/pains.csv was changed since it was exported; move it away, or name another folder\n",
    )
    assert files(target) == before


@pytest.mark.parametrize("listing", ["{", "[]", '{"../mine.txt": "x", "/etc/passwd": "x"}'])
def test_a_list_of_files_that_is_not_ours_gives_no_leave_to_remove_anything(
    draw: Draw, tmp_path: Path, listing: str
) -> None:
    target = tmp_path / "out"
    target.mkdir()
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    (target / LIST).write_text(listing, encoding="utf-8")
    assert run(target, "--format", "csv", "--content", draw(SMALL))[0] == 0
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_empty_folders_of_somebody_are_left(draw: Draw, tmp_path: Path) -> None:
    content, target = draw(SMALL), tmp_path / "out"
    run(target, "--content", content)
    (target / "empty").mkdir()
    run(target, "--format", "csv", "--content", content)
    assert (target / "empty").is_dir()
    assert not (target / "journeys").exists()


def test_a_handbook_with_errors_is_not_exported(draw: Draw, tmp_path: Path) -> None:
    content = draw(SMALL)
    write(content, {"roles/other.yml": "title: Other\n"})
    assert run(tmp_path / "out", "--content", content) == (
        2,
        "Error: the handbook has an error and is not exported; journeybook check says what to mend\n",
    )
    assert not (tmp_path / "out").exists()


def test_a_place_that_cannot_be_used_says_why(draw: Draw, tmp_path: Path) -> None:
    content = draw(SMALL)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for target, said in (
        (tmp_path / "file", f"{tmp_path / 'file'} is a file; name a folder that is new or empty"),
        (content / "out", f"{content / 'out'} is in the content itself; name a folder outside of it"),
        (content, f"{content} is in the content itself; name a folder outside of it"),
    ):
        assert run(target, "--content", content) == (2, f"Error: {said}\n")
    code, said = run(tmp_path / "file" / "out", "--content", content)
    assert (code, said.startswith(f"Error: {tmp_path / 'file' / 'out'} cannot be written: ")) == (2, True)


def test_an_export_that_fails_half_way_leaves_the_earlier_one(tmp_path: Path) -> None:
    target, content = tmp_path / "out", tmp_path / "content"

    def whole(folder: Path) -> None:
        folder.mkdir()
        (folder / "a.txt").write_text("whole", encoding="utf-8")

    def half(folder: Path) -> None:
        whole(folder)
        raise OSError(28, "No space left on device")

    export(target, content, whole)
    before = files(target)
    with pytest.raises(Failure, match=r"out cannot be written: No space left on device$"):
        export(target, content, half)
    assert files(target) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out"]


def test_help_shows_an_example() -> None:
    assert "  journeybook export tables --format csv\n" in run("--help")[1]
