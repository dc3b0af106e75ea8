"""Where there is no page: words instead of a number, and ways on that lead on from any address."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from journeybook.hosts.hand_written import in_place_of_404
from tests.drawn import Build, Draw
from tests.hosts.small import SMALL


@pytest.mark.parametrize(
    ("site_url", "root"),
    [("", "/"), ("https://handbook.example/", "/"), ("https://example.org/our/handbook/", "/our/handbook/")],
)
def test_it_says_so_and_leads_to_every_list(draw: Draw, build: Build, site_url: str, root: str) -> None:
    built = build(draw(SMALL), strict=True, site_url=site_url)
    page = BeautifulSoup((built.site / "404.html").read_text("utf-8"), "html5lib")
    assert [heading.get_text() for heading in page.select("main h1")] == ["This page is not here"]
    links = {link.get_text(): str(link["href"]) for link in page.select(".jb-missing a")}
    assert links["Home"] == root
    assert links["Roles"] == f"{root}roles/"
    assert all((built.site / href.removeprefix(root) / "index.html").is_file() for href in links.values())


def test_a_theme_with_a_page_of_its_own_keeps_it() -> None:
    own = "<main><h1>Lost?</h1><p>404 - Not found</p></main>"
    assert in_place_of_404(own, '<h1>Ours</h1><a href="roles/">', "") == own
