"""Two states of a handbook come in, all that changed between them goes out. Reads nothing and changes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from ..checks.codes import OF_ABSENCE
from ..handbook.facts import Facts
from ..handbook.handbook import Handbook
from ..model import KINDS, EntityKind, title_of
from ..problems import Problem, Severity
from ..words import Words, words
from .both import Both
from .change import Change, Changes, Key, Side, Uncompared
from .concerned import Concerned, concerned
from .entities import ORDER, changed_entities, changed_vocabulary
from .reasons import role_pages
from .renames import Renames, aligned, renames
from .reviewers import reviewers
from .role_pages import RolePages

_Key = tuple[str, str, Severity, str]
"""What two problems that are the same share: the file's path today, the code, its weight, the message."""
_FIELD: Mapping[EntityKind, str] = {name: kind.folder for name, kind in KINDS.items()}


def compare(before: Side, after: Side) -> Changes:
    """What changed from one state to the other, in English; nothing at all for two that say the same.

    What is broken on a side counts there as it is on the other, and is named in `uncompared`.
    """
    both = _both(before, after, words("en"))
    found = (*_of_entities(both), *_files("page", before.pages, after.pages))
    found += tuple(_files("picture", before.pictures, after.pictures))
    new, gone = _problems(before, after, both.renames)
    return Changes(
        changes=found,
        roles=role_pages(RolePages(both.before, both.words), RolePages(both.after, both.words)),
        reviewers=reviewers(found, both.before, both.after),
        problems_new=new,
        problems_gone=gone,
        uncompared=tuple(_uncompared(before, after, _missing(before, both.renames))),
    )


def compare_for_readers(before: Side, after: Side, said: Words) -> tuple[Changes, Concerned]:
    """What changed in entities and lists, in the words of a catalogue; for each place, the roles it matters to."""
    both = _both(before, after, said)
    found = tuple(_of_entities(both))
    return Changes(found), concerned(found, both.before, both.after) if found else {}


def _both(before: Side, after: Side, said: Words) -> Both:
    names = renames(before, after)
    was, now = aligned(before.handbook, names), after.handbook
    was, now = _filled(was, now, _missing(before, names)), _filled(now, was, after.broken)
    if before.vocabulary_is_broken or after.vocabulary_is_broken:
        known = was.vocabulary if after.vocabulary_is_broken else now.vocabulary
        was, now = replace(was, vocabulary=known), replace(now, vocabulary=known)
    return Both(was, now, names, said)


def _of_entities(both: Both) -> Iterator[Change]:
    yield from _with_ranks(both, (*changed_entities(both), *changed_vocabulary(both)))


def _missing(before: Side, names: Renames) -> frozenset[Key]:
    """What is broken before, by today's ids."""
    return frozenset((kind, names.ids.get((kind, found), found)) for kind, found in before.broken)


def _filled(handbook: Handbook, other: Handbook, broken: frozenset[tuple[EntityKind, str]]) -> Handbook:
    """With what is broken here as it is on the other side, so that nothing is told of what nobody can know."""
    made: dict[str, Any] = {}
    for kind in ORDER:
        lent = {
            found: other.of_kind(kind)[found] for of, found in broken if of == kind and found in other.of_kind(kind)
        }
        if lent:
            made[_FIELD[kind]] = dict(sorted({**handbook.of_kind(kind), **lent}.items()))
    return replace(handbook, **made) if made else handbook


def _uncompared(before: Side, after: Side, missing_before: frozenset[tuple[EntityKind, str]]) -> Iterator[Uncompared]:
    if before.vocabulary_is_broken or after.vocabulary_is_broken:
        yield Uncompared("handbook", "handbook", _side(before.vocabulary_is_broken, after.vocabulary_is_broken))
    for kind in ORDER:
        for found in sorted(name for of, name in missing_before | after.broken if of == kind):
            yield Uncompared(kind, found, _side((kind, found) in missing_before, (kind, found) in after.broken))


def _side(before: bool, after: bool) -> Any:  # noqa: ANN401  # one of three words
    return "both" if before and after else "before" if before else "after"


def _with_ranks(both: Both, changes: Iterable[Change]) -> Iterator[Change]:
    """The changes, and the new rank of each improvement that has changed itself; others only made room."""
    found = list(changes)
    yield from found
    touched = [change.id for change in found if change.kind == "improvement" and change.sort == "changed"]
    if not touched:
        return
    was, now = Facts(both.before).ranks, Facts(both.after).ranks
    for improvement_id in dict.fromkeys(touched):
        before, after = was.get(improvement_id), now.get(improvement_id)
        if before != after:
            said = [str(rank) if rank else both.say("changed.no-rank") for rank in (before, after)]
            yield Change(
                "changed",
                "improvement",
                improvement_id,
                title_of(both.after.improvements[improvement_id]),
                both.say("changed.rank", levels=f"{said[0]} → {said[1]}"),
                field="rank",
                before=before,
                after=after,
            )


def _files(kind: Any, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:  # noqa: ANN401  # page or picture
    for path in sorted({*before, *after}):
        if path not in before:
            yield Change("added", kind, path, path, f"this {kind} is new")
        elif path not in after:
            yield Change("removed", kind, path, path, f"this {kind} is gone")
        elif before[path] != after[path]:
            yield Change(
                "changed",
                kind,
                path,
                path,
                f"this {kind} is another one" if kind == "picture" else "it says something else now",
            )


def _problems(before: Side, after: Side, names: Renames) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """The problems that are new, and those that are gone. Where in a file one stands counts for nothing.

    What an error on the other side keeps from being said there is neither.
    """
    paths = {}
    for (kind, found), path in before.handbook.sources.items():
        today = after.handbook.sources.get((kind, names.ids.get((kind, found), found)))
        if today is not None:
            paths[f"{before.prefix}/{path}"] = f"{after.prefix}/{today}"
    earlier, now = _Told.of(before, paths), _Told.of(after, {})
    return now.less(earlier), earlier.less(now)


@dataclass(frozen=True)
class _Told:
    """What is said of a side: its problems, each with what another must share to be the same, and its whole files.

    Files go by their names of today. `blind`: without its words, nothing but errors can be found in the handbook.
    """

    problems: tuple[tuple[_Key, Problem], ...]
    whole: frozenset[str]
    blind: bool

    @classmethod
    def of(cls, side: Side, paths: Mapping[str, str]) -> Self:
        keyed = tuple((_key(problem, paths), problem) for problem in side.problems)
        whole = (f"{side.prefix}/{path}" for path in side.handbook.sources.values())
        return cls(keyed, frozenset(paths.get(path, path) for path in whole), side.vocabulary_is_broken)

    def less(self, other: _Told) -> tuple[Problem, ...]:
        """The problems that the other side has fewer of, and would have; of several that read alike, the last ones."""
        there = Counter(key for key, _ in other.problems)
        wrong = {key[0] for key, problem in other.problems if problem.severity is Severity.ERROR}
        found = []
        for key, problem in self.problems:
            there[key] -= 1
            of_absence = wrong and key[0] in other.whole and problem.code in OF_ABSENCE
            unsaid = other.blind or key[0] in wrong - other.whole or of_absence
            if there[key] < 0 and (problem.severity is Severity.ERROR or not unsaid):
                found.append(problem)
        return tuple(found)


def _key(problem: Problem, paths: Mapping[str, str]) -> _Key:
    return paths.get(problem.path, problem.path), problem.code, problem.severity, problem.message
