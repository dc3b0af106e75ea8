"""Names of files and ids within them come in, problems of ids that are malformed, taken or kept go out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from pydantic import BaseModel

from ..model import EntityKind, Journey, Vocabulary
from ..model.types import ID_PATTERN, LONGEST_ID, plain_id
from ..model.walk import Route
from ..problems import Problem, Severity
from .source import SourceFile
from .tree import Scalar

RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "index", "404", "search", "assets", "walk", "tables", "edit"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)
"""Names that a file system or the site keeps for itself."""


def id_problem(text: str) -> tuple[str, str, str] | None:
    """What is wrong with an id that names a page: code, message and hint; None if nothing is."""
    if len(text) > LONGEST_ID:
        return "bad-id", f"the id is {len(text)} characters long; {LONGEST_ID} is the most", ""
    if not ID_PATTERN.fullmatch(text):
        made = plain_id(text)
        message = f'"{text}" is not an id: small letters a-z, digits, and single hyphens between'
        return "bad-id", message, made if made != text else ""
    if text in RESERVED:
        return "reserved-id", f'"{text}" is a name that the site or a file system keeps for itself', f"{text}-page"
    return None


def file_ids(paths: Iterable[str], kind: EntityKind, prefix: str) -> tuple[dict[str, str], list[Problem]]:
    """The id of each file, which is its stem, and what is wrong with it. A well-formed id comes before another form."""
    ids: dict[str, str] = {}
    taken: dict[str, str] = {}
    problems: list[Problem] = []
    for path in sorted(paths, key=lambda path: (not ID_PATTERN.fullmatch(PurePosixPath(path).stem), path)):
        pure = PurePosixPath(path)
        ids[path] = pure.stem
        if wrong := id_problem(pure.stem):
            code, message, better = wrong
            hint = f"rename the file to {better}.yml" if better else "give the file a shorter name of its own"
            problems.append(Problem(prefix + path, 0, 0, code, message, Severity.ERROR, hint))
        folded = pure.stem.casefold()
        if folded in taken:
            message = f'the {kind} "{folded}" is in {prefix}{taken[folded]} already'
            hint = "rename one of the two files, or delete it; folders do not count"
            problems.append(Problem(prefix + path, 0, 0, "duplicate-id", message, Severity.ERROR, hint))
        taken.setdefault(folded, path)
    return ids, problems


def ids_within(entity: BaseModel, file: SourceFile) -> Iterator[Problem]:
    """Ids that are there twice within one file: steps and pains of a journey, entries of a list in handbook.yml."""
    if isinstance(entity, Journey):
        yield from _twice(_journey_ids(entity), file, "a step or pain of this journey")
    if isinstance(entity, Vocabulary):
        for name in ("promises", "departments", "channels", "pain_kinds", "levers", "phases", "lanes"):
            entries = getattr(entity, name)
            yield from _twice(
                (((name, at, "id"), entry.id) for at, entry in enumerate(entries)), file, f"one of {name}"
            )
        for at, department in enumerate(entity.departments):
            if department.id in RESERVED:
                message = f'"{department.id}" is a name that the site or a file system keeps for itself'
                yield file.problem("reserved-id", message, file.locate(("departments", at, "id")), "choose another id")


def _journey_ids(journey: Journey) -> Iterator[tuple[Route, str]]:
    former: list[tuple[Route, str]] = []
    for stage_at, stage in enumerate(journey.stages):
        for step_at, step in enumerate(stage.steps):
            route: Route = ("stages", stage_at, "steps", step_at)
            yield (*route, "id"), step.id
            for pain_at, pain in enumerate(step.pains):
                yield (*route, "pains", pain_at, "id"), pain.id
            former += (((*route, "former_ids", at), name) for at, name in enumerate(step.former_ids))
    yield from former  # last, so that an id of today is never the one complained of


def _twice(ids: Iterable[tuple[Route, str]], file: SourceFile, what: str) -> Iterator[Problem]:
    seen: dict[str, Scalar] = {}
    for route, name in ids:
        node = file.node_at(route)
        if not isinstance(node, Scalar) or node.start < 0:
            continue
        if name in seen:
            message = f'the id "{name}" is taken: {what} has it in line {file.span_of(seen[name]).line}'
            yield file.problem("duplicate-id", message, file.span_of(node), "give one of the two another id")
        seen.setdefault(name, node)
