"""`journeybook import`: a workshop's sheet comes in, what was understood is shown, and a journey file goes out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import click

from ..model.types import plain_id
from ..reading.ids import id_problem
from ..reading.nearest import listed
from ..reading.read import Reading, read
from ..sheets.assembly import id_of
from ..sheets.file import read_sheets
from ..sheets.journey_file import BLANKS, journey_text, missing
from ..sheets.names import Names, names_of
from ..sheets.preview import preview
from ..sheets.sheet import Sheet, UnreadableError
from ..sheets.understand import how_much, journeys_in, understand
from ..sheets.understood import Understood
from ..writing.layout import BLANK
from .project import Failure, find_project

Answer = TypeVar("Answer", bound=str | tuple[str, ...])
EXAMPLE = """\b
Examples:
  journeybook import workshop.xlsx --dry-run
  journeybook import workshop.xlsx --sheet "Day two" --persona dale
  journeybook import workshop.csv --title "I buy a ute" --goal "One that starts"
"""


@dataclass(frozen=True)
class Told:
    """What was said on the command line of what a sheet may not know."""

    personas: tuple[str, ...] = ()
    title: str | None = None
    goal: str | None = None


@click.command("import", short_help="Turn a workshop's sheet into a journey.", epilog=EXAMPLE)
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--persona", "personas", multiple=True, metavar="ID", help="Who goes through it; may be given again.")
@click.option("--title", metavar="TEXT", help="The journey in the customer's words.")
@click.option("--goal", metavar="TEXT", help="What the customer wants out of it.")
@click.option("--id", "journey_id", metavar="ID", help="The new file's name; made of the title where it is not given.")
@click.option("--sheet", "sheet_name", metavar="NAME", help="Which sheet of an XLSX file.")
@click.option("--journey", metavar="ID", help="Which journey of a table that `journeybook export` wrote.")
@click.option("--encoding", metavar="NAME", help="How a CSV file was saved, where what is found is wrong.")
@click.option("--dry-run", is_flag=True, help="Show what is understood, and write nothing.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option(
    "--content",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The content folder, where it is not the docs_dir of the nearest mkdocs.yml.",
)
def command(  # noqa: PLR0913, PLR0917  # one parameter for each option
    file: Path,
    personas: tuple[str, ...],
    title: str | None,
    goal: str | None,
    journey_id: str | None,
    sheet_name: str | None,
    journey: str | None,
    encoding: str | None,
    dry_run: bool,
    yes: bool,
    content: Path | None,
) -> None:
    """Turn a workshop's sheet into a journey file: FILE is .csv or .xlsx, its rows (or columns) are steps.

    Columns may stand in any order and have common names: Stage, Step, Doing, Thinking, Feeling, Emotion, Quote, Who,
    Behind the scenes, Touchpoint, Channel, Waiting time, Pain points, Highlights, Ideas, and many more.

    What is understood is shown first, then what is not: that is written too, as remarks beside the steps, so that
    nothing is lost. No file is ever overwritten.
    """
    project = find_project(content, Path.cwd())
    reading = read(project.content, project.prefix)
    names = names_of(reading)
    asking = sys.stdin.isatty() and sys.stdout.isatty() and not yes and not dry_run
    try:
        sheet = _chosen(read_sheets(file, encoding), sheet_name, asking=asking)
        there = journeys_in(sheet)
        understood = understand(sheet, names, _which(there, journey))
    except UnreadableError as error:
        raise Failure(f"{file}: {error}") from error
    understood = with_told(understood, Told(_personas(personas, names), title, goal))
    click.echo(preview(understood, f"{file.name}: {sheet.saved_as}", missing(understood.data, names.ids("pain-kind"))))
    if asking:
        understood = _asked(understood, names)
    # A journey that comes back keeps its name.
    made_id = _new_id(
        journey_id or journey or (there[0] if understood.ours and there else None), understood, file.stem, reading
    )
    path = f"journeys/{made_id}.yml"
    shown = f"{project.prefix}/{path}"
    if dry_run:
        click.echo(f"Nothing is written. Without --dry-run, this becomes {shown}")
        return
    if asking and not click.confirm(f"Write {shown}?", default=True):
        click.echo("Nothing is written.")
        return
    _write(project.content / path, journey_text(understood, BLANK, file.name, names.ids("pain-kind")), shown)
    click.echo("\n".join(_next(shown, understood)))


def with_told(understood: Understood, told: Told) -> Understood:
    """What was understood, with what somebody says of the journey in the place of what the sheet says."""
    data = dict(understood.data)
    if told.title:
        data["title"] = " ".join(told.title.split())
    if told.goal:
        data["goal"] = told.goal.strip()
    if told.personas:
        data["personas"] = list(told.personas)
    return replace(understood, data=data)


def _chosen(sheets: Sequence[Sheet], name: str | None, *, asking: bool) -> Sheet:
    """The sheet that was named, or the only one that holds a journey; on a terminal, the one that somebody chooses."""
    if name is not None:
        found = next((sheet for sheet in sheets if sheet.name.casefold() == name.strip().casefold()), None)
        if found is None:
            raise UnreadableError(f'there is no sheet "{name}"; there is {listed(_quoted(sheets), "and")}')
        return found
    if len(sheets) == 1:
        return sheets[0]
    known = {sheet.name: how_much(sheet) for sheet in sheets if sheet.visible}
    most = max(known.values(), default=0)
    journeys = [sheet for sheet in sheets if known.get(sheet.name, 0) > max(1, most / 2)]
    if len(journeys) == 1:
        rest = [sheet for sheet in sheets if sheet is not journeys[0]]
        hidden = {sheet.name for sheet in rest if not sheet.visible}
        names = [f'"{sheet.name}"{" (hidden)" if sheet.name in hidden else ""}' for sheet in rest]
        told = f"read of {len(sheets)} sheets; left out: {listed(names, 'and')}"
        return replace(journeys[0], saved_as=f"{journeys[0].saved_as}, {told}")
    if not journeys:
        raise UnreadableError(
            f"none of its sheets ({listed(_quoted(sheets), 'and')}) has names of columns that read as a journey's; "
            "name its columns, such as Stage, Step, Doing, Feeling, Who, Touchpoint, Pain points"
        )
    if asking:
        chosen = click.prompt("Which sheet", type=click.Choice([sheet.name for sheet in journeys]))
        return next(sheet for sheet in journeys if sheet.name == chosen)
    raise UnreadableError(f"several sheets hold a journey; name one with --sheet: {listed(_quoted(journeys))}")


def _quoted(sheets: Sequence[Sheet]) -> list[str]:
    return [f'"{sheet.name}"' for sheet in sheets]


def _which(journeys: Sequence[str], wanted: str | None) -> str | None:
    """The one journey to read of a table of ours."""
    if wanted is not None and wanted not in journeys:
        there = f"; there is {listed(journeys, 'and')}" if journeys else ""
        raise UnreadableError(f'there is no journey "{wanted}" in this table{there}')
    if wanted is None and len(journeys) > 1:
        raise UnreadableError(f"this table holds {len(journeys)} journeys; name one with --journey: {listed(journeys)}")
    return wanted


def _personas(named: Sequence[str], names: Names) -> tuple[str, ...]:
    found = [names.find("persona", name) for name in named]
    for match in found:
        if match.id is None or match.near:
            meant = match.id or match.meant
            raise Failure(
                f'there is no persona "{match.text}"' + (f"; did you mean {meant}?" if meant else "; write it first")
            )
    return tuple(match.id for match in found if match.id)


def _asked(understood: Understood, names: Names) -> Understood:
    """What the sheet does not know, asked for one by one; an empty answer leaves a marked blank."""
    known = sorted(set(names.called.get("persona", {}).values()))

    def persona(answer: str) -> tuple[str, ...]:
        match = names.find("persona", answer)
        if answer and match.id is None:
            raise click.UsageError(f"there is no persona {answer}; there is {listed(known, 'and')}")
        return (match.id,) if match.id else ()

    told = Told()
    if "personas" not in understood.data:
        who = f"Who goes through it ({listed(known)})" if known else "Who goes through it"
        told = replace(told, personas=_prompt(who, persona))
    if "title" not in understood.data:
        told = replace(told, title=_prompt(f"Its title, {BLANKS['title']}", str))
    if "goal" not in understood.data:
        told = replace(told, goal=_prompt(f"Its goal, {BLANKS['goal']}", str))
    return with_told(understood, told)


def _prompt(question: str, read_answer: Callable[[str], Answer]) -> Answer:
    answer: Answer = click.prompt(
        question, default="", show_default=False, value_proc=lambda typed: read_answer(typed.strip())
    )
    return answer


def _new_id(wanted: str | None, understood: Understood, otherwise: str, reading: Reading) -> str:
    """An id that no journey has. Raises Failure where it is none, or taken."""
    title = understood.data.get("title", "")
    made = wanted if wanted is not None else id_of(title) or plain_id(otherwise) or "new-journey"
    problem = id_problem(made)
    if problem is not None:
        raise Failure(f"{problem[1]}; give it one with --id" + (f", such as {problem[2]}" if problem[2] else ""))
    if ("journey", made) in reading.files:
        raise Failure(
            f"there is a journey {made} already, and it is never overwritten; give the new one another id with --id"
        )
    return made


def _write(target: Path, text: str, shown: str) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    except FileExistsError as error:
        raise Failure(f"there is something at {shown} already, and it is never overwritten; use --id") from error
    except OSError as error:
        raise Failure(f"{shown} cannot be written: {error.strerror or error}") from error


def _next(shown: str, understood: Understood) -> list[str]:
    """What to do after the file is written."""
    unknown = [kind for kind in ("role", "touchpoint") if any(m.kind == kind and not m.id for m in understood.matches)]
    steps = [
        *([f"fill in what is marked {BLANK}"] if missing(understood.data, ()) else []),
        *(
            f"start each {kind} that is missing: journeybook new {kind} ID (or write its name into also_known_as of a "
            f"{kind} that is there)"
            for kind in unknown
        ),
        *(["place what stands in remarks (lines that begin with #), and delete them"] if understood.unplaced else []),
        f"journeybook check {shown}",
        "open a pull request",
    ]
    return [f"{shown} is written. Next:", *(f"  {at}. {step}" for at, step in enumerate(steps, start=1))]
