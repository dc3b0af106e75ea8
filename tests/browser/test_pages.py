"""The map and the search in a real browser: what stays in sight, what moves, what a key or a finding leads to."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.browser.measured import measured
from tests.browser.opened import PageAt, SiteOf

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site-served")]

JOURNEY = "journeys/buy-a-used-ute/"
ROLE = "roles/service-adviser/"


def test_what_is_small_faint_or_sticks_out_is_seen(page_at: PageAt, served_site: str) -> None:
    opened = page_at(390)
    opened.page.goto(served_site + ROLE)
    opened.page.evaluate("""() => document.querySelector('.md-content__inner').insertAdjacentHTML('beforeend', `
      <p style="font-size: 11px">tiny</p> <p style="color: #999; background: #fff">pale</p>
      <svg width="60" height="10" viewBox="0 0 120 20"><text y="15" style="font-size: 16px">shrunk</text></svg>
      <svg width="60" height="20"><path d="M0 0H60V20H0Z" fill="#666"/><text y="15" fill="#999">dim</text></svg>
      <svg width="60" height="20"><text y="15" fill="#999" style="background: #000">pale</text></svg>
      <div style="width: 500px">wide</div>`)""")
    found = measured(opened.page)
    assert found["sticks out"] > 0
    assert [line.partition(":")[0] for line in found["small"]] == ["11.00 px", "8.00 px"]
    assert [line.partition(":")[0] for line in found["faint"]] == ["2.85", "2.02", "2.81"]


def test_the_labels_of_the_map_stay_in_sight_while_it_scrolls(page_at: PageAt, served_site: str) -> None:
    page = page_at(1440).page
    page.goto(served_site + JOURNEY)
    frame, label = page.locator(".jb-map__frame"), page.locator(".jb-map__label").first
    before = label.bounding_box()
    column = page.locator(".jb-map__step").first.bounding_box()
    scrolled = frame.evaluate("frame => { frame.scrollLeft = 400; return frame.scrollLeft; }")
    after, moved = label.bounding_box(), page.locator(".jb-map__step").first.bounding_box()
    assert scrolled == 400
    assert before is not None
    assert column is not None
    assert moved is not None
    assert after == before
    assert before["x"] >= 0
    assert moved["x"] == pytest.approx(column["x"] - 400, abs=1)


def test_the_cells_of_a_row_stand_in_one_line(page_at: PageAt, served_site: str) -> None:
    page = page_at(1440).page
    page.goto(served_site + JOURNEY)
    rows = page.evaluate("""() => {
      const tops = found => found.map(cell => Math.round(cell.getBoundingClientRect().top));
      const all = (inside, css) => [...inside.querySelectorAll(css)];
      const columns = all(document, '.jb-map__step').map(step => tops(all(step, '.jb-cell')));
      return {labels: tops(all(document, '.jb-map__label')), columns};
    }""")
    assert len(rows["labels"]) >= 10
    assert len(rows["columns"]) >= 5
    assert rows["labels"] == sorted(set(rows["labels"]))
    assert [column for column in rows["columns"] if column != rows["labels"]] == []


@pytest.mark.parametrize("width", [390, 800, 1440])
def test_a_field_stands_on_one_line_as_it_is_typed(page_at: PageAt, served_site: str, width: int) -> None:
    page = page_at(width).page
    page.goto(f"{served_site}editors/fields/")
    lines = page.evaluate("""() => [...document.querySelectorAll('.jb-manual td:first-child > code')]
      .map(field => [field.textContent, field.getClientRects().length])""")
    assert len(lines) > 150
    assert [name for name, count in lines if count != 1] == []


def test_on_a_phone_the_map_is_a_list_of_steps_in_order(page_at: PageAt, served_site: str) -> None:
    page = page_at(390, 844).page
    page.goto(served_site + JOURNEY)
    boxes = page.evaluate("""() => [...document.querySelectorAll('.jb-map__step')].map(step => {
      const box = step.getBoundingClientRect();
      return {top: box.top, bottom: box.bottom, left: box.left, right: box.right};
    })""")
    assert len(boxes) >= 5
    assert all(0 <= box["left"] < box["right"] <= 390 for box in boxes)
    assert all(one["bottom"] <= next_one["top"] + 1 for one, next_one in pairwise(boxes))
    numbers = page.locator(".jb-map__number").all_inner_texts()
    assert [int(number) for number in numbers] == list(range(1, len(boxes) + 1))
    assert not page.locator(".jb-map__lanes").is_visible()


def test_the_keyboard_reaches_the_map_and_moves_it(page_at: PageAt, served_site: str) -> None:
    page = page_at(1440).page
    page.goto(served_site + JOURNEY)
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('jb-map__frame')"):
            break
    assert page.locator(".jb-map__frame:focus[aria-label]").count() == 1
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.jb-map__frame').scrollLeft > 0")


@pytest.mark.parametrize("address", [JOURNEY, ROLE])
def test_without_javascript_everything_can_be_read(page_at: PageAt, served_site: str, address: str) -> None:
    plain, full = page_at(1440, javascript=False), page_at(1440)
    for opened in (plain, full):
        opened.page.goto(served_site + address)
    # What only a script can do is not offered without one.
    full.page.evaluate("document.querySelectorAll('.jb-map__controls').forEach(form => form.remove())")
    plain.page.evaluate("document.querySelectorAll('.jb-map__controls').forEach(form => form.remove())")
    assert plain.page.locator("article").first.inner_text() == full.page.locator("article").first.inner_text()
    assert plain.page.locator("svg.jb-diagram").first.is_visible()
    assert plain.errors == []


@pytest.mark.xdist_group("site-offline")
def test_from_its_folder_the_search_finds_a_role_and_leads_there(page_at: PageAt, built_site: SiteOf) -> None:
    site = built_site("offline")
    opened = page_at(1440)
    opened.page.goto((site / "index.html").as_uri())
    opened.page.locator(".md-search__input").click()
    # The theme listens to keys, as people press them.
    opened.page.locator(".md-search__input").press_sequentially("service adviser")
    first = opened.page.locator(".md-search-result__link").first
    first.wait_for()
    first.click()
    opened.page.wait_for_url(f"{(site / ROLE / 'index.html').as_uri()}**")
    assert (opened.errors, opened.elsewhere(site.as_uri())) == ([], [])


FOUND_FIRST = {
    "workshop counter": "touchpoints/workshop-counter/",
    "service adviser": "roles/service-adviser/",
    "first week": "orientation/",
    "welcome letter": "touchpoints/welcome-letter/",
    "used ute": "journeys/buy-a-used-ute/",
    "mechanic": "roles/workshop-technician/",
    "Someone will call you. Nobody": "journeys/buy-a-used-ute/#waits-for-call-back",
    '"nobody did. Not late"': "journeys/buy-a-used-ute/#waits-for-call-back",
}
"""What people type: titles, another name of a role, a customer's sentence; with where it was written."""


def test_what_was_typed_is_found_first_where_it_was_written(page_at: PageAt, served_site: str) -> None:
    page = page_at(1440).page
    page.goto(served_site)
    query, found = page.locator("[data-md-component=search-query]"), {}
    for typed, place in FOUND_FIRST.items():
        query.fill("")
        query.press("Backspace")
        page.wait_for_function("!document.querySelector('.md-search-result__item')")
        query.press_sequentially(typed)
        # Each letter is searched for, and what was found is taken away again: what counts stands there in the end.
        told = page.wait_for_function(
            """place => {
              const first = document.querySelector('.md-search-result__item');
              const texts = (css) => [...first.querySelectorAll(css)].map((each) => each.textContent);
              return first?.querySelector(`a[href^="${place}"]`) && texts('.md-tag');
            }""",
            arg=f"{served_site}{place}",
        )
        found[typed] = told.json_value()
    # What a page is, is said once, however much was found on it.
    assert [found[typed] for typed in FOUND_FIRST] == [
        *(["Touchpoint"], ["Role"], ["The handbook"], ["Touchpoint"], ["Journey"], ["Role"], ["Journey"], ["Journey"]),
    ]
    # Of a text, the sentences in which something was found.
    page.wait_for_function(
        """sentences => {
          const shown = document.querySelectorAll('.md-search-result__item:first-child p');
          return JSON.stringify([...shown].map((each) => each.textContent)) === JSON.stringify(sentences);
        }""",
        arg=[
            "I hear nothing, and I think nobody cares. There's a yellow note about me.",
            "He was told of a call that nobody knew they had to make.",
        ],
    )


@pytest.mark.xdist_group("site-offline")
def test_whoever_mistypes_is_led_to_what_was_meant_and_to_the_lists(page_at: PageAt, built_site: SiteOf) -> None:
    site = built_site("offline")
    opened = page_at(390)
    opened.page.goto((site / "index.html").as_uri())
    opened.page.locator("label[for=__search]").first.click()
    query = opened.page.locator(".md-search__input")
    query.press_sequentially("cleanners")
    help_ = opened.page.locator(".jb-search-help")
    help_.get_by_role("button", name="cleaner").click()
    opened.page.locator(".md-search-result__item h1").first.wait_for()
    assert query.input_value() == "cleaner"
    assert opened.page.locator(".md-search-result__item h1").first.inner_text() == "Cleaner"
    assert not help_.is_visible()
    query.fill("zebra")
    query.press("End")
    help_.wait_for()
    assert help_.get_by_role("button").count() == 0
    lists = ["Roles", "Journeys", "People", "Touchpoints", "Improvements", "Departments"]
    assert help_.get_by_role("link").all_inner_texts() == lists
    help_.get_by_role("link", name="Roles").click()
    opened.page.wait_for_url((site / "roles" / "index.html").as_uri())
    assert (opened.errors, opened.elsewhere(site.as_uri())) == ([], [])
