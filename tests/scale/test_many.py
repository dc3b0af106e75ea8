"""Pages of a handbook of 200 journeys and 150 roles: short enough to be read, and with nothing left out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest
from bs4 import BeautifulSoup

from journeybook.addresses import address_of
from journeybook.handbook.facts import Facts
from journeybook.handbook.foremost import weight
from journeybook.model import EntityKind
from journeybook.pages.department import department_page, roles_index
from journeybook.pages.desk import Desk
from journeybook.pages.effort_picture import BOTTOM, HEIGHT, LARGE, LEFT, RIGHT, SMALL, TOP, WIDTH, effort_picture
from journeybook.pages.fold import first
from journeybook.pages.improvement_index import improvements_index
from journeybook.pages.journey_index import journeys_index
from journeybook.pages.orientation import orientation_page
from journeybook.pages.pictures import role_picture
from journeybook.pages.role import role_page
from journeybook.pages.role_moments import MANY, TOLD
from journeybook.pages.touchpoint import touchpoint_page
from journeybook.pages.touchpoint_index import touchpoints_index
from journeybook.site import Page

pytestmark = pytest.mark.xdist_group("large")


def soup(page: Page) -> BeautifulSoup:
    return BeautifulSoup(page.html, "html.parser")


def links(page: Page) -> set[str]:
    """Where a page leads to, without what lights up a role there."""
    return {re.sub(r"\?role=[^#]*", "", str(link["href"])) for link in soup(page).select("a[href]")}


def step_address(desk: Desk, page: Page, journey: str, step: str) -> str:
    return desk.at(page.address).href(address_of("journey", journey), step)


@pytest.fixture(scope="session")
def busiest(large: Desk) -> str:
    """The role that reaches most moments."""
    return max(large.handbook.roles, key=lambda found: len(large.facts.impacts[found].reaches))


@pytest.fixture(scope="session")
def busiest_page(large: Desk, busiest: str) -> Page:
    return role_page(large, busiest)


def test_a_role_that_reaches_hundreds_of_moments_is_told_the_nearest_in_full(
    large: Desk, busiest: str, busiest_page: Page
) -> None:
    reaches = large.facts.impacts[busiest].reaches
    told = soup(busiest_page).select(".jb-moment")
    assert len(reaches) > 10 * MANY
    assert TOLD / 2 <= len(told) <= TOLD
    nearest = min(reaches, key=weight).moment
    assert step_address(large, busiest_page, nearest.journey_id, nearest.step.id) in {
        str(link["href"]) for moment in told for link in moment.select(".jb-moment__step a")
    }


def test_no_moment_of_a_role_is_left_out_of_its_page(large: Desk, busiest: str, busiest_page: Page) -> None:
    reached = {
        step_address(large, busiest_page, reach.moment.journey_id, reach.moment.step.id)
        for reach in large.facts.impacts[busiest].reaches
    }
    assert reached - links(busiest_page) == set()


def test_no_pain_promise_person_or_improvement_of_a_role_is_left_out(large: Desk) -> None:
    # The one who meets most pains is another than the one who reaches most moments.
    role_id = max(large.handbook.roles, key=lambda found: len(large.facts.impacts[found].meets))
    impact, page = large.facts.impacts[role_id], role_page(large, role_id)
    wanted = {
        step_address(large, page, place.moment.journey_id, place.moment.step.id)
        for place in (*impact.causes, *impact.meets)
    }
    wanted |= {step_address(large, page, at.journey_id, at.step.id) for at, _ in (*impact.promises, *impact.highlights)}
    here = large.at(page.address)
    wanted |= {
        here.href(address_of("persona", found)) for reach in impact.reaches for found in reach.moment.journey.personas
    }
    ids = {*impact.improvements_could, *impact.improvements_owned, *impact.improvements_proposed}
    wanted |= {here.href(address_of("improvement", found)) for found in ids}
    assert wanted - links(page) == set()
    assert len(soup(page).select(".jb-felt .jb-pain")) < len(impact.causes) + len(impact.meets)


def test_what_comes_after_a_role_stands_beside_every_moment(busiest_page: Page) -> None:
    lines = soup(busiest_page).select(".jb-lines li")
    without = [line for line in lines if "After you:" not in line.get_text()]
    # Only the last step of a journey has nothing after it.
    assert len(lines) > 200
    assert len(without) < len(lines) / 8


def test_a_folded_journey_opens_with_the_role_lit_up(busiest: str, busiest_page: Page) -> None:
    found = soup(busiest_page).select(".jb-lines__journey a")
    assert found
    assert {str(link["href"]).partition("?")[2] for link in found} == {f"role={busiest}"}


def test_the_contents_of_a_long_page_name_only_what_is_told(busiest_page: Page) -> None:
    assert len(busiest_page.sections) < 40


def test_the_picture_of_a_role_is_told_in_as_many_words_as_can_be_read(large: Desk, busiest: str) -> None:
    page_desk = large.at(address_of("role", busiest))
    picture = role_picture(page_desk, busiest)
    assert sum(len(way.moments) for way in picture.words) == 30
    assert re.fullmatch(r'<a href="#_moments">and \d+ more moments</a>', picture.more)


def test_a_role_with_few_moments_is_told_all_of_them(large: Desk) -> None:
    few = next(found for found, impact in large.facts.impacts.items() if 5 < len(impact.reaches) <= MANY)
    page = soup(role_page(large, few))
    assert len(page.select(".jb-moment")) == len(large.facts.impacts[few].reaches)
    assert page.select("#_others") == []


def test_journeys_stand_in_rows_by_the_department_that_answers_for_them(large: Desk) -> None:
    page = soup(journeys_index(large))
    listed = [str(card["data-journey"]) for card in page.select(".jb-journey")]
    assert sorted(listed) == sorted(large.handbook.journeys)
    rows = page.select("#_other-health ~ ul .jb-journey")
    owners = {large.handbook.journeys[str(row["data-journey"])].owner or "" for row in rows}
    assert {large.handbook.roles[owner].department for owner in owners} == {"health"}


def test_a_directory_of_many_touchpoints_folds_the_steps_away_and_keeps_them(large: Desk) -> None:
    page = touchpoints_index(large)
    assert len(soup(page).select(".jb-entry > .jb-inline")) == 0
    wanted = {
        step_address(large, page, moment.journey_id, moment.step.id)
        for moments in large.facts.moments_of_touchpoint.values()
        for moment in moments
    }
    assert wanted - links(page) == set()


@pytest.mark.parametrize(
    ("kind", "build"),
    [
        ("role", roles_index),
        ("journey", journeys_index),
        ("touchpoint", touchpoints_index),
        ("improvement", improvements_index),
    ],
)
def test_an_index_leads_to_every_page_of_its_kind(large: Desk, kind: EntityKind, build: Callable[[Desk], Page]) -> None:
    page = build(large)
    wanted = {large.at(page.address).href(address_of(kind, found)) for found in large.handbook.of_kind(kind)}
    assert wanted - links(page) == set()


def test_a_touchpoint_of_a_hundred_steps_leads_to_each_of_them(large: Desk) -> None:
    touchpoint, moments = max(large.facts.moments_of_touchpoint.items(), key=lambda entry: len(entry[1]))
    page = touchpoint_page(large, touchpoint)
    assert len(moments) > 60
    assert len(soup(page).select(".jb-row")) == 30
    assert {step_address(large, page, m.journey_id, m.step.id) for m in moments} - links(page) == set()


def test_a_large_department_leads_to_all_its_journeys(large: Desk) -> None:
    page = department_page(large, "technology")
    roles = large.facts.roles_of_department["technology"]
    journeys = {reach.moment.journey_id for role in roles for reach in large.facts.impacts[role].reaches}
    here = large.at(page.address)
    assert len(soup(page).select(".jb-journey")) == 6
    assert {here.href(address_of("journey", found)) for found in journeys} - links(page) == set()


def test_the_first_week_of_a_role_without_moments_does_not_list_every_journey_of_the_house(large: Desk) -> None:
    unmapped = next(found for found, impact in large.facts.impacts.items() if not impact.reaches)
    assert len(soup(orientation_page(large, unmapped)).select(".jb-card")) <= 8


def test_in_the_picture_of_worth_and_effort_no_number_hides_another(large: Desk) -> None:
    ranks = large.facts.ranks
    still_open = sorted((found for found in ranks if ranks[found]), key=lambda found: ranks[found] or 0)
    picture = effort_picture(large, still_open)
    assert picture is not None
    assert len(picture.points) > 100
    numbered = [point for point in picture.points if point.number]
    assert len(numbered) > 12
    hidden = [
        (one.number, other.number)
        for one, other in combinations(numbered, 2)
        if abs(one.x - other.x) < 2 * LARGE and abs(one.y - other.y) < 2 * LARGE
    ]
    assert hidden == []
    # Each stays within the picture, and nearer to its own effort than to the next.
    assert all(LEFT + SMALL <= point.x <= WIDTH - RIGHT - SMALL for point in picture.points)
    assert all(TOP <= point.y <= HEIGHT - BOTTOM for point in picture.points)


def test_points_of_the_same_worth_and_effort_stay_in_the_picture_however_many_they_are(large: Desk) -> None:
    changes = {
        found: change.model_copy(update={"status": "idea", "customer_value": 50, "effort": 5})
        for found, change in large.handbook.improvements.items()
    }
    handbook = replace(large.handbook, improvements=changes)
    desk = replace(large, facts=Facts(handbook, None))
    picture = effort_picture(desk, sorted(changes))
    assert picture is not None
    assert len(picture.points) == 200
    assert {point.y for point in picture.points} == {picture.points[0].y}
    assert all(LEFT + SMALL <= point.x <= WIDTH - RIGHT for point in picture.points)


@pytest.mark.parametrize(("n", "shown", "rest"), [(0, 0, 0), (8, 8, 0), (10, 10, 0), (11, 8, 3), (400, 8, 392)])
def test_a_list_is_folded_only_where_that_spares_a_reader_something(n: int, shown: int, rest: int) -> None:
    assert [len(part) for part in first(list(range(n)), 8)] == [shown, rest]
