"""What the pages of roles said and say comes in; every role whose page changed goes out, with the reasons in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields

from ..handbook.impact import Reach
from .change import RolePage
from .names import quoted
from .role_pages import Part, RolePages
from .sentences import signed

_BESIDE = {"before", "after"}
"""Aspects that only say what changed next to a moment."""
_FARTHEST = 1_000
"""A degree beyond all: none of the moments it reaches changed in itself."""
_ASPECTS: Mapping[str, str] = {
    "name": "its name",
    "journey": "the name of its journey",
    "stage": "its stage",
    "person": "the person who lives it",
    "voices": "the customer’s own account",
    "quote": "the customer’s words",
    "people": "who is there",
    "before": "the step before it",
    "after": "the step after it",
}
"""What of a moment stands on a role's page, in words; the emotion has a sentence of its own."""


def role_pages(before: RolePages, after: RolePages) -> tuple[RolePage, ...]:
    """The roles whose page says something else now, those nearest to what changed first; one that came or went too."""
    unlike = {ref: aspects for ref in _suspects(before, after) if (aspects := _aspects(ref, before, after))}
    found: list[tuple[int, RolePage]] = []
    for role_id in sorted({*before.handbook.roles, *after.handbook.roles}):
        nearness = 0
        if role_id not in before.handbook.roles:
            reasons = ["the page is new"]
        elif role_id not in after.handbook.roles:
            reasons = ["the page is gone"]
        else:
            compared = _Compared(role_id, before, after, unlike)
            reasons, nearness = list(dict.fromkeys(compared.reasons())), compared.nearness
        if reasons:
            pages = after if role_id in after.handbook.roles else before
            found.append((nearness, RolePage(role_id, pages.handbook.roles[role_id].title, tuple(reasons))))
    return tuple(page for _, page in sorted(found, key=lambda entry: (entry[0], entry[1].role_id)))


def _suspects(before: RolePages, after: RolePages) -> Iterator[str]:
    """The moments there on both sides that may read differently.

    What a page says of one rests on its journey, and on what roles, personas and evidence are called. Where these are
    the same, so is the moment; so most of a large handbook need not be looked at.
    """
    was, now = before.handbook, after.handbook
    same_names = (was.roles, was.personas, was.evidence) == (now.roles, now.personas, now.evidence)
    same = {found for found in now.journeys if same_names and was.journeys.get(found) == now.journeys[found]}
    for ref, moment in now.moments.items():
        if ref in was.moments and moment.journey_id not in same:
            yield ref


def _aspects(ref: str, before: RolePages, after: RolePages) -> tuple[str, ...]:
    was, now = before.moment(ref), after.moment(ref)
    if was == now:
        return ()
    return tuple(part.name for part in fields(now) if getattr(was, part.name) != getattr(now, part.name))


class _Compared:
    """The page of one role on both sides."""

    def __init__(
        self, role_id: str, before: RolePages, after: RolePages, unlike: Mapping[str, tuple[str, ...]]
    ) -> None:
        self.before, self.after, self.unlike = before, after, unlike
        self.reached_before, self.reached_after = before.reaches(role_id), after.reaches(role_id)
        self.parts_before, self.parts_after = before.parts(role_id), after.parts(role_id)

    @property
    def nearness(self) -> int:
        """How near the role is to what changed: 0 where it begins or ceases to reach anybody, then by its degree."""
        if bool(self.reached_before) != bool(self.reached_after):
            return 0
        changed = [
            reach.degree
            for here, there in ((self.reached_after, self.reached_before), (self.reached_before, self.reached_after))
            for ref, reach in here.items()
            if ref not in there or set(self.unlike.get(ref, ())) - _BESIDE
        ]
        return 1 + min(changed, default=_FARTHEST)

    def reasons(self) -> Iterator[str]:
        """Why the page changed: what customers feel first, then who and what, then what only follows from these."""
        told = [*self._reaches(), *self._parts()]
        yield from told
        if not told:
            yield from self._what_follows()

    def _reaches(self) -> Iterator[str]:
        if self.reached_after and not self.reached_before:
            yield "they reach customers now, and reached nobody before"
        if self.reached_before and not self.reached_after:
            yield "they reach no customer any more"
        for ref, reach in self.reached_after.items():
            was = self.reached_before.get(ref)
            if was is None:
                yield f"they reach one more moment: {quoted(reach.moment.step.title)}, {self._how(reach, self.after)}"
            else:
                yield from self._moment(ref, was, reach)
        for ref, reach in self.reached_before.items():
            if ref not in self.reached_after:
                gone = "which is gone" if ref not in self.after.handbook.moments else "which is no longer theirs"
                yield f"they no longer reach {quoted(reach.moment.step.title)}, {gone}"

    def _moment(self, ref: str, was: Reach, now: Reach) -> Iterator[str]:
        name, how = quoted(now.moment.step.title), self._how(now, self.after)
        aspects = set(self.unlike.get(ref, ()))
        if self.before.others(was) == self.after.others(now):
            aspects.discard("people")
        if "emotion" in aspects:
            yield _feels(self.before.moment(ref).emotion, self.after.moment(ref).emotion, name, how)
        others = [said for aspect, said in _ASPECTS.items() if aspect in aspects]
        if others:
            yield f"{name}, {how}, reads differently: {', '.join(others)}"
        if self.before.way(was) != self.after.way(now):
            yield f"they have a part in {name} in another way than before: {self._part(now)}"
        if self.before.own(was) != self.after.own(now):
            yield f"what they do themselves in {name} reads differently"

    def _how(self, reach: Reach, pages: RolePages) -> str:
        if len(reach.path) > 1:
            return f"which their work reaches through {pages.names.of('role', reach.path[1])}"
        return "where they meet the customer" if reach.side == "frontstage" else "which they work on behind the scenes"

    def _part(self, reach: Reach) -> str:
        if len(reach.path) > 1:
            return f"through {self.after.names.of('role', reach.path[1])}"
        return "with the customer" if reach.side == "frontstage" else "behind the scenes"

    def _parts(self) -> Iterator[str]:
        for part in dict.fromkeys((*self.parts_after, *self.parts_before)):
            was, now = self.parts_before.get(part), self.parts_after.get(part)
            if was == now and (part in self.parts_before) == (part in self.parts_after):
                continue
            if (told := _TOLD.get(part[0])) is not None:
                here, there = part in self.parts_after, part in self.parts_before
                yield told(part, self, "changed" if here and there else "new" if here else "gone")

    def _what_follows(self) -> Iterator[str]:
        """What changes on a page because of what stands elsewhere: a mean, an order."""
        unlike = {part[0] for part in self.parts_after if self.parts_before.get(part) != self.parts_after[part]}
        if "feelings" in unlike:
            yield "how customers feel on average, in the journeys that their work reaches, has changed"
        if unlike & {"picture", "order"}:
            yield "their moments stand in another order"
        if "nothing" in unlike:
            yield "what is shown of their colleagues’ journeys, as long as they reach nobody themselves, has changed"

    def name(self, kind: str, found: str) -> str:
        """What something is called, today if it is still there."""
        today = self.after.names.of(kind, found)
        return today if today != found else self.before.names.of(kind, found)


def _feels(before: int | None, after: int | None, name: str, how: str) -> str:
    if before is None or after is None:
        was, now = ("not known" if level is None else signed(level) for level in (before, after))
        return f"how the customer feels in {name} ({was} → {now}), {how}"
    worse = "better" if after > before else "worse"
    return f"the customer now feels {worse} in {name} ({signed(before)} → {signed(after)}), {how}"


def _told(new: str, gone: str, changed: str, kind: str = "") -> Callable[[Part, _Compared, str], str]:
    def sentence(part: Part, pages: _Compared, state: str) -> str:
        text = {"new": new, "gone": gone, "changed": changed}[state]
        return text.replace("{}", quoted(pages.name(kind, part[-1])) if kind else "")

    return sentence


def _self(part: Part, pages: _Compared, _state: str) -> str:
    return f"their own file says something else: {pages.after.names.label(part[1])}"


def _highlight(part: Part, pages: _Compared, state: str) -> str:
    how = {
        "new": "they make something work now",
        "gone": "what they made work is gone",
        "changed": "what they make work reads differently",
    }
    return f"{how[state]}, in {quoted(pages.name('step', part[1]))}: {quoted(part[2])}"


def _promise(part: Part, pages: _Compared, state: str) -> str:
    how = {
        "new": "is at stake in",
        "gone": "is no longer at stake in",
        "changed": "is kept in another way, or told differently, in",
    }
    step = quoted(pages.name("step", part[1]))
    return f"the promise {quoted(pages.name('promise', part[2]))} {how[state]} {step}"


_TOLD: Mapping[str, Callable[[Part, _Compared, str], str]] = {
    "language": _told(
        "", "", "the language, or one of the handbook’s own labels, which stand on every page, has changed"
    ),
    "self": _self,
    "supporters": _told("", "", "who makes their work possible has changed"),
    "supports": _told("", "", "whom they support, or how, has changed"),
    "owned": _told("", "", "what they look after has changed"),
    "causes": _told(
        "they are named as a cause of the pain {}",
        "they are no longer named as a cause of the pain {}",
        "the pain {}, which they are a cause of, reads differently",
        "moment",
    ),
    "meets": _told(
        "there is one more pain where they work: {}",
        "a pain is gone where they work: {}",
        "the pain {}, where they work, reads differently",
        "moment",
    ),
    "highlight": _highlight,
    "promise": _promise,
    "improvement": _told(
        "there is one more improvement on their page: {}",
        "the improvement {} no longer concerns them",
        "the improvement {} has another name, status or rank",
        "improvement",
    ),
    "person": _told(
        "they meet one more persona: {}",
        "they no longer meet {}",
        "{}, whom their work reaches, reads differently",
        "persona",
    ),
}
"""What each part of a page is called when it changes. A mean and an order only follow from other changes."""
