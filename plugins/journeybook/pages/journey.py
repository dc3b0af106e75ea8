"""A journey's page: who, the map, each step, what passes between people, the diagram, and what is being done."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..addresses import address_of
from ..handbook.handbook import Moment
from ..model import Journey, Stage
from ..site import Page, Section
from .desk import Desk, Link
from .journey_map import journey_map
from .parts import (
    Cards,
    Empty,
    Feeling,
    LinkList,
    PageHead,
    PersonFace,
    basis_badge,
    card,
    description,
    feeling,
    page_foot,
    page_head,
    person_face,
)
from .pictures import JourneyPicture, journey_picture
from .step import Score, score, step_view


@dataclass(frozen=True)
class Number:
    """A figure with what it counts."""

    value: str
    label: str


@dataclass(frozen=True)
class JourneyLead:
    """The opening: whose shoes, what they want, how it ends, and five numbers at most."""

    head: PageHead
    faces: tuple[tuple[PersonFace, Link], ...]
    goal: Markup
    summary: Markup
    trigger: str
    trigger_text: Markup
    promise: str
    promise_text: Markup
    outcome: str
    outcome_said: str
    quote: str
    numbers: tuple[Number, ...]
    scores: tuple[Score, ...]
    divergence: str
    notes: tuple[Markup, ...]
    target: Link | None
    target_said: str


@dataclass(frozen=True)
class StageLead:
    """What opens a stage: what the customer wants of it, and what we do here on purpose."""

    goal: Markup
    response: Markup
    opportunities: tuple[Markup, ...]
    phase: str


@dataclass(frozen=True)
class HandoffView:
    """From one step's people to the next one's."""

    from_: Link
    to: Link
    from_roles: tuple[Link, ...]
    to_roles: tuple[Link, ...]
    at_risk: bool
    reasons: tuple[str, ...]
    carries: tuple[str, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True)
class HandoffList:
    """All handoffs of a journey, in order."""

    handoffs: tuple[HandoffView, ...]


@dataclass(frozen=True)
class Comparison:
    """Current beside target, step by step: each row is a step now, and what becomes of it."""

    rows: tuple[tuple[Link | None, Feeling | None, Link | None, Feeling | None, str], ...]
    current: Link
    target: Link


def journey_page(desk: Desk, journey_id: str) -> Page:
    """The page of a journey."""
    desk = desk.at(address_of("journey", journey_id))
    journey = desk.handbook.journeys[journey_id]
    source = desk.source("journey", journey_id)
    head = page_head(desk, "journey", journey.title, badges=_badges(desk, journey), draft=journey.draft)
    sections = tuple(_sections(desk, journey_id))
    moments = desk.handbook.moments_of[journey_id]
    inner = {pain.id for moment in moments for pain in moment.step.pains}
    former = {old for moment in moments for old in moment.step.former_ids}
    return Page(
        kind="journey",
        address=desk.address,
        title=journey.title,
        description=description(journey.summary or journey.goal),
        source=source,
        lead=desk.press.show(_lead(desk, journey_id, head)),
        sections=(*sections, *_last(desk, journey.title, source)),
        anchors=frozenset({section.id for section in sections} | inner | former),
        draft=journey.draft,
        wide=True,
    )


def _last(desk: Desk, title: str, source: str | None) -> tuple[Section, ...]:
    return (Section(2, "", "", desk.press.show(page_foot(desk, title, source))),)


def _badges(desk: Desk, journey: Journey) -> list[str]:
    say = desk.words.text
    badges = [say("badge.key")] if journey.key else []
    if journey.state == "target":
        badges.append(say("badge.target"))
    return [*badges, basis_badge(desk, journey.basis)]


def _lead(desk: Desk, journey_id: str, head: PageHead) -> JourneyLead:
    journey, say = desk.handbook.journeys[journey_id], desk.words.text
    promise = next((known for known in desk.handbook.vocabulary.promises if known.id == journey.promise), None)
    moments = desk.handbook.moments_of[journey_id]
    quotes = [quote.text for moment in moments for quote in moment.step.quotes]
    targets = desk.facts.targets_of.get(journey_id, ())
    paired = targets[0] if targets else journey.target_of if journey.state == "target" else None
    return JourneyLead(
        head=head,
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
        quote=quotes[0] if quotes else "",
        numbers=_numbers(desk, journey_id),
        scores=tuple(score(desk, measure) for measure in journey.measures),
        divergence=_divergence(desk, journey_id),
        notes=tuple(_notes(desk, journey)),
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


def _notes(desk: Desk, journey: Journey) -> list[Markup]:
    say, notes = desk.words.html, []
    if journey.owner:
        notes.append(say("journey.owner", role=desk.link("role", journey.owner).html))
    if journey.reviewed:
        notes.append(say("reviewed", day=desk.day(journey.reviewed) or ""))
    if desk.facts.is_overdue("journey", next(k for k, v in desk.handbook.journeys.items() if v is journey)):
        notes.append(say("overdue"))
    return notes


def _sections(desk: Desk, journey_id: str) -> list[Section]:
    press, say = desk.press, desk.words.text
    journey = desk.handbook.journeys[journey_id]
    moments = desk.handbook.moments_of[journey_id]
    sections = [
        press.section(2, "_map", say("journey.map"), [journey_map(desk, journey_id)]),
        press.section(2, "_steps", say("journey.steps"), []),
    ]
    for stage_at, stage in enumerate(journey.stages):
        sections.append(press.section(3, f"_stage-{stage_at + 1}", stage.title, [_stage_lead(desk, stage)]))
        sections += [_step_section(desk, moment) for moment in moments if moment.stage_at == stage_at]
    handoffs = handoff_views(desk, desk.facts.handoffs[journey_id])
    if handoffs:
        sections.append(press.section(2, "_handoffs", say("journey.handoffs"), [HandoffList(handoffs)]))
    if close_ups := _close_ups(desk, journey_id):
        sections.append(press.section(2, "_close-ups", say("journey.close-ups"), [close_ups]))
    if comparison := _comparison(desk, journey_id):
        sections.append(press.section(2, "_target", say("journey.target"), [comparison]))
    picture: JourneyPicture = journey_picture(desk, journey_id)
    sections.append(press.section(2, "_diagram", say("journey.diagram"), [picture]))
    sections.append(press.section(2, "_improvements", say("journey.improvements"), [_improvements(desk, journey_id)]))
    sections.append(press.section(2, "_evidence", say("journey.evidence"), [_evidence(desk, journey_id)]))
    return sections


def _stage_lead(desk: Desk, stage: Stage) -> StageLead:
    phase = next((known.title for known in desk.handbook.vocabulary.phases if known.id == stage.phase), "")
    opportunities = tuple(desk.prose.inline(text) for text in stage.opportunities)
    return StageLead(desk.prose.inline(stage.goal), desk.prose.inline(stage.response), opportunities, phase)


def _step_section(desk: Desk, moment: Moment) -> Section:
    return desk.press.section(4, moment.step.id, moment.step.title, [step_view(desk, moment)])


def handoff_views(desk: Desk, handoffs: tuple[object, ...]) -> tuple[HandoffView, ...]:
    """Handoffs with links to the steps and the people on both sides."""
    return tuple(
        HandoffView(
            desk.moment_link(handoff.from_),
            desk.moment_link(handoff.to),
            desk.links("role", handoff.from_roles),
            desk.links("role", handoff.to_roles),
            handoff.at_risk,
            tuple(desk.words.text(f"risk.{reason}") for reason in handoff.reasons),
            handoff.carries,
            handoff.lost,
        )
        for handoff in handoffs
    )


def _close_ups(desk: Desk, journey_id: str) -> LinkList | None:
    items = [
        (desk.link("journey", moment.step.zooms_into), desk.words.html("close-up.of", step=moment.step.title))
        for moment in desk.handbook.moments_of[journey_id]
        if moment.step.zooms_into and desk.has("journey", moment.step.zooms_into)
    ]
    items += [
        (desk.moment_link(moment, moment.journey.title), desk.words.html("close-up.in", step=moment.step.title))
        for moment in desk.handbook.moments.values()
        if moment.step.zooms_into == journey_id
    ]
    return LinkList("", tuple(items)) if items else None


def _comparison(desk: Desk, journey_id: str) -> Comparison | None:
    journey = desk.handbook.journeys[journey_id]
    targets = desk.facts.targets_of.get(journey_id, ())
    current_id, target_id = (journey_id, targets[0]) if targets else (journey.target_of or "", journey_id)
    if journey.state == "current" and not targets:
        return None
    if current_id not in desk.handbook.journeys:
        return None
    now = {moment.step.id: moment for moment in desk.handbook.moments_of[current_id]}
    then = {moment.step.id: moment for moment in desk.handbook.moments_of[target_id]}
    rows = tuple(_compared(desk, now.get(step_id), then.get(step_id)) for step_id in _merged(list(now), list(then)))
    return Comparison(rows, desk.link("journey", current_id), desk.link("journey", target_id))


def _merged(now: list[str], then: list[str]) -> list[str]:
    """Both orders in one: today's, with each new step after the one it follows in the target."""
    merged = list(now)
    for at, step_id in enumerate(then):
        if step_id not in merged:
            before = then[at - 1] if at else None
            merged.insert(merged.index(before) + 1 if before else 0, step_id)
    return merged


def _compared(
    desk: Desk, now: Moment | None, then: Moment | None
) -> tuple[Link | None, Feeling | None, Link | None, Feeling | None, str]:
    change = "gone" if then is None else "new" if now is None else "stays" if now.step == then.step else "changes"
    return (
        desk.moment_link(now) if now else None,
        feeling(desk, now.emotion()) if now else None,
        desk.moment_link(then) if then else None,
        feeling(desk, then.emotion()) if then else None,
        desk.words.text(f"change.{change}"),
    )


def _improvements(desk: Desk, journey_id: str) -> Cards | Empty:
    moments = desk.handbook.moments_of[journey_id]
    refs = [ref for m in moments for ref in (m.ref, *(f"{journey_id}#{pain.id}" for pain in m.step.pains))]
    ids = dict.fromkeys(found for ref in refs for found in desk.facts.addressing.get(ref, ()))
    if not ids:
        return Empty(desk.words.html("empty.journey-improvements"))
    cards = []
    for found in ids:
        improvement = desk.handbook.improvements[found]
        status = desk.words.text(f"status.{improvement.status}")
        cards.append(card(desk, "improvement", found, desk.prose.inline(improvement.change), [status]))
    return Cards(tuple(cards))


def _evidence(desk: Desk, journey_id: str) -> Cards | Empty:
    journey = desk.handbook.journeys[journey_id]
    moments = desk.handbook.moments_of[journey_id]
    ids = dict.fromkeys(journey.evidence)
    for moment in moments:
        step = moment.step
        for claim in (*step.quotes, *step.measures, *step.pains):
            ids.update(dict.fromkeys(claim.evidence))
    for measure in journey.measures:
        ids.update(dict.fromkeys(measure.evidence))
    if not ids:
        return Empty(desk.words.html(f"empty.evidence-{journey.basis}"))
    cards = []
    for found in ids:
        evidence = desk.handbook.evidence[found]
        notes = [desk.words.text(f"method.{evidence.method}"), desk.words.day(evidence.date)]
        cards.append(card(desk, "evidence", found, desk.prose.inline(evidence.summary), notes))
    return Cards(tuple(cards))
