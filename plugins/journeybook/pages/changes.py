"""What changed in the handbook: its history comes in; the page that tells it by month, and its newest part, go out."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from ..addresses import CHANGES
from ..changes.months import Began, Month
from ..model import KINDS
from ..site import Page, Section
from .changed_pages import ChangedPage, changed_pages, page_link
from .desk import Desk, Link
from .index_head import nothing_yet, overview
from .narrowing import Choice, narrowing
from .parts import Empty, LinkList, Paragraph

CARDS = 24
"""So many pages that changed in a month are told in full; the others are links."""
LINKED = 100
"""So many of the others."""
LATELY = 3
"""So many stand on the home page."""
JOURNEYS = 12
"""So many journeys of the beginning are named."""


def changes_page(desk: Desk) -> Page:
    """The page of changes."""
    desk = desk.at(CHANGES)
    sections = [_section(desk, month) for month in desk.history.months]
    if not sections:
        nothing = list(_before(desk)) or [Empty(desk.words.html("changes.none"))]
        return overview(desk, "changes", [nothing_yet(desk, nothing)])
    if any(not month.began or month.changes.changes for month in desk.history.months):
        roles = sorted(desk.handbook.roles, key=lambda found: desk.name("role", found).casefold())
        choices = [Choice(found, desk.name("role", found)) for found in roles]
        sections.insert(0, narrowing(desk, "change", [("role", choices)], remembers="role"))
    before = [Section(2, "", "", desk.press.show(said)) for said in _before(desk)]
    return overview(desk, "changes", [*sections, *before])


def lately(desk: Desk) -> Section | None:
    """What changed last, for the home page; None where nothing is known."""
    if not desk.history.months:
        return None
    say = desk.words.text
    items: list[tuple[Link, Markup]] = []
    for month in desk.history.months:
        cards, _ = changed_pages(desk, month, LATELY)
        told = (card for card in cards.cards if isinstance(card, ChangedPage))
        items += ((card.link, Markup.escape(_remark(desk, month, card))) for card in told)
        if month.began:
            there = desk.href(CHANGES, f"_{month.name}")
            items.append((Link(desk.words.day(month.name), there), _began(desk, month.began)))
    more = LinkList("", ((Link(say("changes.all"), desk.href(CHANGES)), desk.words.html("nothing")),))
    return desk.press.section(2, "_changes", say("changes.lately"), [LinkList("", tuple(items[:LATELY])), more])


def _remark(desk: Desk, month: Month, card: ChangedPage) -> str:
    """When it changed, and the first thing that did."""
    said = [f"{place.where.text}: {place.said[0]}" if place.where else place.said[0] for place in card.places]
    return f"{desk.words.day(month.name)}: {said[0]}" if said else desk.words.day(month.name)


def _section(desk: Desk, month: Month) -> Section:
    views: list[object] = []
    if month.changes.changes:
        cards, rest = changed_pages(desk, month, CARDS)
        said = _summary(desk, month)
        views += [*([Paragraph(Markup.escape(said))] if said else []), cards]
        if rest:
            shown = tuple((link, Markup()) for link in rest[:LINKED])
            views.append(LinkList(desk.words.text("changes.other-pages", n=len(rest)), shown))
    if month.began:
        journeys = tuple(
            (page_link(desk, "journey", found, title), Markup()) for found, title in month.began.journeys[:JOURNEYS]
        )
        views += [Paragraph(_began(desk, month.began)), LinkList("", journeys)]
    return desk.press.section(2, f"_{month.name}", desk.words.day(month.name), views)


def _summary(desk: Desk, month: Month) -> str:
    """A month in a sentence or two."""
    words, counts = desk.words, month.changes.counts
    told = [
        words.text(f"changes.journeys-{sort}", n=counts["journey", sort])
        for sort in ("added", "removed")
        if counts.get(("journey", sort))
    ]
    changed = {c.id for c in month.changes.changes if c.kind == "journey"}
    whole = {
        c.id
        for c in month.changes.changes
        if c.kind == "journey" and not c.step and not c.field and c.sort != "renamed"
    }
    if changed - whole:
        told.insert(0, words.text("changes.journeys-changed", n=len(changed - whole)))
    felt = len({(change.id, change.step) for change in month.changes.felt if change.step})
    sentences = [words.text("changes.summary", what=words.listed(told))] if told else []
    if felt:
        sentences.append(words.text("changes.felt", n=felt))
    if roles := {role_id for found in month.concerned.values() for role_id in found}:
        sentences.append(words.text("changes.roles", n=len(roles)))
    return " ".join(sentences)


def _began(desk: Desk, began: Began) -> Markup:
    counted = [desk.words.text(f"changes.n-{kind}", n=began.counts[kind]) for kind in KINDS if kind in began.counts]
    return desk.words.html("changes.began", day=desk.day(began.day), what=desk.words.listed(counted))


def _before(desk: Desk) -> Iterator[Empty]:
    """What this page does not tell."""
    history = desk.history
    if history.earlier:
        yield Empty(desk.words.html("changes.earlier"))
    if history.since:
        yield Empty(desk.words.html("changes.since", day=desk.day(history.since)))
