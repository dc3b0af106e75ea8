"""An entity comes in, problems of the pictures it shows go out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from pydantic import BaseModel

from ..model.types import Place
from ..model.walk import find
from ..problems import Problem
from .nearest import listed, nearest
from .pictures import ENOUGH_BYTES, SUFFIXES, picture_kind
from .source import SourceFile
from .tree import SPOILT

_ENDINGS = tuple(ending for endings in SUFFIXES.values() for ending in endings)


def picture_problems(entity: BaseModel, file: SourceFile, content: Path, others: tuple[str, ...]) -> Iterator[Problem]:
    """Pictures that are not below content/, or are no pictures. Paths count case-exact, as they do on a web server."""
    for found in find(entity, Place):
        if found.value == SPOILT:
            continue
        span = file.locate(found.route)
        if found.value not in others:
            pictures = [path for path in others if path.lower().endswith(_ENDINGS)]
            meant = nearest(found.value, pictures) or next(
                (path for path in pictures if PurePosixPath(path).name == PurePosixPath(found.value).name), None
            )
            hint = f"did you mean {meant}?" if meant else "paths start below content/, such as images/dale.png"
            yield file.problem("unknown-reference", f'no picture "{found.value}"', span, hint)
            continue
        kind = _kind(content / found.value)
        if kind is None:
            kinds = listed(name.upper() for name in SUFFIXES)
            yield file.problem(
                "wrong-value", f'"{found.value}" is not a picture we can show', span, f"save it as {kinds}"
            )
        elif not found.value.lower().endswith(SUFFIXES[kind]):
            message = f'"{found.value}" is a picture of kind {kind.upper()}, and its name says otherwise'
            yield file.problem("wrong-value", message, span, f"end its name in {SUFFIXES[kind][0]}")


def _kind(path: Path) -> str | None:
    try:
        with path.open("rb") as opened:
            return picture_kind(opened.read(ENOUGH_BYTES))
    except OSError:
        return None
