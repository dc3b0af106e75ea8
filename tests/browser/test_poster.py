"""On paper: a journey as a poster or a sheet for each stage, a role as two pages; nothing cut, nothing of the theme."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.browser.looked import MILLIMETRE, sizes
from tests.browser.opened import PageAt

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site-served")]

Paper = Literal["a3", "a4"]

JOURNEY = "journeys/buy-a-used-ute/"
JOURNEYS = [JOURNEY, "journeys/get-the-ute-repaired/"]
ROLES = ["roles/service-adviser/", "roles/service-desk-agent/", "roles/payroll-officer/", "roles/records-archivist/"]

INSIDE = {"a3": (400, 277), "a4": (281, 194)}
"""What a page has room for inside its margins, in millimetres."""


def pdf(page: Page, paper: str = "A4") -> bytes:
    """The page as a browser prints it; its own wish for a paper comes first."""
    return page.pdf(format=paper, prefer_css_page_size=True, tagged=True)


def choose(page: Page, paper: str) -> None:
    """Choose what the journey is printed as."""
    page.get_by_text("On paper", exact=True).click()
    page.locator(f".jb-map__choice [value={paper}]").check()


@pytest.mark.parametrize("address", JOURNEYS)
def test_a_journey_prints_as_a_poster_of_as_many_sheets_as_it_says(
    page_at: PageAt, served_site: str, address: str
) -> None:
    page = page_at(1440, scheme="dark").page
    page.goto(served_site + address)
    sheets, stages = page.locator(".jb-sheet").count(), page.locator(".jb-map__stage").count()
    printed = pdf(page)
    assert sizes(printed) == [(420, 297)] * sheets
    assert b"/StructTreeRoot" in printed
    choose(page, "a4")
    assert sizes(pdf(page)) == [(297, 210)] * stages


@pytest.mark.parametrize("paper", ["a3", "a4"])
def test_every_step_and_row_is_on_paper_inside_the_page_and_nothing_else_is(
    page_at: PageAt, served_site: str, paper: Paper
) -> None:
    width, height = INSIDE[paper]
    page = page_at(round(width * MILLIMETRE)).page
    page.goto(served_site + JOURNEY)
    choose(page, paper)
    page.emulate_media(media="print")
    found = page.evaluate("""() => {
      const all = css => [...document.querySelectorAll(css)];
      const outside = cell => cell.scrollWidth > cell.clientWidth + 1 || cell.scrollHeight > cell.clientHeight + 2;
      const steps = all('.jb-map__step');
      return {
        hidden: all('.jb-map__step-title, .jb-cell:not(.jb-cell--empty)').filter(e => !e.checkVisibility()).length,
        named: steps.map(step => step.closest('.jb-sheet').querySelectorAll('.jb-sheet__lanes').length > 0),
        cut: all('.jb-cell, .jb-sheet__label').filter(cell => cell.checkVisibility() && outside(cell))
          .map(cell => cell.className),
        others: all('.md-header, .md-footer, .md-sidebar, .jb-lead, .jb-step, h1').filter(e => e.checkVisibility())
          .length,
        papers: all('.jb-sheet').map(sheet => sheet.getBoundingClientRect().height),
        stages: all('.jb-map__stage').map(stage => [stage.getBoundingClientRect().width, stage.scrollHeight]),
      };
    }""")
    assert (found["hidden"], found["cut"], found["others"]) == (0, [], 0)
    assert all(found["named"])
    if paper == "a3":
        assert max(found["papers"]) <= height * MILLIMETRE
    else:
        assert max(stage[0] for stage in found["stages"]) <= width * MILLIMETRE
        assert max(stage[1] for stage in found["stages"]) <= height * MILLIMETRE


def test_rows_that_are_hidden_are_left_out_of_the_poster(page_at: PageAt, served_site: str) -> None:
    page = page_at(1440).page
    page.goto(served_site + JOURNEY)
    page.get_by_text("What the map shows").click()
    page.get_by_label("Doing", exact=True).uncheck()
    page.emulate_media(media="print")
    assert page.locator(".jb-cell--doing:visible, .jb-sheet__label.jb-label--doing:visible").count() == 0
    assert page.locator(".jb-cell--feeling:visible").count() > 0


def test_a_journey_can_be_printed_as_words_to_read(page_at: PageAt, served_site: str) -> None:
    page = page_at(1440).page
    page.goto(served_site + JOURNEY)
    choose(page, "words")
    assert set(sizes(pdf(page))) == {(210, 297)}
    page.emulate_media(media="print")
    assert not page.locator(".jb-map").is_visible()
    assert page.locator(".jb-step").last.is_visible()


def test_the_print_button_prints(page_at: PageAt, served_site: str) -> None:
    page = page_at(1440).page
    page.goto(served_site + JOURNEY)
    page.evaluate("window.print = () => { document.title = 'printed'; }")
    page.get_by_text("On paper", exact=True).click()
    page.get_by_role("button", name="Print", exact=True).click()
    assert page.title() == "printed"


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("address", ROLES)
def test_a_role_prints_on_two_pages_at_most(page_at: PageAt, served_site: str, address: str, paper: str) -> None:
    page = page_at(1440).page
    page.goto(served_site + address)
    printed = pdf(page, paper)
    assert 1 <= len(sizes(printed)) <= 2
    assert set(sizes(printed)) == {(210, 297) if paper == "A4" else (216, 279)}
    assert b"/StructTreeRoot" in printed


def test_a_role_takes_along_what_a_talk_needs(page_at: PageAt, served_site: str) -> None:
    page = page_at(700).page
    page.goto(served_site + ROLES[0])
    page.emulate_media(media="print")
    shown = {
        part: page.locator(f"{part}:visible").count()
        for part in (".jb-role-lead", ".jb-moment", ".jb-felt", "#_works", "#_colleagues", ".jb-decide", "#_path", "h1")
    }
    assert shown == {
        ".jb-role-lead": 1,
        ".jb-moment": 6,
        ".jb-felt": 6,
        "#_works": 1,
        "#_colleagues": 1,
        ".jb-decide": 2,
        "#_path": 0,
        "h1": 1,
    }
    ink, ground = page.evaluate(
        "[getComputedStyle(document.querySelector('h1')).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert (ink, ground) == ("rgb(29, 27, 24)", "rgb(255, 255, 255)")
