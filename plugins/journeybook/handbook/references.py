"""One reference comes in; if it leads nowhere, the sentence and the hint that help to mend it go out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..model import KINDS
from ..model.types import ID_PATTERN, shown
from ..reading.nearest import listed, nearest
from .known import LISTS, Known

_WORDS = {"pain-kind": "pain kind", "sibling-step": "step"}
_FOLDERS: dict[str, str] = {name: kind.folder for name, kind in KINDS.items()}
_FEW = 12


@dataclass(frozen=True)
class Unknown:
    """A reference that leads nowhere. `offset` and `length` say which part of it, -1 for all of it."""

    message: str
    hint: str = ""
    offset: int = 0
    length: int = -1


def lead(kind: str, value: str, journey_id: str, known: Known) -> Unknown | None:
    """Follow a reference of a kind in `model.types`; `journey_id` is the journey it stands in, "" for none."""
    if kind == "sibling-step":
        return _step(value, journey_id, known, pains=False, within=True)
    if kind in {"step", "moment"} or (kind == "cause" and "#" in value):
        return _moment(value, journey_id, known, pains=kind == "moment")
    if kind == "cause":
        kind = "role"
    if known.has(kind, value):
        return None
    things = known.things[kind] or frozenset()
    return Unknown(f"no {_WORDS.get(kind, kind)} {shown(value)}", _hint(kind, value, things, known))


def _hint(kind: str, value: str, things: Iterable[str], known: Known) -> str:
    names = _well_formed(things)
    called = known.called.get(kind, {}).get(" ".join(value.split()).casefold())
    meant = called if called in names else nearest(value, names)
    if meant:
        return f"did you mean {meant}?"
    place = f"handbook.yml under {LISTS[kind]}:" if kind in LISTS else f"{_FOLDERS[kind]}/"
    if not names:
        return f"there is none yet in {place}"
    if len(names) > _FEW:
        return f"the ones there are stand in {place}"
    return _there(names)


def _there(names: list[str]) -> str:
    return f"there {'is' if len(names) == 1 else 'are'} {listed(names, 'and')}"


def _moment(value: str, journey_id: str, known: Known, *, pains: bool) -> Unknown | None:
    journey, mark, step = value.partition("#")
    if not mark:
        own = known.steps.get(journey_id, frozenset()) | (
            known.pains.get(journey_id, frozenset()) if pains else frozenset()
        )
        if value in own:
            return Unknown(f"{shown(value)} does not say which journey it is in", f"write {journey_id}#{value}")
        places = [found for found, steps in known.steps.items() if value in steps]
        places += [found for found, names in known.pains.items() if pains and value in names]
        first, _, rest = re.sub(r"[/:.>\s]+", "#", value.strip(), count=1).partition("#")
        if rest and known.has("journey", first):
            hint = f"write {first}#{rest}"
        elif known.has("journey", value):
            hint = f"write {value}# and the id of one of its steps"
        else:
            hint = f"did you mean {min(places)}#{value}?" if places else "write journey-id#step-id"
        what = "a step or a pain" if pains else "a step"
        return Unknown(f"{shown(value)} is not {what} of a journey", hint)
    if not known.has("journey", journey):
        hint = _hint("journey", journey, known.things["journey"] or (), known)
        return Unknown(f"no journey {shown(journey)}", hint, 0, len(journey))
    journey = known.former.ids.get(("journey", journey), journey)
    if journey in known.journeys_in_doubt and journey != journey_id:
        return None
    return _step(step, journey, known, pains=pains, within=False)


def _step(step: str, journey: str, known: Known, *, pains: bool, within: bool) -> Unknown | None:
    names = known.steps.get(journey)
    if names is None:
        return None
    sore = known.pains[journey]
    if step in names or (pains and step in sore):
        return None
    offset = 0 if within else len(journey) + 1
    what = "step or pain" if pains else "step"
    message = (
        f"this journey has no {what} {shown(step)}" if within else f"the journey {journey} has no {what} {shown(step)}"
    )
    if step in sore:
        return Unknown(message, "that is a pain; this leads to a step", offset, len(step))
    return Unknown(message, _hint_of_step(step, names | sore if pains else names), offset, len(step))


def _hint_of_step(step: str, names: Iterable[str]) -> str:
    every = _well_formed(names)
    meant = nearest(step, every)
    if meant:
        return f"did you mean {meant}?"
    return _there(every) if 0 < len(every) <= _FEW else "its file has the ids of its steps"


def _well_formed(names: Iterable[str]) -> list[str]:
    """The names that can be pasted in as they are."""
    return sorted(name for name in names if ID_PATTERN.fullmatch(name))
