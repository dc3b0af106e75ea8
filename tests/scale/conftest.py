"""A handbook of 200 journeys and 150 roles, linked, for tests of what pages make of so much."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.corpus import SIZES, corpus
from journeybook.addresses import Addresses
from journeybook.handbook.facts import Facts
from journeybook.handbook.link import link
from journeybook.pages.desk import Desk, Forge
from journeybook.pages.press import Press
from journeybook.reading.read import read
from journeybook.words import words
from tests.drawn import write


@pytest.fixture(scope="session")
def large_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of size M."""
    return write(tmp_path_factory.mktemp("large") / "content", dict(corpus(SIZES["M"])))


@pytest.fixture(scope="session")
def large(large_content: Path) -> Desk:
    """The desk at which the pages of size M are written."""
    handbook, unlinked = link(read(large_content, "content"), drafts=False)
    assert handbook is not None
    assert unlinked == ()
    catalogue = words("en", {})
    addresses = Addresses(directory_urls=True)
    return Desk(Facts(handbook, None), catalogue, addresses, Press(catalogue), Forge(), "Larkspur Mutual")
