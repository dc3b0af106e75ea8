"""The map in a real browser: keys, choices that are remembered, a role in the link, no text over another."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests import drawn
from tests.browser.measured import FAULTLESS, measured
from tests.browser.opened import PageAt, Serve

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site-served")]

JOURNEY = "journeys/buy-a-used-ute/"
OTHER = "journeys/get-the-ute-repaired/"

OVERLAPS = """() => {
  const shown = element => element.checkVisibility({visibilityProperty: true});
  const boxes = [];
  const walker = document.createTreeWalker(document.querySelector('.jb-map'), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement;
    // What is sticky lies above the others on purpose, once the map is scrolled.
    if (!node.data.trim() || !shown(holder) || holder.closest('.jb-cell__lane, .jb-map__corner')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width > 1) boxes.push({text: node.data.trim().slice(0, 30), node, ...box.toJSON()});
    }
  }
  boxes.sort((one, other) => one.top - other.top);
  const found = [];
  boxes.forEach((one, at) => {
    for (const other of boxes.slice(at + 1)) {
      if (other.top >= one.bottom - 1) break;
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      // Lines of one text may touch; a serif line box is higher than its letters.
      if (one.node !== other.node && across > 2 && down > 6) found.push(`${one.text} / ${other.text}`);
    }
  });
  return found;
}"""

SPILT = """() => [...document.querySelectorAll('.jb-map .jb-cell, .jb-map__step-title, .jb-map__label')]
  .filter(cell => cell.checkVisibility())
  .filter(cell => cell.scrollWidth > cell.clientWidth + 1 || cell.scrollHeight > cell.clientHeight + 2)
  .map(cell => `${cell.className}: ${cell.textContent.trim().slice(0, 40)}`)"""

ARABIC = """
    title: أشتري سيارة مستعملة
    personas: [noor, sami]
    goal: سيارة أثق بها
    stages:
      - title: البحث عن سيارة يمكن الوثوق بها في كل الساحات القريبة والبعيدة، وقبل أن ينتهي الأسبوع وتبدأ الإجازة
        phase: buy
        steps:
          - {id: sees, title: أراها في الساحة, doing: أمشي بين السيارات, emotion: {noor: 1, sami: -2},
             frontstage: [one, two, three, four, five, six], backstage: [far], intensity: 3}
          - {id: tries, title: أجربها, doing: أقودها حول التل, emotion: -2, moment_of_truth: yes, frontstage: [one],
             branches: [{to: sees, when: إن لم تعجبني}]}
      - title: الشراء
        steps:
          - {id: pays, title: أدفع, doing: أدفع نقداً, frontstage: [one], quotes: [شكراً]}
    """


def role(title: str) -> str:
    """A role that supports nobody."""
    return f"title: {title}\ndepartment: sales\n"


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    """A handbook of hard shapes: right to left, six roles in a cell, eighteen steps in a stage, one step alone."""
    steps = "".join(
        f"      - {{id: s{n}, title: Step number {n}, doing: I do it, emotion: {n % 5 - 2}, frontstage: [one]}}\n"
        for n in range(18)
    )
    opening = "personas: [noor]\ngoal: The end\nstages:\n  - title: All of it\n    steps:\n"
    texts = {
        "personas/noor.yml": "name: نور\ntagline: تشتري سيارتها الأولى\n",
        "personas/sami.yml": "name: سامي\ntagline: أخوها\n",
        **{f"roles/{name}.yml": role(f"موظف {name}") for name in ("one", "two", "three", "four", "five", "six")},
        "roles/far.yml": role("بعيد") + "supports: [one]\n",
        "journeys/arabic.yml": ARABIC,
        "journeys/eighteen.yml": f"title: Eighteen\n{opening}{steps}",
        "journeys/single.yml": f"title: Single\n{opening}      - {{id: it, title: It, doing: I do it}}\n",
    }
    content = drawn.write(tmp_path_factory.mktemp("hard") / "content", texts)
    theme = {"name": "material", "font": False, "direction": "rtl", "palette": [{"scheme": "default"}]}
    built = drawn.build(content, theme=theme)
    assert not built.failed, built.log
    return serve(built.site)


def lit(page: Page) -> list[int]:
    """The steps with a mark, counted from 1."""
    marked: list[int] = page.evaluate("""[...document.querySelectorAll('.jb-map__step')]
      .flatMap((step, at) => step.querySelector('.jb-map__lit') ? [at + 1] : [])""")
    return marked


@pytest.mark.parametrize("width", [1920, 1440, 1024, 720, 390])
def test_no_text_of_the_map_lies_over_another_or_leaves_its_cell(page_at: PageAt, served_site: str, width: int) -> None:
    page = page_at(width).page
    page.goto(f"{served_site}{JOURNEY}?role=cleaner")
    # A link with a role begins further on, and what has been scrolled past lies below the names of the rows.
    page.locator(".jb-map__frame").evaluate("frame => frame.scrollTo(0, 0)")
    assert page.evaluate(OVERLAPS) == []
    assert page.evaluate(SPILT) == []


def test_two_texts_in_one_place_are_seen(page_at: PageAt, served_site: str) -> None:
    page = page_at(1440).page
    page.goto(served_site + JOURNEY)
    page.evaluate("document.querySelectorAll('.jb-cell--thinking p').forEach(p => { p.style.marginTop = '-3rem'; })")
    assert page.evaluate(OVERLAPS) != []


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("journey", ["arabic", "eighteen", "single"])
def test_hard_shapes_can_be_read(page_at: PageAt, hard: str, journey: str, width: int) -> None:
    opened = page_at(width)
    opened.page.goto(f"{hard}journeys/{journey}/?role=far")
    assert (measured(opened.page), opened.errors) == (FAULTLESS, [])
    assert (opened.page.evaluate(OVERLAPS), opened.page.evaluate(SPILT)) == ([], [])


def test_from_right_to_left_the_first_step_stands_beside_the_labels_on_the_right(page_at: PageAt, hard: str) -> None:
    page = page_at(1440).page
    page.goto(f"{hard}journeys/arabic/")
    lefts = page.evaluate("""['.jb-map__lanes', '.jb-map__step', '.jb-map__step ~ .jb-map__step']
      .map(css => document.querySelector(css).getBoundingClientRect().left)""")
    assert lefts == sorted(lefts, reverse=True)


def test_the_names_of_stages_and_steps_stay_in_sight_below_each_other(page_at: PageAt, hard: str) -> None:
    page = page_at(1440, 500).page
    page.goto(f"{hard}journeys/arabic/")
    page.locator(".jb-map__frame").evaluate("frame => { frame.scrollTop = 200; }")
    frame, stage, step = page.evaluate("""() => ['.jb-map__frame', '.jb-map__stage-title', '.jb-map__step-title']
      .map(css => document.querySelector(css).getBoundingClientRect().toJSON())""")
    # The frame's own line is one pixel.
    assert stage["top"] - frame["top"] == pytest.approx(1, abs=1)
    assert step["top"] == pytest.approx(stage["bottom"], abs=1)


def test_a_stage_of_the_whole_journey_brings_its_columns_into_sight_beside_the_labels(
    page_at: PageAt, served_site: str
) -> None:
    page = page_at(1440).page
    page.goto(served_site + JOURNEY)
    page.get_by_role("navigation", name="The whole journey at a glance").get_by_text("Day two").click()
    page.wait_for_function("""() => {
      const [labels, stage] = ['.jb-map__lanes', '#_map-3']
        .map(css => document.querySelector(css).getBoundingClientRect());
      return Math.abs(stage.left - labels.right) < 2 && stage.top > 0 && stage.top < 200;
    }""")


def test_the_keyboard_skips_the_map_or_walks_through_it_in_order(page_at: PageAt, served_site: str) -> None:
    page = page_at(1440).page
    page.goto(served_site + JOURNEY)
    page.locator(".jb-map__controls select").focus()
    names = []
    for _ in range(9):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.textContent.trim().replace(/\\s+/g, ' ').slice(0, 28)"))
    stages = ["Looking", "Shaking on it", "Day two", "Waiting for a call", "Getting it fixed", "Afterwards"]
    assert names == ["What the map shows", "On paper", "Skip the map", *stages]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.jb-map__frame')")
    expected = page.evaluate("[...document.querySelectorAll('.jb-map__stages a')].map(a => a.getAttribute('href'))")
    page.locator(".jb-map__frame").focus()
    walked = []
    for _ in expected:
        page.keyboard.press("Tab")
        walked.append(page.evaluate("document.activeElement.getAttribute('href')"))
    assert walked == expected
    hidden = page.evaluate("""() => {
      const link = document.activeElement.getBoundingClientRect();
      const frame = document.querySelector('.jb-map__frame').getBoundingClientRect();
      return link.right > frame.right + 1 || link.left < frame.left - 1;
    }""")
    assert not hidden
    page.locator(".jb-map__skip").focus()
    assert page.locator(".jb-map__skip").bounding_box()["height"] > 15  # type: ignore[index]  # it is there
    page.keyboard.press("Enter")
    page.wait_for_url("**#_steps")


def test_rows_that_a_reader_hides_stay_hidden_on_other_journeys_until_everything_is_shown(
    page_at: PageAt, served_site: str
) -> None:
    page = page_at(1440).page
    page.goto(served_site + JOURNEY)
    page.get_by_text("What the map shows").click()
    page.get_by_label("Thinking", exact=True).press("Space")
    for address in (JOURNEY, OTHER):
        page.goto(served_site + address)
        assert not page.locator(".jb-cell--thinking").first.is_visible()
        assert not page.locator(".jb-label--thinking").first.is_visible()
        assert page.locator(".jb-cell--feeling").first.is_visible()
    tops = page.evaluate("""['.jb-map__lanes > .jb-map__label', '.jb-map__step:first-child .jb-cell']
      .map(css => [...document.querySelectorAll(css)].filter(cell => cell.checkVisibility()).slice(0, 10)
        .map(cell => Math.round(cell.getBoundingClientRect().top)))""")
    assert tops[0] == tops[1][: len(tops[0])]
    page.get_by_text("What the map shows").click()
    page.get_by_role("button", name="Show everything").click()
    page.reload()
    assert page.locator(".jb-cell--thinking").first.is_visible()


def test_a_link_shows_the_rows_that_its_sender_saw_and_leaves_the_readers_own_choice_alone(
    page_at: PageAt, served_site: str
) -> None:
    sender = page_at(1440).page
    sender.goto(served_site + JOURNEY)
    sender.get_by_text("What the map shows").click()
    for row in ("Thinking", "Feeling"):
        sender.get_by_label(row, exact=True).press("Space")
    sender.get_by_label("Light up a role").select_option(label="Service adviser")
    shared = f"{served_site}{JOURNEY}?hide=thinking.feeling&role=service-adviser"
    assert sorted(sender.url.partition("?")[2].split("&")) == sorted(shared.partition("?")[2].split("&"))
    reader = page_at(1440).page
    reader.goto(shared)
    hidden = ["thinking", "feeling"]
    assert [reader.locator(f".jb-cell--{lane}").first.is_visible() for lane in (*hidden, "doing")] == [
        False,
        False,
        True,
    ]
    assert lit(reader) != []
    reader.goto(served_site + OTHER)
    assert reader.locator(".jb-cell--thinking").first.is_visible()
    # What is shared is never more than names of rows.
    reader.goto(f"{served_site}{JOURNEY}?hide=no-such-row.%22%3E%3Cimg")
    assert reader.locator(".jb-cell--thinking").first.is_visible()


def test_a_link_lights_a_role_several_degrees_away_where_its_work_passes_through(
    page_at: PageAt, served_site: str
) -> None:
    opened = page_at(1440)
    page = opened.page
    page.goto(f"{served_site}{JOURNEY}?role=cleaner")
    numbers = lit(page)
    assert numbers == [8, 9, 10, 11, 12, 13, 14, 15]
    said = f"Lit up: 8 steps, number {', '.join(map(str, numbers))}."
    assert page.locator(".jb-map__controls output").inner_text() == said
    step = page.locator(".jb-map__step").nth(numbers[0] - 1)
    assert step.locator(".jb-map__lit").inner_text().startswith("Your work gets here: ")
    assert step.locator(".jb-cell--lit").count() > 0
    assert step.locator(".jb-cell--lit").first.evaluate("cell => getComputedStyle(cell).outlineStyle") == "solid"
    assert page.locator(".jb-map__step").first.locator(".jb-cell--lit").count() == 0
    # It stands beside the names of the rows, and the page where it begins.
    beside, first = (
        page.locator(css).first.bounding_box() for css in (".jb-map__lanes", ".jb-map__step:has(.jb-map__lit)")
    )
    assert beside is not None
    assert first is not None
    assert abs(beside["x"] + beside["width"] - first["x"]) < 2
    assert page.evaluate("scrollY") == 0
    # It is remembered on the next journey, without a link.
    page.goto(served_site + OTHER)
    assert page.locator(".jb-map__controls select").input_value() == "cleaner"
    assert lit(page) != []
    assert page.locator(".jb-map__frame").evaluate("frame => frame.scrollLeft") == 0
    assert opened.errors == []


def test_a_chosen_role_stands_in_the_address_and_nobody_is_a_choice_too(page_at: PageAt, served_site: str) -> None:
    page = page_at(1440).page
    page.goto(served_site + JOURNEY)
    page.get_by_label("Light up a role").select_option(label="Service adviser")
    assert page.url == f"{served_site}{JOURNEY}?role=service-adviser"
    assert page.locator(".jb-map__lit").first.inner_text().endswith("You are here")
    page.get_by_label("Light up a role").select_option("")
    assert (page.url, lit(page)) == (served_site + JOURNEY, [])
    assert page.locator(".jb-map__controls output").inner_text() == ""
    page.goto(served_site + OTHER)
    assert lit(page) == []


@pytest.mark.parametrize("asked", ["warehouse-picker", "no-such-role", '"><img src=x onerror=alert(1)>'])
def test_a_role_without_a_part_in_the_journey_is_told_so(page_at: PageAt, served_site: str, asked: str) -> None:
    opened = page_at(1440)
    opened.page.goto(f"{served_site}{JOURNEY}?role={asked}")
    assert lit(opened.page) == []
    said = opened.page.locator(".jb-map__controls output").inner_text()
    assert said == "The role you chose has no part in this journey that we know of."
    assert opened.errors == []


def test_without_javascript_the_map_is_whole_and_offers_only_paper(page_at: PageAt, served_site: str) -> None:
    page = page_at(1440, javascript=False).page
    page.goto(served_site + JOURNEY)
    assert not page.locator(".jb-map__controls select").is_visible()
    assert not page.locator(".jb-map__choice--lanes").is_visible()
    assert page.locator(".jb-map__choice--paper").is_visible()
    assert page.locator(".jb-cell[hidden]").count() == 0
    assert page.locator(".jb-map__label").last.is_visible()
