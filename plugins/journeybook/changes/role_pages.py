"""Facts come in, what the page of a role says goes out as plain values, part by part, ready to be held against others.

It follows `pages/role.py`: what is shown there and missing here would change a page in silence. A test builds the pages
of both sides, and holds that the roles whose parts differ are those whose pages do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property

from ..handbook.facts import Facts
from ..handbook.foremost import JOURNEYS_DRAWN, by_journey, change_first
from ..handbook.handbook import Handbook, Moment, PainPlace
from ..handbook.handoffs import holders
from ..handbook.impact import Reach
from ..model import Highlight, Pain, Quote
from ..prose import plain
from ..words import Words
from .names import Names

Part = tuple[str, ...]
"""What a part of a page is about: its sort, then the id or the reference of what it tells of."""
DIGEST = 3
"""Goals, needs and pains of a persona that stand on the page of a role."""


@dataclass(frozen=True)
class Neighbour:
    """The step before or after: its name, how it feels, the customer's words, and who has the customer."""

    step: str
    emotion: int | None
    said: str
    who: tuple[str, ...]
    outside: bool


@dataclass(frozen=True)
class MomentPart:
    """What the page of any role that reaches a moment says of it."""

    name: str
    journey: str
    stage: str
    emotion: int | None
    person: object
    voices: tuple[str | None, ...]
    quote: object
    people: tuple[str, ...]
    before: Neighbour | None
    after: Neighbour | None


def published(handbook: Handbook) -> Handbook:
    """The handbook that readers get: without drafts."""
    return replace(
        handbook,
        personas={found: persona for found, persona in handbook.personas.items() if not persona.draft},
        journeys={found: journey for found, journey in handbook.journeys.items() if not journey.draft},
    )


class RolePages:
    """The pages of the roles in one state of the handbook, as values."""

    def __init__(self, handbook: Handbook, words: Words) -> None:
        self.handbook = published(handbook)
        self.facts = Facts(self.handbook)
        self.names = Names(self.handbook, words)
        self.moment = cache(self._moment)
        self._pain_part = cache(self._pain)
        self._felt = cache(self._sum_of)

    def reaches(self, role_id: str) -> Mapping[str, Reach]:
        """What a role reaches, by the reference of the moment."""
        return {reach.moment.ref: reach for reach in self.facts.impacts[role_id].reaches}

    def way(self, reach: Reach) -> object:
        """How a role reaches a moment, as its page tells it."""
        chain = tuple(self.names.of("role", found) for found in reach.path[1:])
        return reach.degree, chain, reach.reasons, reach.side

    def own(self, reach: Reach) -> object:
        """What the role itself does in a moment."""
        step = reach.moment.step
        acting = next((a for a in (*step.frontstage, *step.backstage) if a.role == reach.path[0]), None)
        return (acting.does, acting.effect, acting.may_decide) if acting else None

    def others(self, reach: Reach) -> tuple[object, ...]:
        """Who else is there in a moment: the page of a role does not name itself."""
        own = self.names.of("role", reach.path[0])
        return tuple(found for found in self.moment(reach.moment.ref).people if found != own)

    def parts(self, role_id: str) -> dict[Part, object]:
        """Everything else on the page of a role."""
        role, impact = self.handbook.roles[role_id], self.facts.impacts[role_id]
        department = self.names.of("department", role.department)
        parts: dict[Part, object] = {
            ("language",): (self.handbook.vocabulary.language, tuple(self.handbook.vocabulary.labels.items())),
            ("self", "title"): role.title,
            ("self", "department"): department,
            ("supporters",): tuple(
                (self.names.of("role", found), by) for found, by in self.facts.supporters.get(role_id, ())
            ),
            ("supports",): tuple((self.names.of("role", support.role), support.by) for support in role.supports),
            ("owned",): tuple((kind, self.names.of(kind, found)) for kind, found in self.facts.owned.get(role_id, ())),
        }
        for name in ("also_known_as", "contact", "partner", "summary", "may_decide", "systems", "first_week"):
            parts["self", name] = getattr(role, name)
        for name in ("causes", "meets"):
            for place in getattr(impact, name):
                parts[name, place.ref] = (self._pain_part(place.ref), self._decide(role_id, place))
        if impact.reaches:
            parts |= self._reached(role_id)
        else:
            parts["nothing", role.department] = (department, self._around(role.department))
        return parts

    def _reached(self, role_id: str) -> dict[Part, object]:
        """What stands on a page only if the role reaches anybody."""
        impact = self.facts.impacts[role_id]
        journeys = tuple(dict.fromkeys(reach.moment.journey_id for reach in impact.reaches))
        parts: dict[Part, object] = {("feelings",): self._feelings(impact.reaches, journeys)}
        parts["picture",] = _drawn(impact.reaches)
        parts["order",] = tuple(reach.moment.ref for reach in impact.reaches)
        for moment, highlight in impact.highlights:
            parts["highlight", moment.ref, highlight.text] = (moment.step.title, self._highlight(highlight))
        times: Counter[tuple[str, str]] = Counter()
        for moment, held in impact.promises:
            title = self._promise_titles.get(held.promise)
            if title is not None:
                times[moment.ref, held.promise] += 1
                parts["promise", moment.ref, held.promise, str(times[moment.ref, held.promise])] = (
                    title,
                    held.kept,
                    held.reality,
                    moment.step.title,
                )
        first = change_first(impact, self.facts.ranks)
        for name in ("owned", "proposed", "could"):
            for found in getattr(impact, f"improvements_{name}"):
                improvement = self.handbook.improvements[found]
                parts["improvement", name, found] = (improvement.title, improvement.status, found == first)
        for found in dict.fromkeys(persona for journey in journeys for persona in self._personas_of(journey)):
            parts["person", found] = self._person(found)
        return parts

    @cached_property
    def _promise_titles(self) -> Mapping[str, str]:
        return {promise.id: promise.title for promise in self.handbook.vocabulary.promises}

    def _personas_of(self, journey_id: str) -> tuple[str, ...]:
        personas = self.handbook.journeys[journey_id].personas
        return tuple(found for found in personas if found in self.handbook.personas)

    def _person(self, persona_id: str) -> object:
        persona = self.handbook.personas[persona_id]
        lists = (persona.goals[:DIGEST], persona.needs[:DIGEST], persona.pains[:DIGEST])
        return persona.name, persona.tagline, persona.portrait, persona.portrait_alt, lists, persona.say, persona.avoid

    def _face(self, persona_id: str) -> object:
        persona = self.handbook.personas.get(persona_id)
        return (persona.name, persona.portrait, persona.portrait_alt) if persona else None

    def _moment(self, ref: str) -> MomentPart:
        moment = self.handbook.moments[ref]
        step, around = moment.step, self.handbook.moments_of[moment.journey_id]
        first = moment.journey.personas[0]
        return MomentPart(
            name=step.title,
            journey=moment.journey.title,
            stage=moment.stage.title,
            emotion=moment.emotion(),
            person=self._face(first) or first,
            voices=(step.doing, step.thinking, step.feeling, step.expecting, step.expectation),
            quote=self._quote(step.quotes[0]) if step.quotes else None,
            people=tuple(self.names.of("role", action.role) for action in (*step.frontstage, *step.backstage)),
            before=self._neighbour(around[moment.at - 1]) if moment.at else None,
            after=self._neighbour(around[moment.at + 1]) if moment.at + 1 < len(around) else None,
        )

    def _quote(self, quote: Quote) -> object:
        return quote.text, tuple(self.names.of("evidence", found) for found in quote.evidence)

    def _neighbour(self, moment: Moment) -> Neighbour:
        step = moment.step
        who = tuple(self.names.of("role", found) for found in holders(moment))
        said = step.feeling or step.thinking or step.doing
        return Neighbour(step.title, moment.emotion(), said, who, step.outside and not who)

    def _pain(self, ref: str) -> object:
        """A pain as it stands on a page; one of a journey that is not lived is on none."""
        place = self.handbook.pains[ref]
        pain, moment = place.pain, place.moment
        improvements = dict.fromkeys(
            found for named in (ref, moment.ref) for found in self.facts.addressing.get(named, ())
        )
        said = (pain.text, pain.severity, pain.frequency, pain.consequence)
        named = (
            tuple(self.names.of("cause", found) for found in pain.caused_by),
            tuple(self.names.of("evidence", found) for found in pain.evidence),
            tuple(self.names.of("improvement", found) for found in improvements),
        )
        return said, self._pain_kind(pain), named, moment.step.title, moment.journey.title, moment.emotion()

    def _pain_kind(self, pain: Pain) -> object:
        vocabulary = self.handbook.vocabulary
        kind = next((known for known in vocabulary.pain_kinds if known.id == pain.kind), None)
        lever = next((known for known in vocabulary.levers if kind and known.id == kind.lever), None)
        return kind.title if kind else pain.kind, (lever.title, lever.text) if lever else None

    def _decide(self, role_id: str, place: PainPlace) -> object:
        step = place.moment.step
        own = [a.may_decide for a in (*step.frontstage, *step.backstage) if a.may_decide and a.role == role_id]
        return tuple(own) or self.handbook.roles[role_id].may_decide

    def _highlight(self, found: Highlight) -> object:
        return (
            tuple(self.names.of("role", role) for role in found.roles),
            tuple(self.names.of("moment", ref) for ref in found.copy_to),
        )

    def _around(self, department: str) -> object:
        """The journeys of the colleagues in a department, which a page shows where the role reaches nobody."""
        colleagues = self.facts.roles_of_department.get(department, ())
        journeys = dict.fromkeys(
            reach.moment.journey_id for found in colleagues for reach in self.facts.impacts[found].reaches
        )
        return tuple((self.names.of("journey", found), plain(self.handbook.journeys[found].goal)) for found in journeys)

    def _feelings(self, reaches: tuple[Reach, ...], journeys: tuple[str, ...]) -> object:
        """How customers feel where the role works and in all of those journeys, as far as a page shows it."""
        known = [reach.emotion for reach in reaches if reach.emotion is not None]
        if not known:
            return None
        whole, count = (sum(figures) for figures in zip(*(self._felt(found) for found in journeys), strict=True))
        here, there = sum(known) / len(known), whole / count
        near = abs(here - there) < 0.15  # noqa: PLR2004  # as in pages/role_lead.py
        return f"{here:.1f}", f"{there:.1f}", near, here < there, len(known), round(here)

    def _sum_of(self, journey_id: str) -> tuple[int, int]:
        """The sum of the emotions of a journey, and how many are known."""
        known = [level for m in self.handbook.moments_of[journey_id] if (level := m.emotion()) is not None]
        return sum(known), len(known)


def _drawn(reaches: tuple[Reach, ...]) -> object:
    """What the picture of a role draws, in its order; the rest is counted."""
    journeys = by_journey(reaches)
    drawn = journeys[:JOURNEYS_DRAWN]
    return tuple(
        (tuple(reach.moment.ref for reach in one.shown), len(one.reaches) - len(one.shown)) for one in drawn
    ), len(journeys)
