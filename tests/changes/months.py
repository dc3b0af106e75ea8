"""Edits of a small handbook and their days come in, a repository with that history goes out, and how it is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from textwrap import dedent

from journeybook.changes.months import History, Month
from journeybook.history import MONTHS, Past
from journeybook.reading.read import read
from journeybook.words import words
from tests.changes.repository import Drawn, repository
from tests.hosts.small import SMALL

Files = Mapping[str, str | bytes | None]

MOVE_IN = dedent(str(SMALL["journeys/move-in.yml"])).removeprefix("\n")
BEGUN: Files = {**SMALL, "journeys/move-in.yml": MOVE_IN}
WAITS = "move-in#waits"


def felt(level: int) -> str:
    """The journey in which somebody waits at the door, with another feeling there."""
    return MOVE_IN.replace("emotion: -1", f"emotion: {level}")


def made(folder: Path, *commits: tuple[str, Files]) -> Drawn:
    """A repository with commits of a day each: `("2026-03-01", files)`, at ten in the morning, UTC."""
    drawn = repository(folder)
    for day, files in commits:
        drawn.commit(files, when=f"{day}T10:00:00Z")
    return drawn


def history(content: Path, months: int = MONTHS, *, drafts: bool = False, language: str = "en") -> History:
    """The history of a content folder, as it is told for the first time."""
    return Past().history(content, read(content, "content"), words(language), months, drafts=drafts)


def told(found: History) -> dict[str, list[str]]:
    """The sentences of each month, newest first, each with the id of what it is in."""
    return {month.name: list(_sentences(month)) for month in found.months}


def _sentences(month: Month) -> list[str]:
    said = [
        f"{'#'.join(part for part in (change.id, change.step) if part)}: {change.sentence}"
        for change in month.changes.changes
    ]
    if month.began:
        said.append(f"began {month.began.day}: {dict(month.began.counts)}")
    return said


def without_names(found: History) -> tuple[Month, ...]:
    """The months, with nothing that depends on which commits there are."""
    return tuple(replace(month) for month in found.months)
