"""What changed between two handbooks, as values that every report can print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from ..handbook.handbook import Handbook
from ..model import EntityKind
from ..problems import Problem, Severity

Subject = EntityKind | Literal["handbook", "page", "picture"]
Sort = Literal["added", "removed", "renamed", "moved", "changed"]
Key = tuple[EntityKind, str]


@dataclass(frozen=True)
class Side:
    """One of the two states. `handbook` holds drafts too.

    `broken` names the entities that could not be read, `former` leads former (kind, id) to today's id, theirs included.
    `pages` has the text of each hand-written page, `pictures` a digest of each picture's bytes, by path;
    `prefix` is how problems name the content folder.
    """

    handbook: Handbook
    problems: tuple[Problem, ...] = ()
    broken: frozenset[Key] = frozenset()
    former: Mapping[Key, str] = field(default_factory=dict)
    vocabulary_is_broken: bool = False
    pages: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, str] = field(default_factory=dict)
    prefix: str = "content"


@dataclass(frozen=True)
class Change:
    """One thing that changed.

    `kind` and `id` name what it is in, by today's id where there is one, and `title` what people call it; `step` is the
    id of the step it is in, "" for none. `field` is the way to the field as an editor writes it (`pains.severity`),
    "" where the whole entity or step is meant. `before` and `after` are what stood and stands there as plain data, None
    for nothing. `sentence` says it in words, and `felt` whether customers live it, in a published journey of today.
    """

    sort: Sort
    kind: Subject
    id: str
    title: str
    sentence: str
    step: str = ""
    step_title: str = ""
    field: str = ""
    before: object = None
    after: object = None
    felt: bool = False


@dataclass(frozen=True)
class RolePage:
    """A role whose page says something else than before, and every reason why."""

    role_id: str
    title: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Reviewer:
    """A role that should have a look, how its team is reached ("" if unknown), and what of its own changed."""

    role_id: str
    title: str
    reasons: tuple[str, ...]
    contact: str = ""


@dataclass(frozen=True)
class Uncompared:
    """Something that could not be compared: its kind and id, and on which side it cannot be read."""

    kind: EntityKind | Literal["handbook"]
    id: str
    side: Literal["before", "after", "both"]


@dataclass(frozen=True)
class Changes:
    """All that changed. Everything is sorted: what concerns a whole journey first, then its steps in order."""

    changes: tuple[Change, ...] = ()
    roles: tuple[RolePage, ...] = ()
    reviewers: tuple[Reviewer, ...] = ()
    problems_new: tuple[Problem, ...] = ()
    problems_gone: tuple[Problem, ...] = ()
    uncompared: tuple[Uncompared, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Whether everything was compared and nothing differs."""
        return not (self.changes or self.roles or self.problems_new or self.problems_gone or self.uncompared)

    @property
    def felt(self) -> tuple[Change, ...]:
        """What customers live differently."""
        return tuple(change for change in self.changes if change.felt)

    @property
    def has_new_errors(self) -> bool:
        """Whether the later state has errors that the earlier one had not."""
        return any(problem.severity is Severity.ERROR for problem in self.problems_new)

    @cached_property
    def counts(self) -> Mapping[tuple[str, Sort], int]:
        """How many of what were added, removed, renamed, moved or changed: entities and steps, each counted once."""
        seen = {
            (change.kind, change.id, change.step, change.sort if not change.field else "changed")
            for change in self.changes
        }
        whole = {(kind, found, step) for kind, found, step, sort in seen if sort in {"added", "removed"}}
        return Counter(
            ("step" if step else kind, sort)
            for kind, found, step, sort in sorted(seen)
            if sort != "changed" or (kind, found, step) not in whole
        )
