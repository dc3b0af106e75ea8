"""The opening of a journey's page: whose shoes, what they want, how it ends, and five numbers at most."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from .desk import Desk, Link
from .parts import PersonFace, QuoteView, person_face, quote_view
from .score import Scores, scores


@dataclass(frozen=True)
class Number:
    """A figure with what it counts."""

    value: str
    label: str


@dataclass(frozen=True)
class JourneyLead:
    """The opening: whose shoes, what they want, how it ends, and five numbers at most."""

    faces: tuple[tuple[PersonFace, Link], ...]
    goal: Markup
    summary: Markup
    trigger: str
    trigger_text: Markup
    promise: str
    promise_text: Markup
    outcome: str
    outcome_said: str
    quote: QuoteView | None
    numbers: tuple[Number, ...]
    scores: Scores | None
    divergence: str
    diverges: bool
    notes: tuple[Markup, ...]
    target: Link | None
    target_said: str


def journey_lead(desk: Desk, journey_id: str) -> JourneyLead:
    """The opening of a journey's page below its head."""
    journey, say = desk.handbook.journeys[journey_id], desk.words.text
    promise = next((known for known in desk.handbook.vocabulary.promises if known.id == journey.promise), None)
    moments = desk.handbook.moments_of[journey_id]
    quotes = [quote for moment in moments for quote in moment.step.quotes]
    divergence = desk.facts.divergences[journey_id]
    targets = desk.facts.targets_of.get(journey_id, ())
    paired = targets[0] if targets else journey.target_of if journey.state == "target" else None
    return JourneyLead(
        faces=tuple(
            (person_face(desk, found, large=True), desk.link("persona", found))
            for found in journey.personas
            if desk.has("persona", found)
        ),
        goal=desk.prose.inline(journey.goal),
        summary=desk.prose.block(journey.summary),
        trigger=say(f"trigger.{journey.trigger.kind}") if journey.trigger and journey.trigger.kind else "",
        trigger_text=desk.prose.inline(journey.trigger.text) if journey.trigger else Markup(),
        promise=promise.title if promise else "",
        promise_text=desk.prose.inline(promise.text) if promise else Markup(),
        outcome=journey.outcome or "",
        outcome_said=say(f"outcome.{journey.outcome}") if journey.outcome else "",
        quote=quote_view(desk, quotes[0]) if quotes else None,
        numbers=_numbers(desk, journey_id),
        scores=scores(desk, journey.measures),
        divergence=_divergence(desk, journey_id),
        diverges=divergence is not None and divergence.diverges,
        notes=tuple(_notes(desk, journey_id)),
        target=desk.link("journey", paired) if paired and desk.has("journey", paired) else None,
        target_said=say("journey.has-target" if targets else "journey.is-target"),
    )


def _numbers(desk: Desk, journey_id: str) -> tuple[Number, ...]:
    say, moments, facts = desk.words.text, desk.handbook.moments_of[journey_id], desk.facts
    people = {action.role for moment in moments for action in (*moment.step.frontstage, *moment.step.backstage)}
    numbers = [
        Number(str(len(moments)), say("number.steps", n=len(moments))),
        Number(str(len(people)), say("number.people", n=len(people))),
    ]
    if wait := facts.waits[journey_id]:
        numbers.append(Number(desk.words.duration(wait), say("number.wait")))
    if avoidable := facts.avoidable[journey_id]:
        numbers.append(Number(str(avoidable), say("number.avoidable", n=avoidable)))
    if divergence := facts.divergences[journey_id]:
        pair = say("number.pair", journey=f"{divergence.journey:.0f}", touchpoints=f"{divergence.touchpoints:.0f}")
        numbers.append(Number(pair, say("number.score", measure=say(f"measure.{divergence.kind}"))))
    return tuple(numbers)


def _divergence(desk: Desk, journey_id: str) -> str:
    divergence = desk.facts.divergences[journey_id]
    if divergence is None:
        return ""
    values = {"journey": f"{divergence.journey:.0f}", "touchpoints": f"{divergence.touchpoints:.0f}"}
    return desk.words.text("divergence.yes" if divergence.diverges else "divergence.no", **values)


def _notes(desk: Desk, journey_id: str) -> list[Markup]:
    journey, say = desk.handbook.journeys[journey_id], desk.words.html
    notes: list[Markup] = []
    if journey.owner:
        notes.append(say("journey.owner", role=desk.link("role", journey.owner).html))
    if journey.reviewed:
        notes.append(say("reviewed", day=desk.day(journey.reviewed) or ""))
    if desk.facts.is_overdue("journey", journey_id):
        notes.append(say("overdue"))
    return notes
