"""The shipped handbook, built in both ways, read once for all tests of a file."""

from __future__ import annotations

from typing import get_args

import pytest

from tests.browser.opened import Mode, SiteOf
from tests.site.published import Published


@pytest.fixture(
    scope="session",
    params=[pytest.param(mode, marks=pytest.mark.xdist_group(f"site-{mode}")) for mode in get_args(Mode)],
)
def published(request: pytest.FixtureRequest, built_site: SiteOf) -> Published:
    """The site as it is served, then as it is opened from a folder."""
    return Published(built_site(request.param), served=request.param == "served")


@pytest.fixture(scope="session")
def served(built_site: SiteOf) -> Published:
    """The site as it is served."""
    return Published(built_site("served"), served=True)
