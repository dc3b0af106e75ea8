"""`journeybook init`: a folder's name comes in, a new organisation's handbook that builds as it stands goes out."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from .. import __version__
from .project import Failure

EXAMPLE = """\b
Examples:
  journeybook init handbook
  journeybook init handbook --organisation "Wattle Co-op"
"""
NOBODY = "Your organisation"
QUOTED = (".yml",)
"""Files in which the organisation's name stands between double quotes."""


@click.command("init", short_help="Start a new handbook.", epilog=EXAMPLE)
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--organisation", default=NOBODY, metavar="NAME", help="What your organisation is called.")
def command(folder: Path, organisation: str) -> None:
    """Start a new handbook in DIR, which must be new or empty.

    It comes with one person, one journey, two roles and the files around them, made up and explained line by line, and
    builds as it stands.
    """
    name = " ".join(organisation.split())
    if not name or not name.isprintable():
        raise Failure("the organisation needs a name; leave --organisation out to fill it in later")
    started = start(folder, name)
    click.echo(f"{folder} is a handbook now: {started} files. Try it:\n")
    click.echo(f"  cd {folder}")
    click.echo("  mkdocs serve         shows it at http://127.0.0.1:8000 and follows every change")
    click.echo("  journeybook check    says what is wrong, and what is worth a look\n")
    click.echo("Then open content/journeys/get-an-answer.yml, and write a journey of your own beside it.")


def start(folder: Path, organisation: str) -> int:
    """Write the starting files into a new or empty folder, all of them or none; how many there are.

    Raises Failure with a sentence that says what to do where the folder cannot be used.
    """
    if folder.exists() and not folder.is_dir():
        raise Failure(f"{folder} is a file; name a folder that is new or empty")
    if folder.is_dir() and any(folder.iterdir()):
        raise Failure(f"there is something in {folder} already, and nothing of it is overwritten; name another folder")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".journeybook-", dir=folder.parent) as aside:
            made = Path(aside, "handbook")
            starter = list(_below(files("journeybook") / "starter", ""))
            for path, entry in starter:
                _write(entry, made / path, organisation)
            if folder.exists():
                folder.rmdir()
            shutil.move(made, folder)
    except OSError as error:
        raise Failure(f"{folder} cannot be written: {error.strerror or error}") from error
    return len(starter)


def _below(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    """Every starting file with its path in a handbook; `dot-` opens a name that packages would leave out."""
    for entry in sorted(folder.iterdir(), key=lambda found: found.name):
        name = f"{path}{entry.name.replace('dot-', '.', 1) if entry.name.startswith('dot-') else entry.name}"
        if entry.is_dir():
            yield from _below(entry, f"{name}/")
        else:
            yield name, entry


def _write(entry: Traversable, target: Path, organisation: str) -> None:
    name = json.dumps(organisation, ensure_ascii=False)[1:-1] if target.suffix in QUOTED else organisation
    text = entry.read_text(encoding="utf-8").replace("<organisation>", name).replace("<version>", __version__)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
