"""`journeybook export`: a handbook comes in; a folder of Markdown, one JSON document, or tables go out."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

import click

from ..addresses import address_of
from ..edition import Edition, SiteSettings, make
from ..exports import handbook_json
from ..exports.tables import tables
from ..history import MONTHS
from ..hosts import folder as markdown
from ..problems import Severity
from .progress import Progress
from .project import Failure, Project, find_project

EXAMPLE = """\b
Examples:
  journeybook export handbook-as-markdown
  journeybook export tables --format csv
  journeybook export data --format json
"""
LIST = ".journeybook-export.json"
"""What names the files of an earlier export in its folder, so that they and nothing else may be replaced."""


@dataclass(frozen=True)
class Exported:
    """How many files were written, and how many of an earlier export were replaced or removed."""

    written: int
    earlier: int


@click.command("export", epilog=EXAMPLE)
@click.argument("target", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--format",
    "form",
    type=click.Choice(["folder", "json", "csv"]),
    default="folder",
    show_default=True,
    help="A folder of Markdown pages, one JSON document with its schema, or tables.",
)
@click.option(
    "--content",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The content folder, where it is not the docs_dir of the nearest mkdocs.yml.",
)
def command(target: Path, form: str, content: Path | None) -> None:
    """Write the handbook into DIR, for other programs.

    folder is a tree of Markdown for another site generator; json is handbook.json with its JSON Schema; csv are four
    tables (steps, touchpoints, pains, improvements). journeybook import reads whole journeys back from the steps.

    DIR is new or empty, or holds an earlier export, whose files are replaced. Nothing else in it is ever touched.
    """
    project = find_project(content, Path.cwd())
    with Progress() as progress:
        edition = _edition(project, progress)
        writers: Mapping[str, Callable[[Path], None]] = {
            "folder": lambda folder: markdown.write(edition, project.content, folder),
            "json": lambda folder: _save(folder, _documents(edition)),
            "csv": lambda folder: _save(folder, _tables(edition)),
        }
        progress.at("Writing")
        done = export(target, project.content, writers[form])
    click.echo(f"{target} holds the handbook now: {_counted(done.written)}.")
    if done.earlier:
        click.echo(
            f"{_counted(done.earlier)} of an earlier export {'was' if done.earlier == 1 else 'were'} there before."
        )
    click.echo(_AFTER[form].format(target=target))


_AFTER = {
    "folder": "Point another generator at it; it has to load the style sheets and scripts in {target}/assets.",
    "json": "handbook.schema.json says what stands where in handbook.json.",
    "csv": "Open them in a spreadsheet. journeybook import {target}/steps.csv --journey ID reads a journey back.",
}


def export(target: Path, content: Path, write: Callable[[Path], None]) -> Exported:
    """Have `write` fill a new folder beside `target`, then put its files in the place of an earlier export.

    Raises Failure where `target` holds anything that no export wrote, and then nothing in it has changed.
    """
    if target.exists() and not target.is_dir():
        raise Failure(f"{target} is a file; name a folder that is new or empty")
    inside = target.resolve()
    if inside == content.resolve() or content.resolve() in inside.parents:
        raise Failure(f"{target} is in the content itself; name a folder outside of it")
    earlier = _earlier(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".journeybook-", dir=target.parent) as aside:
            made = Path(aside, "export")
            write(made)
            files = _files(made)
            (made / LIST).write_text(json.dumps(files, indent=1) + "\n", encoding="utf-8")
            _swap(made, target, earlier)
    except OSError as error:
        raise Failure(f"{target} cannot be written: {error.strerror or error}") from error
    return Exported(len(files), len(earlier))


def _edition(project: Project, progress: Progress) -> Edition:
    months = project.options.get("months")
    settings = SiteSettings(
        "Handbook", content_prefix=project.prefix, months=months if isinstance(months, int) else MONTHS
    )
    edition = make(project.content, settings, progress.reading("Making pages"))
    if edition.site is None or edition.desk is None:
        count = sum(problem.severity is Severity.ERROR for problem in edition.problems)
        errors = "an error" if count == 1 else f"{count} errors"
        raise Failure(f"the handbook has {errors} and is not exported; journeybook check says what to mend")
    return edition


def _counted(number: int) -> str:
    return f"{number} file" if number == 1 else f"{number} files"


def _documents(edition: Edition) -> Mapping[str, bytes]:
    if edition.desk is None:
        return {}
    document = handbook_json.export(edition.desk.facts, address_of)
    return {
        "handbook.json": handbook_json.dump(document),
        "handbook.schema.json": handbook_json.dump(handbook_json.schema()),
    }


def _tables(edition: Edition) -> Mapping[str, bytes]:
    return tables(edition.desk.facts) if edition.desk is not None else {}


def _save(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def _files(folder: Path) -> dict[str, str]:
    """Every file below a folder with the fingerprint of what is in it."""
    return {
        path.relative_to(folder).as_posix(): _fingerprint(path) for path in sorted(folder.rglob("*")) if path.is_file()
    }


def _fingerprint(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def _earlier(target: Path) -> tuple[str, ...]:
    """The files of an earlier export. Raises Failure where there is anything else, or where somebody changed one."""
    if not target.is_dir():
        return ()
    there = {
        path.relative_to(target).as_posix() for path in target.rglob("*") if not path.is_dir() or path.is_symlink()
    }
    ours = _listed(target / LIST)
    foreign = sorted(there - set(ours) - {LIST})
    if foreign:
        what = f"{foreign[0]}" + (f" and {len(foreign) - 1} more" if len(foreign) > 1 else "")
        raise Failure(
            f"there is something in {target} that no export wrote ({what}); name a folder that is new or empty"
        )
    changed = sorted(name for name in there & set(ours) if _fingerprint(target / name) != ours[name])
    if changed:
        raise Failure(f"{target}/{changed[0]} was changed since it was exported; move it away, or name another folder")
    return tuple(sorted(there & set(ours)))


def _listed(path: Path) -> Mapping[str, str]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        name: str(value)
        for name, value in found.items()
        if not PurePosixPath(name).is_absolute() and ".." not in PurePosixPath(name).parts
    }


def _swap(made: Path, target: Path, earlier: tuple[str, ...]) -> None:
    """Put a finished export in its place: a new folder at once, an earlier one file by file."""
    if not target.exists():
        made.rename(target)
        return
    for name in earlier:
        (target / name).unlink()
    folders = {target / parent for name in earlier for parent in PurePosixPath(name).parents[:-1]}
    for folder in sorted(folders, reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    for path in sorted(made.rglob("*")):
        if path.is_file():
            place = target / path.relative_to(made)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(path, place)
