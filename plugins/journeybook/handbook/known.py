"""What was read comes in; the things that a reference may name go out, by kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..model import KINDS, Journey, Role, title_of
from ..model.types import plain_id
from ..reading.read import Reading
from ..reading.source import SourceFile
from ..reading.tree import Fields, Items, Node, Scalar
from .former import Former, entities_of

LISTS = {
    "department": "departments",
    "channel": "channels",
    "pain-kind": "pain_kinds",
    "lever": "levers",
    "phase": "phases",
    "lane": "lanes",
    "promise": "promises",
}
"""Where handbook.yml lists the things of each kind that has no file of its own."""


@dataclass(frozen=True)
class Known:
    """Every id there is. `things`: ids by kind; None where handbook.yml cannot be read, so that nothing can be said.

    `steps` and `pains` are ids by journey. `excused` are ids by kind that are there in a broken form: whatever leads to
    them is not a problem of its own. `journeys_in_doubt` are journeys whose steps may not all be known. Former ids
    count as known.
    """

    things: Mapping[str, frozenset[str] | None]
    steps: Mapping[str, frozenset[str]]
    pains: Mapping[str, frozenset[str]]
    excused: Mapping[str, frozenset[str]]
    journeys_in_doubt: frozenset[str]
    former: Former
    departments_listed: bool
    reading: Reading

    @cached_property
    def called(self) -> Mapping[str, Mapping[str, str]]:
        """The ids of things by their kind and by what people call them, in small letters."""
        found: dict[str, dict[str, str]] = {}
        for kind in KINDS:
            names = found.setdefault(kind, {})
            for name, entity, _ in entities_of(self.reading, kind):
                for title in (title_of(entity), *getattr(entity, "also_known_as", ())):
                    names.setdefault(title.casefold(), name)
        for list_kind, field in LISTS.items():
            entries = getattr(self.reading.terms, field, ())
            found[list_kind] = {entry.title.casefold(): entry.id for entry in reversed(entries)}
        return found

    def has(self, kind: str, name: str) -> bool:
        """Whether a reference of this kind may use this id."""
        things = self.things[kind]
        return things is None or name in things or name in self.excused.get(kind, frozenset())


def known_things(reading: Reading, former: Former) -> Known:
    """Collect all that may be named, what is broken and what is a draft included."""
    things: dict[str, frozenset[str] | None] = {}
    excused: dict[str, frozenset[str]] = {}
    for kind in KINDS:
        names = {name for found, name in reading.files if found == kind}
        things[kind] = frozenset(names | {old for found, old in former.ids if found == kind})
        broken = {name for found, name in reading.broken if found == kind}
        excused[kind] = frozenset({plain_id(name) for name in names - set(reading.entities[kind])} | broken)
    roles = [(entity, file) for _, entity, file in entities_of(reading, "role") if isinstance(entity, Role)]
    listed = reading.terms is not None and bool(reading.terms.departments)
    for list_kind, name in LISTS.items():
        if reading.terms is None:
            things[list_kind] = None
        else:
            things[list_kind] = frozenset(entry.id for entry in getattr(reading.terms, name))
            excused[list_kind] = _written_ids(reading.handbook, name)
    if reading.terms is not None and not listed:
        things["department"] = frozenset(role.department for role, _ in roles)
    steps: dict[str, frozenset[str]] = {}
    pains: dict[str, frozenset[str]] = {}
    old_steps: dict[str, set[str]] = {}
    for ref in former.steps:
        journey_id, step_id = ref.split("#", 1)
        old_steps.setdefault(journey_id, set()).add(step_id)
    for name, journey, file in entities_of(reading, "journey"):
        if isinstance(journey, Journey):
            whole = ("journey", name) not in reading.broken
            today = {step.id for step in journey.steps} if whole else _every_id(file.written)
            steps[name] = frozenset(today | old_steps.get(name, set()))
            pains[name] = frozenset(pain.id for step in journey.steps for pain in step.pains)
    doubt = frozenset(name for found, name in reading.broken if found == "journey")
    return Known(things, steps, pains, excused, doubt, former, listed, reading)


def _written_ids(file: SourceFile | None, name: str) -> frozenset[str]:
    """The ids of a list as they are written, malformed ones too: that is a problem of its own, and one is enough."""
    top = file.written if file is not None else None
    listing = top.by_name[name].value if isinstance(top, Fields) and name in top.by_name else None
    items: Iterable[Node] = listing.items if isinstance(listing, Items) else ()
    entries = (item.by_name["id"].value for item in items if isinstance(item, Fields) and "id" in item.by_name)
    return frozenset(entry.text.strip() for entry in entries if isinstance(entry, Scalar))


def _every_id(node: Node | None) -> set[str]:
    """What stands in any field called id, right or wrong."""
    if isinstance(node, Items):
        return {found for item in node.items for found in _every_id(item)}
    if not isinstance(node, Fields):
        return set()
    found = {name for entry in node.entries for name in _every_id(entry.value)}
    own = node.by_name["id"].value if "id" in node.by_name else None
    return found | {own.text.strip()} if isinstance(own, Scalar) else found
