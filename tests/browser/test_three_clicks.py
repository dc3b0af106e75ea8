"""Five people open the handbook at its first page; each finds their answer with three clicks at most."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site-served")]

LAPTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}


@dataclass
class Reader:
    """Somebody with a page, and how often they have followed something on it."""

    page: Page
    followed: int = 0

    def click(self, link: Locator) -> None:
        self._follow()
        link.click()
        self.page.wait_for_load_state()

    def tap(self, link: Locator) -> None:
        self._follow()
        link.tap()
        self.page.wait_for_load_state()

    def press_enter(self) -> None:
        self._follow()
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def _follow(self) -> None:
        self.followed += 1
        assert self.followed <= 3, "it takes more than three clicks"

    def link(self, name: str) -> Locator:
        """A link in what the page itself says, by its words."""
        return self.page.get_by_role("main").get_by_role("link", name=name, exact=True).first

    def tab(self, name: str) -> Locator:
        """A link in the navigation that is always there."""
        return self.page.get_by_role("navigation", name="Tabs").get_by_role("link", name=name, exact=True)

    def section(self, heading: str) -> str:
        """What stands below a heading, in one line."""
        found = self.page.locator("section").filter(has=self.page.get_by_role("heading", name=heading, exact=True)).last
        assert found.is_visible()
        return " ".join(found.inner_text().split())


@contextmanager
def reading(browser: Browser, site: str, size: ViewportSize, *, touch: bool = False) -> Iterator[Reader]:
    context = browser.new_context(viewport=size, has_touch=touch, is_mobile=touch, locale="en-AU")
    context.set_default_timeout(15_000)
    reader = Reader(context.new_page())
    reader.page.goto(site)
    yield reader
    context.close()


def test_a_new_hire_learns_what_to_do_in_the_first_week(browser: Browser, served_site: str) -> None:
    with reading(browser, served_site, LAPTOP) as hire:
        hire.click(hire.link("your first week"))
        hire.click(hire.link("Booking systems analyst"))
        assert hire.page.get_by_role("heading", level=1).inner_text() == "Your first week: Booking systems analyst"
        assert hire.section("Two people to meet").startswith("Two people to meet PT Priya and Tom ")
        assert "We book the trip we saved for" in hire.section("Walk in their shoes")
        assert hire.section("Three questions to take to your team").count("?") >= 3


def test_a_warehouse_worker_sees_on_a_phone_what_happens_to_the_customer_next(
    browser: Browser, served_site: str
) -> None:
    with reading(browser, served_site, PHONE, touch=True) as worker:
        worker.tap(worker.link("Warehouse picker"))
        after = worker.page.locator(".jb-neighbour--after").first
        after.scroll_into_view_if_needed()
        assert after.is_visible()
        said = " ".join(after.inner_text().split())
        assert said.startswith("What happens after you ")
        assert "With the customer" in said
        # The next step is a link into the customer's own story, at this very step.
        next_step = after.get_by_role("link").first
        name = next_step.inner_text()
        worker.tap(next_step)
        assert worker.page.locator(":target").inner_text().removesuffix("¶").strip() == name


def test_a_screen_reader_finds_its_way_by_landmarks_headings_and_keys_alone(browser: Browser, served_site: str) -> None:
    with reading(browser, served_site, LAPTOP) as listener:
        page = listener.page
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent").strip() == "Skip to content"
        assert page.get_by_role("main").count() == 1
        role = "Database administrator"
        page.get_by_role("heading", name="Find your role").wait_for()
        listener.link(role).focus()
        listener.press_enter()
        levels = (
            page.get_by_role("main")
            .get_by_role("heading")
            .evaluate_all(
                "found => found.filter((each) => each.checkVisibility()).map((each) => Number(each.tagName[1]))"
            )
        )
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
        picture = page.get_by_role("img", name="How the work of Database administrator reaches customers")
        assert picture.count() == 1
        # The same in words, one key away: the way by colleagues, then what the customer lives through.
        words = page.get_by_role("group").filter(has_text="The same in words").first
        words.locator("summary").focus()
        page.keyboard.press("Enter")
        assert words.get_by_role("link", name="Student systems analyst").first.is_visible()
        words.get_by_role("link", name="I hear nothing").first.focus()
        listener.press_enter()
        assert page.locator(":target").inner_text().removesuffix("¶").strip() == "I hear nothing"


def test_a_facilitator_gets_a_blank_map_to_print(browser: Browser, served_site: str) -> None:
    with reading(browser, served_site, LAPTOP) as facilitator:
        facilitator.click(facilitator.tab("Journeys"))
        facilitator.click(facilitator.link("I buy a used ute to work out of"))
        facilitator.click(facilitator.link("Run a workshop"))
        sheet = facilitator.page.get_by_role("table").filter(has_text="What hurts")
        assert sheet.get_by_role("columnheader").all_inner_texts()[-6:] == [
            *("Looking", "Shaking on it", "Day two", "Waiting for a call", "Getting it fixed", "Afterwards"),
        ]
        facilitator.page.emulate_media(media="print")
        assert sheet.is_visible()


def test_the_head_of_a_department_sees_where_customers_fall_between_two_of_them(
    browser: Browser, served_site: str
) -> None:
    with reading(browser, served_site, LAPTOP) as head:
        head.click(head.link("Motors"))
        among = head.section("What goes from one of them to another")
        assert "He says they all do that Used vehicle salesperson → I wait for the call" in among
        assert "At risk" in among
        head.click(head.tab("Insights"))
        between = head.section("Where customers fall between us")
        assert "At risk" in between
        assert "Right after it My stomach drops. Here we go again." in between
