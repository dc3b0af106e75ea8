"""The browser of tests/browser, for what only a browser can tell of a host."""

from tests.browser.conftest import browser, page_at, serve

__all__ = ["browser", "page_at", "serve"]
