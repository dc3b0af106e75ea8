"""What a page weighs: everything a browser loads for it, compressed as servers do, but for the search index."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

from journeybook.checks import inspect
from journeybook.clock import check_day
from journeybook.handbook.link import link
from journeybook.pages.department import department_page, departments_index, roles_index
from journeybook.pages.desk import Desk
from journeybook.pages.evidence import evidence_index, evidence_page
from journeybook.pages.health import health_page
from journeybook.pages.home import home_page
from journeybook.pages.improvement_index import improvements_index
from journeybook.pages.insights import insights_page
from journeybook.pages.journey import journey_page
from journeybook.pages.journey_index import journeys_index
from journeybook.pages.manual import names_page
from journeybook.pages.orientation import orientation_index, orientation_page
from journeybook.pages.persona import persona_page
from journeybook.pages.persona_index import personas_index
from journeybook.pages.role import role_page
from journeybook.pages.touchpoint import touchpoint_page
from journeybook.pages.touchpoint_index import touchpoints_index
from journeybook.pages.walk import walk_page
from journeybook.pages.workshop import workshop_page
from journeybook.reading.read import read
from journeybook.site import Page
from tests.browser.opened import SiteOf

pytestmark = pytest.mark.xdist_group("large")

PAGE = 300_000
"""Bytes of a page with all it loads, compressed: the budget."""
OURS = 40_000
"""Bytes of our own style sheet and script, compressed: the budget."""
LARGEST = 1_000_000
"""Bytes of HTML that a phone has to read, not compressed."""
PACKED = {".png", ".jpg", ".jpeg", ".webp", ".avif", ".woff", ".woff2", ".gz"}
"""What no server compresses once more."""


@cache
def weight(path: Path) -> int:
    """Bytes of a file on its way to a browser."""
    return path.stat().st_size if path.suffix in PACKED else len(gzip.compress(path.read_bytes(), 6))


def loaded(html: Path, site: Path) -> Iterator[Path]:
    """The files of the site that a page loads without being asked, the search index left out."""
    page = BeautifulSoup(html.read_bytes(), "html.parser")
    asked = [str(found["href"]) for found in page.select('link[rel~="stylesheet"], link[rel~="icon"]')]
    asked += [str(found["src"]) for found in page.select("script[src], img[src], source[src], iframe[src]")]
    config = page.select_one("script#__config")
    if config is not None:
        asked.append(json.loads(config.text)["search"])
    styles = []
    for written in asked:
        if not urlsplit(written).scheme:
            # The 404 page names its files from the root.
            folder = site if written.startswith("/") else html.parent
            file = (folder / unquote(urlsplit(written).path).lstrip("/")).resolve()
            yield file
            styles += [file] if file.suffix == ".css" else []
    for style in styles:
        for target in re.findall(r"url\([\"']?([^\"')]+)", style.read_text(encoding="utf-8")):
            if not target.startswith(("data:", "#")):
                yield (style.parent / target).resolve()


def pages(site: Path) -> list[Path]:
    found = [path for path in sorted(site.rglob("*.html")) if "http-equiv" not in path.read_text(encoding="utf-8")]
    assert len(found) > 200
    return found


def test_no_page_of_the_shipped_handbook_is_too_heavy(built_site: SiteOf) -> None:
    site = built_site("served")
    heavy = {
        path.relative_to(site).as_posix(): total
        for path in pages(site)
        if (total := weight(path) + sum(map(weight, set(loaded(path, site))))) >= PAGE
    }
    assert heavy == {}


def test_a_page_loads_what_we_think_it_does(built_site: SiteOf) -> None:
    site = built_site("served")
    files = {path.relative_to(site).as_posix() for path in loaded(site / "personas" / "dale" / "index.html", site)}
    kinds = sorted(re.sub(r"\.[0-9a-f]{8}\.", ".", name) for name in files)
    assert kinds == [
        "assets/images/favicon.png",
        "assets/javascripts/bundle.min.js",
        "assets/javascripts/workers/search.min.js",
        "assets/journeybook.css",
        "assets/journeybook.js",
        "assets/stylesheets/main.min.css",
        "assets/stylesheets/palette.min.css",
        "images/dale.png",
    ]


def test_our_own_style_sheet_and_script_are_light(built_site: SiteOf) -> None:
    assets = built_site("served") / "assets"
    assert weight(assets / "journeybook.css") + weight(assets / "journeybook.js") < OURS


def heaviest(large: Desk) -> Iterator[Page]:
    """Every index of the large handbook, and of each kind of page those that have most to say."""
    facts, handbook = large.facts, large.handbook
    yield from (roles_index(large), journeys_index(large), personas_index(large), touchpoints_index(large))
    yield from (departments_index(large), evidence_index(large), improvements_index(large), insights_page(large))
    yield from (orientation_index(large), names_page(large), home_page(large))
    busiest = sorted(handbook.roles, key=lambda found: len(facts.impacts[found].reaches))[-2:]
    busiest += sorted(handbook.roles, key=lambda found: len(facts.impacts[found].meets))[-2:]
    for role in busiest:
        yield from (role_page(large, role), orientation_page(large, role))
    for department in sorted(facts.roles_of_department, key=lambda found: len(facts.roles_of_department[found]))[-2:]:
        yield department_page(large, department)
    used = facts.moments_of_touchpoint
    yield touchpoint_page(large, max(used, key=lambda found: len(used[found])))
    for journey in sorted(handbook.journeys, key=lambda found: len(str(handbook.journeys[found])))[-3:]:
        yield from (journey_page(large, journey), walk_page(large, journey), workshop_page(large, journey))
    yield from (persona_page(large, persona) for persona in list(handbook.personas)[:3])
    yield from (evidence_page(large, found) for found in list(handbook.evidence)[:3])


def test_no_page_of_two_hundred_journeys_is_too_heavy(large: Desk, built_site: SiteOf) -> None:
    site = built_site("served")
    plain = min(pages(site), key=weight)
    frame = plain.read_bytes()
    around = sum(map(weight, set(loaded(plain, site))))
    weights = {
        page.address: (around + len(gzip.compress(frame + page.html.encode(), 6)), len(page.html.encode()))
        for page in heaviest(large)
    }
    assert len(weights) > 25
    assert {address: found for address, found in weights.items() if found[0] >= PAGE or found[1] >= LARGEST} == {}


def test_the_page_for_editors_lists_no_more_than_anybody_mends(large: Desk, large_content: Path) -> None:
    reading = read(large_content, "content")
    handbook, unlinked = link(reading, drafts=False)
    page = health_page(large, inspect(reading, handbook, unlinked, check_day()), "content")
    assert len(page.html.encode()) < LARGEST
    assert re.search(r"And \d+ more\. The command journeybook check names them all\.", page.html)
