"""`journeybook check`: a content folder comes in, its problems go out, and an exit status that a machine can act on."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import click

from .. import __version__
from ..checks import inspect
from ..checks.explained import explanations
from ..clock import check_day
from ..handbook.link import link
from ..model import KINDS, Journey
from ..problems import Problem, Severity
from ..reading.read import Reading, read
from ..reports.as_json import render_json
from ..reports.github import render_github, summary
from ..reports.gitlab import render_gitlab
from ..reports.rules import explained
from ..reports.sarif import render_sarif
from ..reports.text import closing, overview, render
from .progress import SILENT, Progress
from .project import Failure, Project, below, find_project

EXAMPLE = """\b
Examples:
  journeybook check
  journeybook check content/journeys/buy-a-used-ute.yml
  journeybook check --fail-on warning
  git diff --name-only HEAD^ | journeybook check --format github --changed -
"""
FORMATS = ("text", "json", "github", "gitlab", "sarif")
MANY_NOTES = 10
"""More notes than this are shown a line each, unless they were asked for."""
PIPED = 120
"""Columns of such a line where there is no terminal."""


@click.command("check", short_help="Say what is wrong, where, and what to do.", epilog=EXAMPLE)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option(
    "--fail-on",
    type=click.Choice([severity.word for severity in Severity]),
    default="error",
    show_default=True,
    help="The least that makes the exit status 1.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="Text to read, JSON for your own programs, annotations for a step on GitHub, a Code Quality report for "
    "GitLab, or a SARIF log.",
)
@click.option(
    "--changed",
    type=click.File(encoding="utf-8", errors="replace"),
    metavar="FILE",
    help="With --format github: a list of the files of the change, one a line, as git names them; their annotations "
    "come first. - reads it from standard input.",
)
@click.option(
    "--content",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The content folder, where it is not the docs_dir of the nearest mkdocs.yml.",
)
def command(
    paths: tuple[Path, ...], fail_on: str, form: str, changed: Iterable[str] | None, content: Path | None
) -> None:
    """Check the whole handbook and say what is wrong, where, and what to do.

    PATHs, files or folders, only narrow what is shown. The exit status is 0 if nothing weighs as much as --fail-on,
    1 if something does, and 2 if the command was misused or could not run.

    Every format but text names files from the root of the git repository, as forges do.
    """
    project = find_project(content, Path.cwd())
    if changed is not None and form != "github":
        raise Failure("--changed is for --format github, where only some of all problems can be shown")
    wanted = [below(path, project) for path in paths]
    with Progress() as progress:
        reading, problems = look_over(project, progress)
    shown = narrowed(problems, wanted, project.prefix)
    failed = any(problem.severity >= Severity[fail_on.upper()] for problem in shown)
    if form == "text":
        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        columns = 0 if paths or fail_on == Severity.NOTE.word else _columns()
        said = told(shown, columns, colour=colour) if shown else counted(reading)
        click.echo(said, color=colour)
    else:
        rooted = from_root(shown, project)
        if form == "github":
            last = summed_up(shown) if shown else counted(reading)
            _on_github(rooted, last, frozenset(line.rstrip("\r\n") for line in changed or ()))
        elif form == "sarif":
            click.echo(render_sarif(rooted, explained(explanations()), __version__))
        else:
            click.echo(render_gitlab(rooted) if form == "gitlab" else render_json(rooted))
    sys.exit(int(failed))


def told(problems: Sequence[Problem], columns: int, *, colour: bool = False) -> str:
    """At least one problem, as a terminal of so many columns shows it, with closing lines.

    Many notes are shown a line each, above what weighs more, which so stands where reading ends; with 0 columns, in
    full and in their place.
    """
    notes = [problem for problem in problems if problem.severity is Severity.NOTE]
    brief = columns > 0 and len(notes) > MANY_NOTES
    above = overview(notes, columns, colour=colour) if brief else ""
    below = [problem for problem in problems if not brief or problem.severity is not Severity.NOTE]
    more = "\nTo see the notes of a file in full, with what to do: journeybook check FILE" if brief else ""
    return f"{above}{render(below, colour=colour)}{summed_up(problems)}{more}"


def summed_up(problems: Sequence[Problem]) -> str:
    """At least one problem, in a line: how many there are, and that notes alone stop nothing."""
    harmless = all(problem.severity is Severity.NOTE for problem in problems)
    return f"{closing(problems)}. Nothing here stops a build." if harmless else closing(problems)


def _columns() -> int:
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else PIPED


def from_root(problems: Iterable[Problem], project: Project) -> tuple[Problem, ...]:
    """The problems with paths from the root of the git repository that content/ is in, as they are without one."""
    content = Path(os.path.abspath(project.content))  # noqa: PTH100  # symbolic links stay as they were named
    root = next((above for above in (content, *content.parents) if (above / ".git").exists()), None)
    if root is None:
        return tuple(problems)
    lead = content.relative_to(root)
    return tuple(
        replace(problem, path=(lead / problem.path.removeprefix(project.prefix).lstrip("/")).as_posix())
        for problem in problems
    )


def _on_github(problems: Sequence[Problem], last: str, changed: frozenset[str]) -> None:
    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if page:
        try:
            with Path(page).open("a", encoding="utf-8") as opened:
                opened.write(summary(problems, last))
        except OSError as error:
            raise Failure(f"the summary page cannot be written: {error.strerror or error}") from error
    click.echo(render_github(problems, last, changed), nl=False)


def look_over(project: Project, progress: Progress = SILENT) -> tuple[Reading, tuple[Problem, ...]]:
    """Read, link and check a handbook; all its problems, sorted."""
    reading = read(project.content, project.prefix, progress.reading("Checking"))
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
