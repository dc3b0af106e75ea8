"""What every test may ask for: a drawn handbook, and a real build of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from tests import drawn
from tests.drawn import Build, Draw

# Here and nowhere else: two that start a browser in one process are one too many.
pytest_plugins = ["tests.browser.fixtures"]

# Two cores may be shared with a browser: no test fails for being slow this once.
settings.register_profile("patient", parent=settings(), deadline=None)
settings.load_profile("patient")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Refuse to run where workers would not keep the groups that share a build: it takes twice as long, in silence."""
    if getattr(config.option, "loadgroup", False):
        lost = [item.nodeid for item in items if item.get_closest_marker("xdist_group") and "@" not in item.nodeid]
        if lost:
            raise pytest.UsageError(f"pytest-xdist does not send tests of one group to one worker, such as {lost[0]}")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Call no test by bytes, which may have the time in them (archives have), nor by a text of thousands of letters.

    Every worker has to call a test the same, or none is run.
    """
    if isinstance(val, bytes):
        return argname
    if isinstance(val, str) and len(val) > 200:
        return f"{val[:80].encode('unicode_escape').decode()}..."
    return None


@pytest.fixture
def draw(tmp_path: Path) -> Draw:
    """Writes {path: text} below content/ in a folder of this test's own, and returns content/."""

    def into_content(files: Mapping[str, str | bytes]) -> Path:
        return drawn.write(tmp_path / "content", files)

    return into_content


@pytest.fixture
def build() -> Build:
    """Runs a real MkDocs build of a content folder: `build(draw({...}), strict=True)`."""
    return drawn.build
