"""Another organisation's long words, far roles and thirty moments, in a real browser: nothing breaks the page."""

from __future__ import annotations

import pytest

from tests import drawn
from tests.browser.measured import FAULTLESS, measured
from tests.browser.opened import PageAt, Scheme, Serve
from tests.other.workshop import texts

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("another-organisation")]

TELLER = "roles/teller/"
ADDRESSES = [
    TELLER,
    "roles/paper/",
    "roles/moon/",
    "journeys/mend/",
    "journeys/thirty/",
    "journeys/quiet/",
    "personas/li/",
    "personas/bo/",
    "touchpoints/bell/",
    "departments/counter/",
    "evidence/diary/",
    "improvements/new-bell/",
    *("", "roles/", "journeys/", "personas/", "improvements/"),
]


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    """The address of the clock workshop's handbook."""
    content = drawn.write(tmp_path_factory.mktemp("workshop") / "content", texts())
    built = drawn.build(
        content, strict=True, theme={"name": "material", "font": False, "palette": [{"scheme": "default"}]}
    )
    assert not built.failed, built.log
    return serve(built.site)


def test_long_words_and_hard_signs_break_no_page_on_a_laptop_and_a_phone(page_at: PageAt, workshop: str) -> None:
    opened, seen = page_at(1440), {}
    for address in ADDRESSES:
        opened.page.set_viewport_size({"width": 1440, "height": 900})
        opened.page.goto(workshop + address)
        seen[address, "wide"] = measured(opened.page)
        opened.page.set_viewport_size({"width": 390, "height": 844})
        seen[address, "narrow"] = measured(opened.page)
    assert {where: found for where, found in seen.items() if found != FAULTLESS} == {}
    assert (opened.errors, opened.elsewhere(workshop)) == ([], [])


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (760, "dark")])
def test_the_picture_of_thirty_moments_shrinks_while_it_can_be_read_and_then_scrolls_in_its_own_frame(
    page_at: PageAt, workshop: str, width: int, scheme: Scheme
) -> None:
    page = page_at(width, 900, scheme).page
    page.goto(workshop + TELLER)
    frame, picture = page.locator(".jb-diagram-scroll").first, page.locator("svg.jb-diagram").first
    shown, drawn_width = frame.evaluate("frame => [frame.clientWidth, frame.scrollWidth]")
    assert picture.is_visible()
    assert shown <= width
    smaller = picture.evaluate("svg => svg.viewBox.baseVal.width / svg.getBoundingClientRect().width")
    assert 0.99 <= smaller <= 7 / 6 + 0.01
    if width < 800:
        assert drawn_width > shown
        frame.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function("document.querySelector('.jb-diagram-scroll').scrollLeft > 0")
    sizes = picture.evaluate("""svg => [...svg.querySelectorAll('text')].map(text =>
      parseFloat(getComputedStyle(text).fontSize) * Math.hypot(text.getScreenCTM().a, text.getScreenCTM().b))""")
    assert len(sizes) > 3
    assert min(sizes) >= 12


def test_on_a_phone_the_same_in_words_stands_in_the_place_of_the_picture(page_at: PageAt, workshop: str) -> None:
    page = page_at(390).page
    page.goto(workshop + TELLER)
    assert not page.locator(".jb-diagram-scroll").first.is_visible()
    words = page.locator(".jb-diagram__words").first
    assert not words.locator("summary").is_visible()
    assert words.locator("li li a").first.is_visible()
    assert words.locator("li li").count() == 30
