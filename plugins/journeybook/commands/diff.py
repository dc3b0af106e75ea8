"""`journeybook diff`: two states of a handbook come in, what a change means to customers and colleagues goes out."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import click

from ..changes.change import Key, Side
from ..changes.compare import compare
from ..checks import inspect
from ..clock import check_day
from ..git import (
    GitError,
    NoFolderError,
    Repository,
    commit_of,
    common_commit,
    default_branch,
    merge_base,
    moved_from,
    repository_of,
)
from ..handbook.handbook import Handbook
from ..handbook.link import link
from ..model import KINDS, Vocabulary
from ..model.types import Place
from ..model.walk import find
from ..reading.read import Reading, Watched, read, unwatched
from ..reports.changes_json import render_changes_json
from ..reports.changes_markdown import render_changes_markdown
from ..reports.changes_text import Compared, render_changes
from ..unpack import unpack
from .progress import Progress
from .project import Failure, Project, find_project

AT_WORK = "your files"
EXAMPLE = """\b
Examples:
  journeybook diff                     your work, since your branch left the main one
  journeybook diff HEAD                only what is not committed yet
  journeybook diff v1.0 main           what came between two states
  journeybook diff origin/main HEAD --format markdown
"""


@click.command("diff", short_help="Say what a change means, and for whom.", epilog=EXAMPLE)
@click.argument("base", required=False)
@click.argument("head", required=False)
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
@click.option(
    "--content",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The content folder, where it is not the docs_dir of the nearest mkdocs.yml.",
)
def command(base: str | None, head: str | None, form: str, content: Path | None) -> None:
    """Say what a change means: for customers, for which colleagues, and for whom to ask.

    BASE and HEAD are branches, tags or commits. Without HEAD, BASE is compared with your files as they are, saved and
    not committed ones too. Without BASE, it is the commit where your branch left the main one (origin/main, main or
    master); where there is no such branch, your last commit.

    Nothing is checked out, and your files stay as they are. The exit status is 0 if both states could be compared,
    whatever changed; 1 if there are new errors, or something is too broken to be compared; and 2 if the command was
    misused or could not run.
    """
    project = find_project(content, Path.cwd())
    try:
        with Progress() as progress:
            compared = compare_states(project, progress, base, head)
    except GitError as error:
        raise Failure(str(error)) from error
    if form == "json":
        click.echo(render_changes_json(compared))
    elif form == "markdown":
        click.echo(render_changes_markdown(compared), nl=False)
    else:
        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        click.echo(render_changes(compared, colour=colour), nl=False, color=colour)
    sys.exit(int(compared.changes.has_new_errors or bool(compared.changes.uncompared)))


def compare_states(project: Project, progress: Progress, base: str | None = None, head: str | None = None) -> Compared:
    """Compare two revisions, or one with the content folder as it is. Raises GitError where git cannot answer."""
    repository = repository_of(project.content)
    if base is None:
        base, earlier = _start(repository)
    else:
        earlier = commit_of(repository, base)
    later = commit_of(repository, head) if head is not None else None
    today = later or commit_of(repository, "HEAD")
    before, known = _before(repository, earlier, today, project, progress.reading("Checking", f" of {base}"))
    reading = progress.reading("Checking", f" of {head or AT_WORK}")
    after, _ = (
        _read_at(repository, later, project, reading, known)
        if later
        else read_side(project.content, project.prefix, reading, known)
    )
    progress.at("Comparing")
    return Compared(
        compare(before or Side(Handbook(after.handbook.vocabulary, {}, {}, {}, {}, {}, {})), after),
        base,
        earlier,
        head or AT_WORK,
        later or "",
        begins=before is None,
        went_on=common_commit(repository, earlier, today) not in {None, earlier, today},
    )


def _before(
    repository: Repository, earlier: str, today: str, project: Project, watched: Watched
) -> tuple[Side | None, Reading | None]:
    """The earlier state, wherever its content folder was; None where there was no handbook yet."""
    try:
        return _read_at(repository, earlier, project, watched)
    except NoFolderError:
        former = moved_from(repository, earlier, today)
        return _read_at(former, earlier, project, watched) if former is not None else (None, None)


def _start(repository: Repository) -> tuple[str, str]:
    """What an editor means without saying it: where the branch left the main one, as it is called and as a commit."""
    head = commit_of(repository, "HEAD")
    branch = default_branch(repository)
    if branch is None:
        return "HEAD", head
    return branch, merge_base(repository, branch, "HEAD")


def _read_at(
    repository: Repository, commit: str, project: Project, watched: Watched, known: Reading | None = None
) -> tuple[Side, Reading]:
    with tempfile.TemporaryDirectory(prefix="journeybook-") as aside:
        unpack(repository, commit, Path(aside))
        return read_side(Path(aside), project.prefix, watched, known)


def side_of(content: Path, prefix: str) -> Side:
    """One state of the handbook, drafts included, as far as it can be read."""
    return read_side(content, prefix, unwatched, None)[0]


def read_side(content: Path, prefix: str, watched: Watched, known: Reading | None) -> tuple[Side, Reading]:
    """One state, and what was read of it; what is the same in `known`, the other one, is not read again."""
    reading = read(content, prefix, watched, known)
    linkable = reading if reading.terms is not None else replace(reading, terms=Vocabulary())
    handbook, unlinked = link(linkable, drafts=True)
    if handbook is None:
        raise Failure(f"{prefix}/handbook.yml cannot be read")
    unlinked = unlinked if reading.terms is not None else ()
    side = Side(
        handbook,
        inspect(reading, handbook if reading.terms is not None else None, unlinked, check_day()),
        reading.broken,
        {**_former_of_broken(reading), **handbook.former},
        vocabulary_is_broken=reading.vocabulary is None,
        pages={page.path: page.lines.text.replace("\r\n", "\n") for page in reading.pages},
        pictures=_pictures(content, reading),
        prefix=prefix,
    )
    return side, reading


def _former_of_broken(reading: Reading) -> dict[Key, str]:
    """What broken files that can be read in part say of the ids they had before."""
    return {
        (kind, former): found for (kind, found), (entity, _) in reading.salvaged.items() for former in entity.former_ids
    }


def _pictures(content: Path, reading: Reading) -> dict[str, str]:
    """A digest of every picture that is shown, by its path."""
    paths = {
        found.value
        for kind in KINDS
        for entity in reading.entities[kind].values()
        for found in find(entity)
        if isinstance(found.mark, Place)
    }
    return {path: _digest(content / path) for path in sorted(paths)}


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return ""
