"""Lists that readers narrow down: what is asked for stands in the address, and without JavaScript all is there."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.opened import PageAt

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site-served")]


def shown(page: Page) -> list[str]:
    """The titles of what can be seen in the list."""
    return [entry.locator("a").first.inner_text() for entry in page.locator(".jb-narrowed").all() if entry.is_visible()]


def headings(page: Page) -> list[str]:
    return [heading.inner_text() for heading in page.locator(".jb-section > h2").all() if heading.is_visible()]


def test_words_narrow_the_directory_down_whatever_their_accents_and_capitals(page_at: PageAt, served_site: str) -> None:
    opened = page_at(1440)
    opened.page.goto(f"{served_site}touchpoints/")
    everything = shown(opened.page)
    opened.page.get_by_label("With these words").fill("TÉST  drive")
    assert shown(opened.page) == ["The test drive"]
    assert headings(opened.page) == ["In person"]
    contents = opened.page.get_by_role("navigation", name="Table of contents").get_by_role("link")
    assert contents.all_inner_texts() == ["In person"]
    assert opened.page.locator(".jb-narrow output").inner_text() == "One touchpoint"
    assert opened.page.url == f"{served_site}touchpoints/?words=T%C3%89ST++drive"
    opened.page.get_by_role("button", name="Show all").click()
    opened.page.wait_for_url(f"{served_site}touchpoints/")
    assert shown(opened.page) == everything
    assert opened.errors == []


def test_a_link_with_a_choice_in_it_shows_what_its_sender_saw(page_at: PageAt, served_site: str) -> None:
    page = page_at(390).page
    page.goto(f"{served_site}touchpoints/")
    page.locator("select[name=department]").select_option("motors")
    page.locator("select[name=channel]").select_option("phone")
    narrowed, address = shown(page), page.url
    assert narrowed
    assert address == f"{served_site}touchpoints/?department=motors&channel=phone"
    other = page_at(1440).page
    other.goto(address)
    assert shown(other) == narrowed
    assert other.get_by_label("Department").input_value() == "motors"


def test_what_nothing_is_like_and_what_is_no_choice_is_said(page_at: PageAt, served_site: str) -> None:
    page = page_at(1440).page
    page.goto(f"{served_site}touchpoints/?words=zebra-crossing&department=nowhere")
    assert shown(page) == []
    assert page.locator(".jb-narrow output").inner_text() == "No touchpoint fits. Try fewer words or choices."
    assert page.get_by_label("Department").input_value() == ""


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("roles/?words=spare parts", ["Parts interpreter"]),
        ("journeys/?persona=noa", ["I buy running shoes online"]),
    ],
)
def test_roles_and_journeys_are_found_the_same_way(
    page_at: PageAt, served_site: str, address: str, expected: list[str]
) -> None:
    page = page_at(1440).page
    page.goto(served_site + address)
    assert shown(page) == expected


@pytest.mark.parametrize("address", ["touchpoints/?words=zebra", "roles/?q=zebra", "journeys/?q=zebra"])
def test_without_javascript_the_list_is_whole(page_at: PageAt, served_site: str, address: str) -> None:
    page = page_at(1440, javascript=False).page
    page.goto(served_site + address)
    assert page.locator(".jb-narrow").is_visible() is False
    assert len(shown(page)) == page.locator(".jb-narrowed").count() > 5
