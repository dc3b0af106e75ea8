"""The first week and the workshop kit in a real browser: ticks that stay, and paper on which nothing is cut."""

from __future__ import annotations

import pytest

from tests.browser.looked import sizes
from tests.browser.opened import PageAt

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site-served")]


def test_ticks_are_remembered_for_their_role_alone(page_at: PageAt, served_site: str) -> None:
    opened = page_at(390)
    page = opened.page
    page.goto(f"{served_site}orientation/service-adviser/")
    page.get_by_label("Done: Dale Brannigan").check()
    page.reload()
    assert page.locator(".jb-task__box input:checked").count() == 1
    page.goto(f"{served_site}orientation/workshop-technician/")
    assert page.locator(".jb-task__box input:checked").count() == 0
    assert opened.errors == []


def test_without_javascript_there_are_boxes_for_paper_and_nothing_is_said_to_be_remembered(
    page_at: PageAt, served_site: str
) -> None:
    page = page_at(1440, javascript=False).page
    page.goto(f"{served_site}orientation/service-adviser/")
    assert page.locator(".jb-task__box").count() >= 6
    assert page.locator("input[type=checkbox]:visible").count() == 0
    assert not page.locator(".jb-week__kept").is_visible()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_kit_prints_upright_and_its_map_across(page_at: PageAt, served_site: str, paper: str) -> None:
    page = page_at(1440).page
    page.goto(f"{served_site}journeys/buy-a-used-ute/workshop/")
    kit = page.pdf(format=paper)
    assert {width > height for width, height in sizes(kit)} == {False, True}
