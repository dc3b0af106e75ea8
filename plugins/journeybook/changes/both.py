"""Two states of a handbook in today's names come in; what every comparison of a part of them needs goes out."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from pydantic import BaseModel
from pydantic_core import to_jsonable_python

from ..handbook.handbook import Handbook
from ..model import Step
from ..model.walk import find
from ..words import Words
from .change import Change, Sort, Subject
from .differences import Difference
from .names import Names
from .renames import Renames
from .sentences import Telling, sentence

FELT = {
    "Step": {
        "emotion", "wait", "told_next", "expectation", "times", "pains", "promises", "highlights", "avoidable",
        "frontstage", "touchpoint", "channel",
    },
    "Pain": {"severity", "frequency"},
    "KeptPromise": {"kept"},
    "Journey": {"outcome", "state", "draft"},
}  # fmt: skip
"""Fields that customers live, by model."""


@dataclass(frozen=True)
class Both:
    """The two states of a handbook, both in today's names, with what was renamed."""

    before: Handbook
    after: Handbook
    renames: Renames
    words: Words

    def telling(self, before: BaseModel, after: BaseModel, journey_id: str = "") -> Telling:
        """What sentences about one entity need."""
        was, now = ({found.route: found.mark for found in find(side) if not found.is_key} for side in (before, after))
        return Telling(*self._names, was, now, journey_id)

    def say(self, key: str, **values: object) -> str:
        """What the catalogue says of a change."""
        return self.words.text(key, **values)

    def quoted(self, text: str) -> str:
        """A text between quotation marks, cut where it is long."""
        return self._names[1].quoted(text)

    @cached_property
    def _names(self) -> tuple[Names, Names]:
        return Names(self.before, self.words), Names(self.after, self.words)


@dataclass(frozen=True)
class Where:
    """What a change is in: an entity, and a step of it where it is in one. `lived`: customers go through it today."""

    kind: Subject
    id: str
    title: str
    lived: bool = False
    step: Step | None = field(default=None)

    def change(  # noqa: PLR0913  # all that a change says
        self, sort: Sort, said: str, before: object = None, after: object = None, *, field: str = "", felt: bool = False
    ) -> Change:
        """One change here."""
        step, step_title = (self.step.id, self.step.title) if self.step else ("", "")
        felt = felt and self.lived
        return Change(sort, self.kind, self.id, self.title, said, step, step_title, field, before, after, felt)

    def differs(self, found: Difference, telling: Telling, inside: tuple[str, ...] = (), opening: str = "") -> Change:
        """A field that differs here; `inside` are the fields it is below, `opening` what the sentence starts with."""
        return self.change(
            "changed",
            opening + sentence(found, telling),
            data(found.before),
            data(found.after),
            field=".".join((*inside, *found.fields)),
            felt=found.fields[-1] in FELT.get(found.model.__name__, set()),
        )


def explains(found: Difference, former: str | None, entity_id: str) -> bool:
    """Whether a change of `former_ids` only says what is told as a rename already."""
    told = {former, entity_id, None}
    return former is not None and found.fields == ("former_ids",) and found.sort in {"added", "removed"} and (
        found.before in told and found.after in told
    )  # fmt: skip


def data(value: object) -> object:
    """A value as plain data: dates and lengths of time in ISO 8601, models as mappings without what is absent."""
    return to_jsonable_python(value, exclude_none=True)
