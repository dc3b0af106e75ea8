"""An organisation's own colours: every variable is documented, and one that is set shows everywhere."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

from tests.browser.opened import PageAt, Serve
from tests.drawn import Build, Draw
from tests.hosts.small import SMALL

STYLES = files("journeybook").joinpath("assets/handbook.css").read_text(encoding="utf-8")
DOCUMENTED = (Path(__file__).parents[2] / "docs" / "appearance.md").read_text(encoding="utf-8")


def test_every_variable_is_documented_and_has_a_value_in_the_dark() -> None:
    light, dark = (re.search(rf"{scheme} {{(.*?)\n}}", STYLES, re.DOTALL) for scheme in (":root", r'"slate"\]'))
    assert light is not None
    assert dark is not None
    names, dark_names = (set(re.findall(r"(--jb-[a-z0-9-]+):", found[1])) for found in (light, dark))
    told = re.sub(r"`--jb-tone-0` to `--jb-tone-5`", " ".join(f"`--jb-tone-{n}`" for n in range(6)), DOCUMENTED)
    assert names == set(re.findall(r"`(--jb-[a-z0-9-]+)`", told))
    assert names - dark_names == {"--jb-serif", "--jb-sans", "--jb-measure"}


@pytest.mark.browser
def test_a_colour_that_is_set_shows_on_pages_and_in_diagrams(
    draw: Draw, build: Build, page_at: PageAt, serve: Serve
) -> None:
    own = ":root { --jb-ink: rgb(10 20 30) } [data-md-color-scheme=slate] { --jb-ink: rgb(220 230 240) }"
    built = build(draw({**SMALL, "our-look.css": own}), strict=True, extra_css=["our-look.css"])
    page = page_at(1440).page
    page.goto(f"{serve(built.site)}journeys/move-in/")
    for scheme, ink in (("default", "rgb(10, 20, 30)"), ("slate", "rgb(220, 230, 240)")):
        page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
        colours = page.evaluate("""() => [
            getComputedStyle(document.querySelector(".jb-head__title")).color,
            getComputedStyle(document.querySelector("svg.jb-diagram .jb-diagram-task text")).fill,
        ]""")
        assert colours == [ink, ink]
