"""What changed, for one role: from a link, from a choice, remembered on other pages, and whole without JavaScript."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.measured import FAULTLESS, measured
from tests.browser.opened import PageAt, Serve
from tests.changes.months import BEGUN, felt, made
from tests.changes.repository import ALONE
from tests.drawn import build

pytestmark = pytest.mark.browser

PORTER = "title: Porter\ndepartment: houses\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook in which three months changed something: for one role, for two, and for another one."""
    folder = tmp_path_factory.mktemp("changes")
    with pytest.MonkeyPatch.context() as patched:
        for name, value in ALONE.items():
            patched.setenv(name, value)
        drawn = made(
            folder,
            ("2026-01-01", {**BEGUN, "roles/cleaner.yml": "title: Cleaner\ndepartment: houses\n"}),
            ("2026-03-01", {"journeys/move-in.yml": felt(1)}),
            ("2026-04-01", {"roles/porter.yml": PORTER, "journeys/move-in.yml": felt(1)}),
            ("2026-05-01", {"personas/noor.yml": "name: Noor\ntagline: Rents her very first flat\n"}),
        )
        built = build(drawn.content, use_directory_urls=True)
    assert not built.failed, built.log
    return built.site


def shown(page: Page) -> list[str]:
    """The months that can be seen, each with the titles of what changed."""
    return [
        " ".join(part.strip() for part in section.locator("h2, .jb-entry__title").all_inner_texts())
        for section in page.locator("section:has(> h2)").all()
        if section.is_visible()
    ]


BEGINNING = "January 2026"
CARETAKER = ["May 2026 Noor A person we work for", "March 2026 I move in Journey", BEGINNING]
EVERYTHING = [CARETAKER[0], "April 2026 A new role", *CARETAKER[1:]]


def test_a_link_shows_what_matters_to_a_role_and_all_can_be_shown_again(
    page_at: PageAt, serve: Serve, site: Path
) -> None:
    opened = page_at(1440)
    page, home = opened.page, serve(site)
    page.goto(f"{home}roles/caretaker/")
    page.get_by_role("link", name="What changed for you").click()
    page.wait_for_url(f"{home}changes/?role=caretaker")
    assert shown(page) == CARETAKER
    assert page.locator(".jb-narrow output").inner_text() == "2 changes"
    page.get_by_role("button", name="Show all").click()
    page.wait_for_url(f"{home}changes/")
    assert shown(page) == EVERYTHING
    assert opened.errors == []
    assert opened.elsewhere(home) == []


def test_the_role_that_was_chosen_elsewhere_is_chosen_here_and_the_other_way_round(
    page_at: PageAt, serve: Serve, site: Path
) -> None:
    page, home = page_at(390).page, serve(site)
    page.goto(f"{home}journeys/move-in/?role=caretaker")
    page.goto(f"{home}changes/")
    assert shown(page) == CARETAKER
    page.locator("select[name=role]").select_option("porter")
    assert shown(page) == ["April 2026 A new role", BEGINNING]
    page.goto(f"{home}changes/")
    assert page.locator("select[name=role]").input_value() == "porter"


def test_a_role_for_which_nothing_changed_is_told_so(page_at: PageAt, serve: Serve, site: Path) -> None:
    page, home = page_at(390).page, serve(site)
    page.goto(f"{home}changes/?role=cleaner")
    assert shown(page) == [BEGINNING]
    assert page.locator(".jb-narrow output").inner_text() == "Nothing changed for this choice in these months."


def test_without_javascript_everything_is_there(page_at: PageAt, serve: Serve, site: Path) -> None:
    page, home = page_at(1440, javascript=False).page, serve(site)
    page.goto(f"{home}changes/?role=porter")
    assert page.locator(".jb-narrow").is_visible() is False
    assert shown(page) == EVERYTHING


@pytest.mark.parametrize("width", [1440, 390])
def test_it_can_be_read_at_every_width(page_at: PageAt, serve: Serve, site: Path, width: int) -> None:
    page = page_at(width).page
    page.goto(f"{serve(site)}changes/")
    assert measured(page) == FAULTLESS


def test_on_paper_everything_is_open_and_nothing_waits_to_be_chosen(page_at: PageAt, serve: Serve, site: Path) -> None:
    page = page_at(1440).page
    page.goto(f"{serve(site)}changes/")
    page.emulate_media(media="print")
    assert shown(page) == EVERYTHING
    assert page.locator(".jb-narrow").is_visible() is False
