"""Hostile texts that stood in a handbook once: on the page that tells what changed they are words too."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import drawn
from tests.changes.repository import ALONE, repository
from tests.safety.filled import handbook
from tests.safety.shapes import listeners, shape
from tests.safety.test_hostile import HARMLESS, all_of

MONTHS = 3


def pages(folder: Path, once: str) -> dict[str, str]:
    """The page of changes and the home page of a handbook in which every text was another one for a month."""
    held = repository(folder)
    for month, text in enumerate(("Said as it is.", once, "Said as it is."), start=1):
        held.commit({**handbook(lambda _, said=text: said), "index.md": "# Home\n"}, when=f"2026-0{month}-01T10:00:00Z")  # type: ignore[misc]  # bound at once
    built = drawn.build(held.content, site_url="https://handbook.example/")
    assert not built.failed, built.log
    return {address: built.page(address) for address in ("changes/", "")}


@pytest.mark.parametrize(
    "tried",
    [("markup", "ends", "templates", "signs"), ("comments", "references", "addresses", "diagrams")],
    ids=" ".join,
)
def test_hostile_texts_of_an_earlier_day_stay_words(
    tried: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in ALONE.items():
        monkeypatch.setenv(name, value)
    meant = pages(tmp_path / "harmless", HARMLESS)
    for address, page in pages(tmp_path / "hostile", all_of(tried)).items():
        there, here = shape(meant[address]), shape(page)
        assert (here.elements - there.elements, there.elements - here.elements) == ({}, {})
        assert (here.strange, here.places, here.running) == (there.strange, there.places, there.running)
        assert listeners(page) == []


def test_nobody_who_committed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ALONE.items():
        monkeypatch.setenv(name, value)
    page = pages(tmp_path, HARMLESS)["changes/"]
    assert [word for word in ("Ann", "ann@house.example", "A change") if word in page] == []
    assert page.count('class="jb-entry jb-changed') > MONTHS
