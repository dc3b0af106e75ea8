"""The walk in a real browser: guess, then see; by keyboard, by finger, by the back button; and without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.measured import FAULTLESS, measured
from tests.browser.opened import PageAt

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site-served")]

WALK = "journeys/buy-a-used-ute/walk/"
FIRST, SECOND = "sees-it-in-the-yard", "drives-it-alone"


def seen(page: Page) -> list[str]:
    """The ids of the scenes that can be seen."""
    return [str(h.get_attribute("id")) for h in page.locator(".jb-section > h2").all() if h.is_visible()]


def test_a_reader_guesses_and_then_sees_how_far_apart_the_two_are(page_at: PageAt, served_site: str) -> None:
    opened = page_at(1440)
    page = opened.page
    page.goto(served_site + WALK)
    assert seen(page) == []
    page.get_by_role("link", name="Begin").click()
    assert seen(page) == [FIRST]
    scene = page.locator(f"section:has(> #{FIRST})")
    assert not scene.locator("details").evaluate("found => found.open")
    scene.get_by_role("button", name="very bad").click()
    verdict = scene.get_by_role("status")
    assert verdict.inner_text() == "You: very bad. Dale Brannigan: good. You are far apart. What did you not see?"
    assert scene.locator("details").evaluate("found => found.open")
    scene.get_by_role("button", name="good", exact=True).click()
    assert verdict.inner_text() == "You: good. Dale Brannigan: good. You feel the same."
    assert scene.locator("[aria-pressed=true]").count() == 1
    assert opened.errors == []
    assert opened.elsewhere(served_site) == []


def test_keys_lead_on_and_answer_and_the_back_button_leads_back(page_at: PageAt, served_site: str) -> None:
    page = page_at(1440).page
    page.goto(served_site + WALK)
    # A single character does nothing until a step has the focus.
    page.keyboard.press("3")
    page.keyboard.press("ArrowRight")
    page.wait_for_url(f"**/{WALK}#{FIRST}")
    assert page.evaluate("document.activeElement.id") == FIRST
    page.keyboard.press("5")
    assert page.locator(f"section:has(> #{FIRST}) [aria-pressed=true]").get_attribute("data-guess") == "2"
    page.keyboard.press("ArrowRight")
    page.wait_for_url(f"**/{WALK}#{SECOND}")
    assert seen(page) == [SECOND]
    assert page.locator(".jb-walk__progress").inner_text().strip() == "Step 2 of 16"
    page.go_back()
    page.wait_for_function("id => document.activeElement.id === id", arg=FIRST)
    assert seen(page) == [FIRST]
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(f"**/{WALK}#_start")
    assert seen(page) == []


def test_answers_are_remembered_drawn_at_the_end_and_forgotten_on_request(page_at: PageAt, served_site: str) -> None:
    page = page_at(1440).page
    for step in (FIRST, SECOND):
        page.goto(f"{served_site}{WALK}#{step}")
        page.locator(f"section:has(> #{step})").get_by_role("button", name="neither good nor bad").click()
    page.goto(f"{served_site}{WALK}?role=service-adviser#_end")
    assert page.locator(".jb-walk-end__score").inner_text() == "Moments in which you were close: 1 of 2."
    assert page.locator(".jb-walk-end svg rect.jb-walk__mine").count() == 2
    shown = [str(part.get_attribute("data-role")) for part in page.locator(".jb-walk-part").all() if part.is_visible()]
    assert shown == ["service-adviser"]
    page.goto(served_site + WALK)
    page.get_by_role("link", name="Go on where you were").click()
    assert seen(page) == ["_end", "_your-part"]
    page.goto(served_site + WALK)
    page.get_by_role("button", name="Forget my answers").click()
    page.goto(f"{served_site}{WALK}#_end")
    assert not page.locator(".jb-walk-end__score").is_visible()


def test_a_role_without_a_part_is_told_so_and_can_choose_another(page_at: PageAt, served_site: str) -> None:
    page = page_at(390).page
    page.goto(f"{served_site}{WALK}?role=records-archivist#_end")
    said = page.locator(".jb-walk-parts").get_by_role("status")
    assert said.inner_text().startswith("The role you chose has no part in this journey that we know of.")
    page.get_by_label("My role").select_option("workshop-technician")
    assert said.inner_text() == ""
    assert page.locator(".jb-walk-part:visible h3").all_inner_texts() == ["Workshop technician"]


def test_a_finger_leads_on_and_a_scroll_does_not(page_at: PageAt, served_site: str) -> None:
    page = page_at(390).page
    page.goto(f"{served_site}{WALK}#{FIRST}")
    swipe = """([across, down]) => {
      const target = document.querySelector('.jb-walk');
      const at = (x, y) => new Touch({identifier: 1, target, clientX: x, clientY: y});
      const send = (name, init) => target.dispatchEvent(new TouchEvent(name, {bubbles: true, ...init}));
      send('touchstart', {touches: [at(200, 300)]});
      send('touchend', {changedTouches: [at(200 + across, 300 + down)]});
    }"""
    page.evaluate(swipe, [-30, 200])
    page.evaluate(swipe, [-90, 80])
    assert seen(page) == [FIRST]
    page.evaluate(swipe, [-120, 10])
    page.wait_for_url(f"**/{WALK}#{SECOND}")
    page.evaluate(swipe, [120, -10])
    page.wait_for_url(f"**/{WALK}#{FIRST}")


def test_without_javascript_every_step_stands_in_order_and_the_feelings_can_be_opened(
    page_at: PageAt, served_site: str
) -> None:
    page = page_at(390, javascript=False).page
    page.goto(served_site + WALK)
    assert len(seen(page)) == 18
    assert page.locator(".jb-walk-step__faces:visible, select:visible, .jb-walk__progress:visible").count() == 0
    assert page.locator(".jb-walk-part:visible").count() > 5
    felt = page.locator("details.jb-walk-step__felt").first
    felt.locator("summary").click()
    assert felt.get_by_text("I notice that they aren't any more").is_visible()


@pytest.mark.parametrize("place", ["", f"#{FIRST}", "#_end"])
@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_each_scene_is_readable(page_at: PageAt, served_site: str, place: str, width: int, scheme: str) -> None:
    opened = page_at(width, 900, "dark" if scheme == "dark" else "light")
    opened.page.goto(served_site + WALK + place)
    assert measured(opened.page) == FAULTLESS
    assert opened.errors == []
