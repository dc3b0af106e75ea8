"""`journeybook schema`: the models come in; JSON Schemas, a form configuration or a page of all fields go out."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ..reading.read import read
from ..schemas.cms import configuration
from ..schemas.json_schema import MODELS, Known, schema_of
from ..schemas.known import known_ids
from ..schemas.reference import reference
from .project import Failure, find_project

EXAMPLE = """\b
Examples:
  journeybook schema --output schemas
  journeybook schema --kind journey
  journeybook schema --format cms --output forms
  journeybook schema --format reference --output docs
"""
CONFIGURATION = "config.yml"
REFERENCE = "fields.md"


@click.command("schema", epilog=EXAMPLE)
@click.option("--kind", type=click.Choice(list(MODELS)), help="One kind of file alone (format json).")
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="DIR", help="Write files into DIR, not to the terminal."
)
@click.option("--format", "form", type=click.Choice(["json", "cms", "reference"]), default="json", show_default=True)
@click.option(
    "--content",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The content folder, where it is not the docs_dir of the nearest mkdocs.yml.",
)
def command(kind: str | None, output: Path | None, form: str, content: Path | None) -> None:
    """Describe the files of a handbook for editors' programs.

    json: JSON Schemas with which VS Code and other editors complete, explain and check while you type, with the ids of
    this handbook. cms: a configuration for the forms of Decap CMS; what stands above its collections is kept when it
    is written again. reference: a page with every field and an example of each.
    """
    if kind is not None and form != "json":
        raise Failure(f"--kind goes with --format json; {form} is made for all kinds at once")
    made = _made(form, kind, content, output)
    if output is None:
        click.echo(next(iter(made.values())) if len(made) == 1 else _together(made), nl=False)
        return
    try:
        output.mkdir(parents=True, exist_ok=True)
        for name, text in made.items():
            (output / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise Failure(f"{output} cannot be written: {error.strerror or error}") from error
    click.echo(f"Wrote {', '.join(str(output / name) for name in made)}")


def file_name(kind: str) -> str:
    """The file that a kind's schema stands in."""
    return f"{kind}.schema.json"


def schemas(kinds: list[str], known: Known) -> dict[str, str]:
    """The schemas of some kinds as texts, by file name."""
    return {file_name(kind): f"{json.dumps(schema_of(kind, known), indent=2, ensure_ascii=False)}\n" for kind in kinds}


def _made(form: str, kind: str | None, content: Path | None, output: Path | None) -> dict[str, str]:
    if form == "reference":
        return {REFERENCE: reference()}
    project = find_project(content, Path.cwd())
    reading = read(project.content, project.prefix)
    if form == "cms":
        written = reading.terms.model_fields_set if reading.terms is not None else frozenset()
        return {CONFIGURATION: configuration(project.prefix, written, _before(output))}
    known = known_ids(reading)
    return schemas([kind] if kind else list(MODELS), known)


def _before(output: Path | None) -> str:
    """The configuration that is there already, "" where none is."""
    written = output / CONFIGURATION if output is not None else None
    try:
        return written.read_text(encoding="utf-8") if written is not None and written.is_file() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise Failure(f"{written} cannot be read; move it away, and run this again") from error


def _together(made: dict[str, str]) -> str:
    """Several schemas as one document, by file name."""
    return f"{json.dumps({name: json.loads(text) for name, text in made.items()}, indent=2, ensure_ascii=False)}\n"
