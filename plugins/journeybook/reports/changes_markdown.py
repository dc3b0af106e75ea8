"""What changed comes in, one comment for a pull request goes out, in Markdown that GitHub and GitLab both read.

The first screen says what changes for customers and for which colleagues; everything else opens at a click.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from ..changes.change import Change, Changes
from ..problems import Problem, Severity
from .changes_text import (
    Compared,
    about_states,
    counted,
    entity_name,
    in_entities,
    shortened,
    states,
    step_name,
    uncompared_sentence,
)
from .text import legible

MARKER = "<!-- journeybook-diff -->"
"""The first line of every comment: whoever posts it finds the last one by it, and writes over that."""
LONGEST = 60_000
"""Characters. GitHub takes 65,536; GitLab takes more."""
FEW = 10
"""Lines of each part of the first screen."""
_LONGEST_LINE = 600
_PUNCTUATION = re.compile(r"([\\`*_\[\]{}|~$^#])")
_OPENING = re.compile(r"^([-+=>]|\d+[.)])")
_SIGILS = re.compile(r"([@#!%&~$^])(?=[\w\"'{])|(?<=\bGH)-(?=\d)|(?<=:)//|(?<=\bwww)\.|:(?=[\w+-]+:)", re.IGNORECASE)
_NOTHING = "\u200b"
"""A space of no width: what follows a sign such as @ is no name to the forge then, and reads as before."""


def render_changes_markdown(compared: Compared) -> str:
    """The whole comment, at most 60,000 characters: a part that does not fit is left out as a whole, and named."""
    changes = compared.changes
    opening = [MARKER, "### What this change means", "", f"**{escaped(counted(changes))}**", ""]
    for told in about_states(compared):
        opening += [escaped(told), ""]
    if changes.uncompared:
        opening += ["#### Could not be compared", ""]
        sentences = [escaped(uncompared_sentence(found, compared)) for found in changes.uncompared]
        opening += [*_few(sentences), ""]
    if changes.has_new_errors:
        errors = [_problem(found) for found in changes.problems_new if found.severity is Severity.ERROR]
        opening += ["#### To mend first", "", *_few(errors), ""]
    if changes.felt:
        opening += ["#### For customers", "", *_customers(changes.felt), ""]
    if changes.roles:
        opening += ["#### For colleagues", "", "The pages of these roles say something else:", ""]
        opening += [*_few([_role(role.title, role.reasons) for role in changes.roles]), ""]
    if changes.reviewers:
        named = [f"**{escaped(asked.title)}** (`{asked.role_id}`)" for asked in changes.reviewers]
        opening += [f"Ask for a review: {_listed(named)}", ""]
    closing = ["", f"<sub>Compared: {escaped(states(compared))}</sub>", ""]
    return "\n".join([*opening, *_within(list(_details(changes)), "\n".join([*opening, *closing])), *closing])


def _details(changes: Changes) -> Iterator[tuple[str, list[str]]]:
    """The parts that open at a click: each with its heading."""
    if changes.problems_new:
        yield (
            f"New problems ({len(changes.problems_new)})",
            [f"- {_problem(found)}" for found in sorted(changes.problems_new, key=lambda found: -found.severity)],
        )
    if changes.changes:
        yield f"All changes ({len(changes.changes)})", list(_every(changes.changes))
    if changes.roles:
        yield (
            f"Why each page changes ({len(changes.roles)})",
            _gathered((role.title, role.role_id, role.reasons, "") for role in changes.roles),
        )
    if changes.reviewers:
        yield (
            f"Why to ask for a review ({len(changes.reviewers)})",
            _gathered((asked.title, asked.role_id, asked.reasons, asked.contact) for asked in changes.reviewers),
        )
    if changes.problems_gone:
        yield (
            f"Problems that are gone ({len(changes.problems_gone)})",
            [f"- {_problem(found, hint=False)}" for found in changes.problems_gone],
        )


def _within(parts: Sequence[tuple[str, list[str]]], rest: str) -> Iterator[str]:
    """The parts that fit beside the rest of the comment; the others by name."""
    left = LONGEST - len(rest) - 100 * len(parts) - 2
    for heading, lines in parts:
        part = "\n".join([f"<details><summary>{heading}</summary>", "", *lines, "", "</details>"])
        if len(part) < left:
            left -= len(part) + 1
            yield part
        else:
            yield f"*{heading}: too long for a comment; `journeybook diff` shows it.*\n"


def _few(lines: Sequence[str], most: int = FEW) -> list[str]:
    """The first lines of a list, and how many more there are."""
    if len(lines) <= most + 1:
        return [f"- {line}" for line in lines]
    return [*(f"- {line}" for line in lines[:most]), f"- and {len(lines) - most} more, below"]


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:FEW]) + (f" and {len(names) - FEW} more, below" if len(names) > FEW else "")


def _customers(felt: Sequence[Change]) -> list[str]:
    """What customers live differently, a line for each step or journey; of many, in short, and the heaviest first."""
    places = [list(found) for _, found in groupby(felt, key=lambda change: (change.id, change.step))]
    if len(places) <= FEW + 1:
        journeys = (list(found) for _, found in groupby(places, key=lambda found: found[0].id))
        return [line for found in journeys for line in _in_journey(found)]
    told = in_short(felt)
    heaviest = sorted(places, key=lambda found: -sum(map(_weight, found)))
    return [*([f"{told}. Where most changes:", ""] if told else []), *_few([_place(found) for found in heaviest])]


def _in_journey(places: Sequence[Sequence[Change]]) -> Iterator[str]:
    """The places of one journey, below its title where there are several."""
    if len(places) == 1:
        yield f"- {_place(places[0])}"
        return
    yield f"- **{escaped(places[0][0].title)}**"
    for found in places:
        step = f"*{escaped(found[0].step_title)}*: " if found[0].step else ""
        yield f"  - {step}{_sentences(found)}"


def _place(found: Sequence[Change]) -> str:
    where = f", {escaped(found[0].step_title)}" if found[0].step else ""
    return f"**{escaped(found[0].title)}**{where}: {_sentences(found)}"


def _sentences(found: Iterable[Change]) -> str:
    return "; ".join(escaped(change.sentence) for change in found)


def in_short(felt: Iterable[Change]) -> str:
    """In how many steps customers feel better and worse, and how many pains came and went; "" where none did."""
    counts = Counter(_turn(change) for change in felt)
    better, worse, new, gone = (counts[turn] for turn in ("better", "worse", "new", "gone"))
    feel = " and ".join(f"{how} in {_steps(n)}" for how, n in (("worse", worse), ("better", better)) if n)
    pains = " and ".join(
        f"{n} pain{'' if n == 1 else 's'} {_is(n)} {how}" for how, n in (("new", new), ("gone", gone)) if n
    )
    parts = [f"customers feel {feel}" if feel else "", pains]
    told = "; ".join(part for part in parts if part)
    return told[:1].upper() + told[1:]


def _steps(count: int) -> str:
    return f"{count} step{'' if count == 1 else 's'}"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _turn(change: Change) -> str:
    """Which way one change goes for customers; "" where that is not for a number to say."""
    if change.field == "emotion" and isinstance(change.before, int) and isinstance(change.after, int):
        return "better" if change.after > change.before else "worse"
    if change.field == "pains" and (change.before is None) != (change.after is None):
        return "new" if change.before is None else "gone"
    return ""


def _weight(change: Change) -> int:
    """How much of the day of a customer a change is: only to choose what stands on the first screen."""
    if change.field == "emotion" and isinstance(change.before, int) and isinstance(change.after, int):
        return 2 * abs(change.after - change.before)
    if not change.field and change.sort in {"added", "removed"}:
        return 2 if change.step else 8
    return {"pains": 3, "promises.kept": 3, "outcome": 6}.get(change.field, 1)


def _role(title: str, reasons: tuple[str, ...]) -> str:
    others = len(reasons) - 1
    more = f" (and {others} more reason{'' if others == 1 else 's'})" if others else ""
    return f"**{escaped(title)}**: {escaped(reasons[0])}{more}"


def _every(changes: Iterable[Change]) -> Iterator[str]:
    for first, steps in in_entities(changes):
        yield f"- **{escaped(entity_name(first))}**"
        for opening, inside in steps:
            indent = "  "
            if opening.step:
                yield f"  - {escaped(step_name(opening))}"
                indent = "    "
            yield from (f"{indent}- {escaped(change.sentence)}" for change in inside)


def _gathered(found: Iterable[tuple[str, str, tuple[str, ...], str]]) -> list[str]:
    """Names with their reasons below; those with the very same reasons stand together."""
    together: dict[tuple[str, ...], list[str]] = {}
    for title, role_id, reasons, contact in found:
        reached = f", {escaped(contact)}" if contact else ""
        together.setdefault(reasons, []).append(f"**{escaped(title)}** (`{role_id}`){reached}")
    lines = []
    for reasons, names in together.items():
        lines.append(f"- {', '.join(names)}")
        lines += [f"  - {escaped(reason)}" for reason in shortened(reasons)]
    return lines


def _problem(problem: Problem, *, hint: bool = True) -> str:
    place = f"{problem.path}:{problem.line}" if problem.line and hint else problem.path
    advice = f" ({escaped(problem.hint)})" if problem.hint and hint else ""
    return f"{problem.severity.word}: {escaped(problem.message)}{advice}, in {escaped(place)}"


def escaped(text: str) -> str:
    """A text that shows as it is: no mark-up, no HTML, no mention, reference or link of a forge, on one line."""
    text = " ".join(legible(text).split())
    text = text if len(text) <= _LONGEST_LINE else text[:_LONGEST_LINE] + " …"
    apart: Callable[[re.Match[str]], str] = lambda found: f"{found[0]}{_NOTHING}"  # noqa: E731  # one expression, used twice
    text = html.escape(_SIGILS.sub(apart, text), quote=False)
    text = _PUNCTUATION.sub(r"\\\1", text)
    return _OPENING.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", text)
