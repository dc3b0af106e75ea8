"""Pages as they are while somebody uses them: opened up, narrowed down, lit up, walked, and reached by keys alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import kinds
from tests.browser.measured import FAULTLESS, broken_rules, measured
from tests.browser.opened import PageAt, Scheme, SiteOf
from tests.browser.test_every_kind import ALLOWED

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site-served")]

MAP = "journeys/buy-a-used-ute/"


def open_all(page: Page) -> None:
    """Open everything that is folded away."""
    page.evaluate("document.querySelectorAll('.md-content details').forEach((each) => { each.open = true; })")


def hide_a_row(page: Page) -> None:
    if page.get_by_text("What the map shows").is_visible():  # on a phone there are no rows
        page.get_by_text("What the map shows").click()
        page.get_by_role("checkbox", name="Doing").uncheck()


def search_for(typed: str, found: str) -> Callable[[Page], None]:
    def search(page: Page) -> None:
        query = page.locator("[data-md-component=search-query]")
        if not query.is_visible():
            page.locator("label[for=__search]").first.click()
        query.press_sequentially(typed)
        page.locator(found).first.wait_for()

    return search


def back_to_the_first_step(page: Page) -> None:
    """Where nothing lies below the names of the rows, which stay in sight over what has been scrolled past."""
    page.locator(".jb-map__frame").evaluate("frame => frame.scrollTo(0, 0)")


STATES: Mapping[str, tuple[str, Callable[[Page], None]]] = {
    "a role with all that is folded away": ("roles/database-administrator/", open_all),
    "a journey with all that is folded away": (MAP, open_all),
    "insights with all that is folded away": ("insights/", open_all),
    "a map with a role lit up": (f"{MAP}?role=cleaner", back_to_the_first_step),
    "a map without a row": (MAP, hide_a_row),
    "touchpoints narrowed down": ("touchpoints/?words=phone", lambda _: None),
    "touchpoints, none left": ("touchpoints/?words=zebra-crossing", lambda _: None),
    "a walk, after a guess": (
        f"{MAP}walk/#sees-it-in-the-yard",
        lambda page: page.get_by_role("button", name="very bad").first.click(),
    ),
    "a first week, ticked": (
        "orientation/service-adviser/",
        lambda page: page.get_by_role("checkbox").first.check(),
    ),
    "results of a search": ("", search_for("nobody rings", ".md-search-result__item")),
    "a search in vain": ("", search_for("cleanners", ".jb-search-help button")),
}


THEIRS = {"results of a search": {"landmark-unique": 1}}
"""What the theme gets wrong besides: the kinds of page that its results name are landmarks without a name."""


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")], ids=["wide-light", "narrow-dark"])
@pytest.mark.parametrize("state", STATES)
def test_a_page_in_use_can_be_read_and_used_by_everyone(
    state: str, width: int, scheme: Scheme, page_at: PageAt, served_site: str
) -> None:
    opened, (address, use) = page_at(width, 900, scheme), STATES[state]
    opened.page.goto(served_site + address)
    use(opened.page)
    # The theme's shade behind an open search is a circle larger than the window, which cannot be scrolled to.
    theirs = {"sticks out": 0} if "search" in state else {}
    assert {**measured(opened.page), **theirs} == FAULTLESS
    broken = {rule: len(found) for rule, found in broken_rules(opened.page, contrast="search" in state).items()}
    assert broken == ALLOWED | THEIRS.get(state, {})
    assert opened.errors == []


UNSEEN = """() => {
  const looks = (element) => {
    const {outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor, color, textDecorationLine}
      = getComputedStyle(element);
    return [outlineStyle === 'none' ? '' : outlineWidth, boxShadow, borderColor, backgroundColor, color,
      textDecorationLine].join();
  };
  const found = new Set();
  const theirs = '.md-search__input, .md-option';
  for (const element of document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')) {
    if (element.matches(theirs) || !element.checkVisibility({visibilityProperty: true})) continue;
    document.activeElement.blur();
    const before = looks(element);
    element.focus();
    if (document.activeElement === element && looks(element) === before) {
      found.add(`${element.tagName.toLowerCase()}.${element.classList[0] || ''}`);
    }
  }
  return [...found].sort();
}"""
"""Kinds of elements that look the same with the focus as without it.

Of the theme's own, the search shows a caret, and the choice of colours draws its focus around the label.
"""


def test_whoever_uses_keys_sees_where_they_are_in_light_and_dark(
    page_at: PageAt, served_site: str, built_site: SiteOf
) -> None:
    page = page_at(1440).page
    unseen = {}
    for pages in kinds(built_site("served")).values():
        page.goto(served_site + pages[0])
        open_all(page)
        page.keyboard.press("Tab")  # from now on the browser shows the focus
        for scheme in ("default", "slate"):
            page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
            unseen[pages[0], scheme] = page.evaluate(UNSEEN)
    assert {where: found for where, found in unseen.items() if found} == {}


def test_a_focus_that_cannot_be_seen_is_found(page_at: PageAt, served_site: str) -> None:
    page = page_at(1440).page
    page.goto(served_site)
    page.evaluate("""() => {
      document.querySelector('.md-content__inner').insertAdjacentHTML('beforeend', '<a class="t" href="#x">here</a>');
      const style = document.querySelector('.t').style;
      for (const name of ['outline', 'box-shadow']) style.setProperty(name, 'none', 'important');
      for (const [name, value] of [['color', 'red'], ['background', 'none'], ['border', '0']]) {
        style.setProperty(name, value, 'important');
      }
    }""")
    page.keyboard.press("Tab")
    assert page.evaluate(UNSEEN) == ["a.t"]


@pytest.mark.parametrize("address", ["touchpoints/", "roles/", "journeys/"])
def test_lists_are_narrowed_down_by_keys_alone_and_say_how_many_are_left(
    address: str, page_at: PageAt, served_site: str
) -> None:
    page = page_at(1440).page
    page.goto(served_site + address)
    words = page.get_by_label("With these words")
    said = page.locator(".jb-narrow").get_by_role("status")  # said aloud as it changes
    before = said.inner_text()
    words.focus()
    page.keyboard.type("counter")
    assert said.inner_text() != before
    # Whoever types goes on typing; the next stop is the next choice.
    assert words.evaluate("(field) => field === document.activeElement")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.jb-narrow') !== null")
    button = page.get_by_role("button", name="Show all")
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(served_site + address)
    assert said.inner_text() == before
