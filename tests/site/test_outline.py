"""What valid HTML may still get wrong for those who hear a page: its headings, its tables, the names of its parts."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup, Tag

from tests.site.published import Published

pytestmark = pytest.mark.xdist_group("site-served")


def content_of(soup: BeautifulSoup) -> Tag:
    """What is ours on a page; nothing on one that only leads on to another."""
    return soup.select_one(".md-content__inner") or soup.new_tag("article")


def test_no_heading_skips_a_level(served: Published) -> None:
    skipped = {
        (page.path, str(after))
        for page in served.pages.values()
        for before, after in pairwise(content_of(page.soup).select("h1, h2, h3, h4, h5, h6"))
        if int(after.name[1]) > int(before.name[1]) + 1
    }
    assert skipped == set()


def test_every_heading_of_a_table_of_ours_says_what_it_is_for(served: Published) -> None:
    unclear = {
        (page.path, str(heading))
        for page in served.pages.values()
        for heading in content_of(page.soup).select("table[class] th")
        if heading.get("scope") not in {"col", "row", "colgroup", "rowgroup"}
    }
    assert unclear == set()


def test_no_two_parts_of_a_page_have_the_same_name(served: Published) -> None:
    twice = {
        (page.path, name)
        for page in served.pages.values()
        for name, count in Counter(part["aria-label"] for part in content_of(page.soup).select("[role=region]")).items()
        if count > 1
    }
    assert twice == set()
