"""Every kind of page that the built site holds, found by itself: quiet, readable, still, and whole on paper too."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from playwright.sync_api import Browser

from tests.browser.kinds import NOWHERE
from tests.browser.looked import Look, faulty, looks_at, looks_from_folder, plain_looks_at
from tests.browser.measured import FAULTLESS, broken_rules, faint_shapes, hidden, measured, moving
from tests.browser.opened import PageAt, SiteOf

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("every-kind")]

FOR_SCRIPTS = {
    "jb-map__choice jb-map__choice--role",
    "jb-map__choice jb-map__choice--lanes",
    "jb-narrow",
    "jb-walk-end__guess",
    "jb-walk-end__yours",
    "jb-walk-parts__choose",
    "jb-walk-step__faces",
    "jb-walk__forget",
    "jb-walk__keys",
    "jb-walk__resume",
    "jb-week__kept",
    "BUTTON",
}
"""What only a script can do, and is offered by one."""

FOR_PAPER = {"jb-sheet__head", "jb-sheet__lanes"}
"""What a poster says at the head and the side of each sheet: the page says all of it elsewhere."""

EMPTY = {"TH"}
"""The name of a column in which nothing stands."""


ALLOWED = {"aria-dialog-name": 1}
"""What the theme gets wrong on a page by itself, by axe's name for it, with how often: its search has no name."""


@pytest.fixture(scope="module")
def looks(browser: Browser, built_site: SiteOf) -> dict[str, Look]:
    """Every kind of page of the shipped handbook."""
    return looks_at(browser, built_site("served"))


def test_the_kinds_are_those_of_the_site_with_the_longest_and_the_shortest_page_of_each(looks: dict[str, Look]) -> None:
    some = {"", "journeys/buy-a-used-ute/", "roles/records-archivist/", "insights/", "glossary/", NOWHERE}
    assert some <= looks.keys()
    assert {address.count("/walk/") for address in looks} == {0, 1}
    assert 30 <= len(looks) <= 60


def test_every_kind_of_page_is_quiet_under_the_header_of_its_build_and_asks_nothing_elsewhere(
    looks: dict[str, Look],
) -> None:
    assert faulty(looks, lambda look: look.troubles + look.elsewhere) == {}
    assert {address: look.status for address, look in looks.items() if look.status != 200} == {NOWHERE: 404}
    assert {address: look.titles for address, look in looks.items() if look.titles != 1} == {}


def test_every_kind_of_page_can_be_read_at_every_width_in_light_and_dark(looks: dict[str, Look]) -> None:
    assert faulty(looks, lambda look: [(size, seen) for size, seen in look.seen.items() if seen != FAULTLESS]) == {}
    assert {look.scheme for look in looks.values()} == {"slate"}


def not_allowed(broken: Mapping[str, Mapping[str, list[str]]]) -> dict[str, dict[str, int]]:
    """By page, how often which rule of axe is broken, where that is not what the theme does by itself."""
    counts = {page: {rule: len(elements) for rule, elements in rules.items()} for page, rules in broken.items()}
    return {page: rules for page, rules in counts.items() if rules != ALLOWED}


def test_every_kind_of_page_can_be_used_by_everyone(looks: dict[str, Look]) -> None:
    assert not_allowed({address: look.broken for address, look in looks.items()}) == {}


def test_every_kind_of_page_prints_whole_on_sheets_with_named_parts(looks: dict[str, Look]) -> None:
    # Paper is read closer than a screen.
    seen = {address: {**look.on_paper, "small": []} for address, look in looks.items()}
    assert {address: found for address, found in seen.items() if found != FAULTLESS} == {}
    assert {address for address, look in looks.items() if not look.tagged} == set()


def test_nothing_moves_for_a_reader_who_asked_for_that(looks: dict[str, Look]) -> None:
    assert faulty(looks, lambda look: look.moving) == {}


def test_in_the_systems_own_colours_every_shape_can_be_seen(looks: dict[str, Look]) -> None:
    assert faulty(looks, lambda look: [*look.forced["light"], *look.forced["dark"]]) == {}


def test_without_javascript_every_text_can_be_read_by_everyone_but_what_offers_a_script(
    browser: Browser, built_site: SiteOf
) -> None:
    found, broken = plain_looks_at(browser, built_site("served"))
    # Only a script of the theme lets keys reach its blocks of code, and those of ours that are written in Markdown.
    assert [
        html for rules in broken.values() for found in rules.values() for html in found if html[:5] != "<code"
    ] == []
    assert {rule for rules in broken.values() for rule in rules} == {"scrollable-region-focusable"}
    assert len(broken) >= 20
    known = FOR_SCRIPTS | FOR_PAPER | EMPTY
    assert faulty(found, lambda hiders: set(hiders) - known) == {}
    assert known - {name for hiders in found.values() for name in hiders} == set()


@pytest.mark.xdist_group("site-offline")
def test_from_its_folder_every_kind_of_page_is_quiet_and_can_be_read_in_the_dark(
    browser: Browser, built_site: SiteOf
) -> None:
    found = looks_from_folder(browser, built_site("offline"))
    assert not_allowed({address: seen.pop("broken") for address, seen in found.items()}) == {}
    assert faulty(found, lambda seen: seen != {**FAULTLESS, "said": [], "elsewhere": []} and seen) == {}


def test_what_moves_hides_overlaps_is_cut_or_melts_into_the_ground_is_seen(page_at: PageAt, served_site: str) -> None:
    page = page_at(1440).page
    page.goto(f"{served_site}glossary/")
    page.evaluate("""() => {
      document.querySelector('.md-content__inner').insertAdjacentHTML('beforeend', `
        <p class="t-over">over another</p><p class="t-under">under another</p><p class="t-cut">cut off</p>
        <p class="t-hidden">hidden</p><p class="t-moving">moving</p>
        <svg viewBox="0 0 9 9"><path class="t-pale" d="M0 0H9V9Z"/></svg>`);
      const style = (name, values) => Object.assign(document.querySelector(`.t-${name}`).style, values);
      style('over', {marginBottom: '-3em'});
      style('cut', {width: '20px', overflow: 'hidden', whiteSpace: 'nowrap'});
      style('hidden', {display: 'none'});
      document.querySelector('.t-moving').style.setProperty('transition', 'color 1s', 'important');
      style('pale', {fill: '#eee'});
    }""")
    found = measured(page)
    assert found["overlapping"] == ["under another / over another"]
    assert found["cut"] == ["t-cut: cut off"]
    assert hidden(page) == ["t-hidden"]
    assert moving(page) == ["t-moving"]
    assert faint_shapes(page) == ["1.14: t-pale"]


def test_what_is_wrong_is_found(page_at: PageAt, served_site: str) -> None:
    page = page_at(1440).page
    page.goto(f"{served_site}glossary/")
    page.evaluate("""() => document.querySelector('.md-content__inner').insertAdjacentHTML('beforeend',
      `<img src="x.png"><a href="#x"></a><button></button><p style="color: #bbb; background: #fff">pale</p>
       <h6>deep</h6>`)""")
    expected = {"image-alt", "link-name", "button-name", "color-contrast", "heading-order"}
    assert set(broken_rules(page)) == expected | ALLOWED.keys()
