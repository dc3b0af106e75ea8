"""An open page comes in; what a reader could not see of it goes out: too small, too faint, sticking out, cut off."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""With what axe's makers have found to help beyond it: headings in order, everything within a landmark."""

LOOK = Path(__file__).with_name("measured.js").read_text(encoding="utf-8").strip()

FAULTLESS = {"sticks out": 0, "small": [], "faint": [], "overlapping": [], "cut": []}


def measured(page: Page) -> dict[str, Any]:
    """By how many pixels the page is wider than its window, and which texts cannot be read.

    Those are texts below 12 px or a contrast of 4.5, texts over others, and texts cut off. A text in a picture counts
    in the size it is drawn at. The contrast is that of WCAG 2.2, success criterion 1.4.3, against the colours below it,
    in a picture those of the shapes drawn before it.
    """
    found: dict[str, Any] = page.evaluate(f"""() => {{
      const look = {LOOK};
      return {{
        "sticks out": look.sticksOut(), small: look.small(), faint: look.faint(), overlapping: look.overlapping(),
        cut: look.cut(),
      }};
    }}""")
    return found


def hidden(page: Page) -> list[str]:
    """What hides texts of the page's content: class names, or names of elements. Opens all that is folded away."""
    return _found(page, "hidden")


def moving(page: Page) -> list[str]:
    """What moves for longer than a millisecond when it changes, or scrolls smoothly."""
    return _found(page, "moving")


def faint_shapes(page: Page) -> list[str]:
    """Shapes of pictures below the contrast of 3 that WCAG 2.2 asks for in success criterion 1.4.11; grids left out."""
    return _found(page, "faintShapes")


def broken_rules(page: Page, *, contrast: bool = True) -> dict[str, list[str]]:
    """What axe finds against WCAG 2.2 A and AA, and good practice: by rule, the elements concerned.

    For contrast, which `measured` looks at too, axe needs five times as long as for all else. Of a page from a folder
    it gets no style sheets, as a browser refuses it files; it would want them to see whether a page may be turned.
    """
    page.evaluate(f"window.axe || (() => {{ {AXE} }})()")
    ask = """([tags, contrast]) => axe.run(document, {
      runOnly: {type: 'tag', values: tags}, resultTypes: ['violations'], rules: {'color-contrast': {enabled: contrast}},
      preload: location.protocol !== 'file:',
    })"""
    result: dict[str, Any] = page.evaluate(ask, [LEVELS, contrast])
    return {rule["id"]: [node["html"] for node in rule["nodes"]] for rule in result["violations"]}


def _found(page: Page, name: str) -> list[str]:
    found: list[str] = page.evaluate(f"{LOOK}.{name}()")
    return found
