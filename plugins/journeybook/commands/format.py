"""`journeybook format`: a content folder comes in, its YAML files in the house's layout go out."""

from __future__ import annotations

import difflib
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from ..reading.folder import LARGEST, look
from ..writing.canonical import CannotFormatError, canonical
from .progress import Progress
from .project import Failure, Project, below, find_project

EXAMPLE = """\b
Examples:
  journeybook format
  journeybook format content/journeys/buy-a-used-ute.yml
  journeybook format --check
"""
SHOWN = 3
"""So many files are shown with what would change in them."""


@dataclass(frozen=True)
class Laid:
    """A file below content/: as it is, and as it should be; or why it is left as it is."""

    path: str
    was: bytes = b""
    text: str = ""
    why: str = ""

    @property
    def changes(self) -> bool:
        """Whether it would be written."""
        return not self.why and self.text.encode() != self.was


@click.command("format", short_help="Lay out the YAML files.", epilog=EXAMPLE)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option(
    "--check", "only_look", is_flag=True, help="Write nothing; say what would change, and exit with 1 if any."
)
@click.option(
    "--content",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The content folder, where it is not the docs_dir of the nearest mkdocs.yml.",
)
def command(paths: tuple[Path, ...], only_look: bool, content: Path | None) -> None:
    """Lay out the handbook's YAML files: indentation, spaces, long lines.

    What they say, comments, the order of fields and empty lines stay. Files that cannot be read are left as they are,
    and named. The exit status is 0 if all is laid out, 1 if a file was left or --check finds one to change.
    """
    project = find_project(content, Path.cwd())
    with Progress() as progress:
        laid = list(lay_out_all(project, [below(path, project) for path in paths], progress))
    changed = [file for file in laid if file.changes]
    left = [file for file in laid if file.why]
    if only_look:
        _show(project, changed)
    else:
        for file in changed:
            replace_file(project.content / file.path, file.text)
            click.echo(f"laid out {project.prefix}/{file.path}")
    for file in left:
        click.echo(f"left {project.prefix}/{file.path} as it is: {file.why}", err=True)
    if not changed and not left:
        click.echo(f"All {len(laid)} files are laid out." if len(laid) != 1 else "The file is laid out.")
    sys.exit(int(bool(left or (only_look and changed))))


def lay_out_all(project: Project, wanted: Sequence[str], progress: Progress) -> Iterator[Laid]:
    """Every YAML file of the handbook, or those in the wanted files and folders below content/, laid out."""
    folder = look(project.content, "")
    paths = sorted(
        {
            *(path for found in folder.entities.values() for path in found),
            *([folder.handbook] if folder.handbook else []),
        }
    )
    chosen = [
        path
        for path in paths
        if not wanted or any(place in {"", path} or path.startswith(f"{place}/") for place in wanted)
    ]
    for path in progress.over("Laying out", chosen):
        yield _laid(project, path)


def _laid(project: Project, path: str) -> Laid:
    try:
        was = (project.content / path).read_bytes()
        if len(was) > LARGEST:
            return Laid(path, why="it is larger than 1 MB")
        return Laid(path, was, canonical(was.decode("utf-8")))
    except UnicodeDecodeError:
        return Laid(path, why="it is not UTF-8; journeybook check says where")
    except OSError as error:
        return Laid(path, why=f"it cannot be read: {error.strerror}")
    except CannotFormatError as error:
        return Laid(path, why=str(error))


def _show(project: Project, changed: Sequence[Laid]) -> None:
    for file in changed[:SHOWN]:
        shown = f"{project.prefix}/{file.path}"
        was = file.was.decode().splitlines()
        lines = difflib.unified_diff(
            was, file.text.splitlines(), shown, shown, "as it is", "laid out", n=1, lineterm=""
        )
        click.echo("\n".join(lines) or f"{shown}: only how its lines end")
    for file in changed[SHOWN:]:
        click.echo(f"{project.prefix}/{file.path}")
    if changed:
        count = "1 file" if len(changed) == 1 else f"{len(changed)} files"
        click.echo(f"\n{count} to lay out: journeybook format does it.")


def replace_file(path: Path, text: str) -> None:
    """Put a text in the place of a file, all of it or nothing; the file keeps its mode.

    Raises Failure where it cannot be written.
    """
    try:
        with tempfile.NamedTemporaryFile("wb", dir=path.parent, prefix=".journeybook-", delete=False) as aside:
            aside.write(text.encode())
        Path(aside.name).chmod(path.stat().st_mode & 0o7777)
        os.replace(aside.name, path)  # noqa: PTH105  # one step, also over a file that is there
    except OSError as error:
        raise Failure(f"{path} cannot be written: {error.strerror or error}") from error
