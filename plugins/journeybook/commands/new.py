"""`journeybook new`: a kind and an id come in, a file in which every field is explained goes out."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import click

from ..model import KINDS, EntityKind
from ..reading.ids import id_problem
from ..reading.read import Reading, read
from ..schemas.known import known_ids
from ..writing.blank import blank_file
from .project import Failure, find_project

EXAMPLE = """\b
Examples:
  journeybook new role night-porter
  journeybook new journey move-in --all
"""


@click.command("new", short_help="Start a file that explains itself.", epilog=EXAMPLE)
@click.argument("kind", type=click.Choice(list(KINDS)), metavar="KIND")
@click.argument("entity_id", metavar="ID")
@click.option("--all", "every", is_flag=True, help="Explain all fields, not only those that most files use.")
@click.option(
    "--content",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The content folder, where it is not the docs_dir of the nearest mkdocs.yml.",
)
def command(kind: str, entity_id: str, every: bool, content: Path | None) -> None:
    """Start a file of a KIND: persona, journey, role, touchpoint, evidence or improvement.

    The ID names the file, the page's address, and is what other files call it: small letters, digits and hyphens.
    Everything in the file is explained where it stands. Nothing that is there is overwritten.
    """
    project = find_project(content, Path.cwd())
    reading = read(project.content, project.prefix)
    name = cast("EntityKind", kind)
    refuse_id(reading, name, entity_id)
    path = project.content / KINDS[name].folder / f"{entity_id}.yml"
    if path.exists():
        raise Failure(f"{path} is there already, and nothing is overwritten; choose another id")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(blank_file(name, known_ids(reading), every=every))
    except OSError as error:
        raise Failure(f"{path} cannot be written: {error.strerror or error}") from error
    shown = f"{project.prefix}/{KINDS[name].folder}/{entity_id}.yml"
    click.echo(f"{shown} is there. Open it and write over every <fill in>, then try:\n\n  journeybook check {shown}")


def refuse_id(reading: Reading, kind: EntityKind, entity_id: str) -> None:
    """Raise Failure, with the sentence of the check, for an id that is malformed, kept for the site, or taken."""
    if wrong := id_problem(entity_id):
        _, message, better = wrong
        raise Failure(message + (f"; did you mean {better}?" if better else ""))
    taken = {known.casefold(): file.shown for (of, known), file in reading.files.items() if of == kind}
    if entity_id.casefold() in taken:
        raise Failure(f'the {kind} "{entity_id}" is in {taken[entity_id.casefold()]} already; choose another id')
