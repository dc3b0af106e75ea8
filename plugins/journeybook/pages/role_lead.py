"""The opening of a role's page: the job, and in one sentence where it meets customers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from statistics import fmean

from markupsafe import Markup

from ..handbook.impact import Impact, Reach
from ..model import Role
from .desk import Desk
from .parts import Feeling, PageHead, QuoteView, feeling, outside_link, page_head, quote_view, signed


@dataclass(frozen=True)
class RoleLead:
    """The opening: the job, and in one sentence where it meets customers."""

    head: PageHead
    summary: Markup
    sentence: Markup
    feelings: Markup
    mean: Feeling | None
    quote: QuoteView | None
    notes: tuple[Markup, ...]


def role_lead(desk: Desk, role: Role, impact: Impact) -> RoleLead:
    """The opening of a role's page."""
    words = desk.words
    department = desk.link("department", role.department)
    notes = [words.html("role.sits-in", department=department.html)]
    if role.also_known_as:
        notes.append(words.html("role.known-as", names=words.listed(role.also_known_as)))
    if role.contact:
        notes.append(words.html("role.contact", contact=_contact(role.contact)))
    badges = [words.text("partner")] if role.partner else []
    known = [reach.emotion for reach in impact.reaches if reach.emotion is not None]
    mean = fmean(known) if known else None
    return RoleLead(
        page_head(desk, "role", role.title, badges=badges),
        desk.prose.block(role.summary),
        _sentence(desk, impact),
        _feelings(desk, impact, known),
        replace(feeling(desk, round(mean)), signed=signed(mean)) if mean is not None else None,
        _first_quote(desk, impact),
        tuple(notes),
    )


def _contact(contact: str) -> Markup:
    """A team's address as a link where it is one; `mailto:` and `https://` are for machines."""
    if contact.startswith(("mailto:", "https://")):
        return outside_link(contact).html
    return Markup.escape(contact)


def _sentence(desk: Desk, impact: Impact) -> Markup:
    """How many moments, in which journeys, face to face or at which degree."""
    words = desk.words
    if not impact.reaches:
        return words.html("role.unreached")
    journeys = dict.fromkeys(reach.moment.journey_id for reach in impact.reaches)
    links = [desk.link("journey", journey_id).html for journey_id in journeys]
    named = words.listed(links) if len(links) <= 4 else words.html("role.journeys", n=len(links))  # noqa: PLR2004  # a sentence holds four
    moments = words.text("role.moments", n=len(impact.reaches))
    ways = sorted((_way(reach) for reach in impact.reaches), key=lambda way: (way[0], way[1] == "backstage"))
    if len(set(ways)) == 1:
        (colleagues, name), n = ways[0], len(ways)
        alike = words.text(f"role.alike.{name}", n=n, colleagues=colleagues)
        return words.html("role.sentence-alike", moments=moments, journeys=named, way=alike)
    by_degree = [
        words.text(f"role.degree.{name}", n=len(list(found)), colleagues=colleagues)
        for (colleagues, name), found in groupby(ways)
    ]
    return words.html("role.sentence", moments=moments, journeys=named, degrees=words.listed(by_degree))


def _way(reach: Reach) -> tuple[int, str]:
    """How many colleagues stand between this role and the customer, and the word for it."""
    colleagues = len(reach.path) - 1
    if not colleagues:
        return 0, reach.side if reach.side == "frontstage" else "backstage"
    return colleagues, "colleague" if colleagues == 1 else "chain"


def _feelings(desk: Desk, impact: Impact, known: list[int]) -> Markup:
    """How customers feel there, against the mean of those journeys."""
    if not known:
        return Markup()
    journeys = dict.fromkeys(reach.moment.journey_id for reach in impact.reaches)
    whole = [
        e for journey_id in journeys for m in desk.handbook.moments_of[journey_id] if (e := m.emotion()) is not None
    ]
    here, there = fmean(known), fmean(whole)
    key = "same" if abs(here - there) < 0.15 else "lower" if here < there else "higher"  # noqa: PLR2004  # below a seventh of a point nobody could tell
    return desk.words.html(f"role.feelings.{key}", n=len(known), there=signed(there))


def _first_quote(desk: Desk, impact: Impact) -> QuoteView | None:
    """The words of the customer where this role is nearest."""
    for reach in sorted(impact.reaches, key=lambda reach: reach.degree):
        for quote in reach.moment.step.quotes:
            return quote_view(desk, quote, reach.moment.journey.personas[0])
    return None
