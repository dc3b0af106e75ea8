"""`journeybook check`: a content folder comes in, its problems go out, and an exit status that a machine can act on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from ..checks import inspect
from ..clock import check_day
from ..handbook.link import link
from ..model import KINDS, Journey
from ..problems import Problem, Severity
from ..reading.read import Reading, read
from ..reports.as_json import render_json
from ..reports.text import closing, render
from .project import Failure, Project, find_project

EXAMPLE = """\b
Examples:
  journeybook check
  journeybook check content/journeys/buy-a-used-ute.yml
  journeybook check --fail-on warning
"""


@click.command("check", epilog=EXAMPLE)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option(
    "--fail-on",
    type=click.Choice([severity.word for severity in Severity]),
    default="error",
    show_default=True,
    help="The least that makes the exit status 1.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--content",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The content folder, where it is not the docs_dir of the nearest mkdocs.yml.",
)
def command(paths: tuple[Path, ...], fail_on: str, form: str, content: Path | None) -> None:
    """Check the whole handbook and say what is wrong, where, and what to do.

    PATHs, files or folders, only narrow what is shown. The exit status is 0 if nothing weighs as much as --fail-on,
    1 if something does, and 2 if the command was misused or could not run.
    """
    project = find_project(content, Path.cwd())
    wanted = [_below(path, project) for path in paths]
    reading, problems = look_over(project)
    shown = narrowed(problems, wanted, project.prefix)
    if form == "json":
        click.echo(render_json(shown))
    else:
        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        click.echo(render(shown, colour=colour), nl=False, color=colour)
        click.echo(closing(shown) if shown else counted(reading))
    sys.exit(int(any(problem.severity >= Severity[fail_on.upper()] for problem in shown)))


def look_over(project: Project) -> tuple[Reading, tuple[Problem, ...]]:
    """Read, link and check a handbook; all its problems, sorted."""
    reading = read(project.content, project.prefix)
    handbook, unlinked = link(reading, drafts=True)
    return reading, inspect(reading, handbook, unlinked, check_day())


def narrowed(problems: Iterable[Problem], wanted: Sequence[str], prefix: str) -> tuple[Problem, ...]:
    """The problems of the wanted files and folders, which are paths below content/; of all where none is wanted."""
    places = [f"{prefix}/{path}".rstrip("/") if path else prefix for path in wanted]
    return tuple(
        problem
        for problem in problems
        if not places or any(problem.path == place or problem.path.startswith(f"{place}/") for place in places)
    )


def _below(path: Path, project: Project) -> str:
    """A path that was named on the command line, as a path below content/; "" for content/ and what is above it."""
    if not os.path.lexists(path):
        raise Failure(f"there is no file or folder {path}")
    absolute, content = (Path(os.path.abspath(found)) for found in (path, project.content))  # noqa: PTH100  # links stay
    if content.is_relative_to(absolute):
        return ""
    if not absolute.is_relative_to(content):
        absolute, content = absolute.resolve(), content.resolve()
    if not absolute.is_relative_to(content):
        raise Failure(f"{path} is not in {project.prefix}/, and only that is checked")
    return absolute.relative_to(content).as_posix()


def counted(reading: Reading) -> str:
    """The one line that says that all is well, with what was read."""
    steps = sum(len(list(found.steps)) for found in reading.entities["journey"].values() if isinstance(found, Journey))
    parts = []
    for name, kind in KINDS.items():
        count = len(reading.entities[name])
        if name == "journey":
            parts.append(
                f"{count} {name if count == 1 else kind.folder} with {steps} {'step' if steps == 1 else 'steps'}"
            )
        elif name == "evidence":
            parts.append(f"{count} {'piece' if count == 1 else 'pieces'} of evidence")
        else:
            parts.append(f"{count} {name if count == 1 else kind.folder}")
    return f"All is well: {', '.join(parts[:-1])} and {parts[-1]}."
