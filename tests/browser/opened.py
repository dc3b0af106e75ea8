"""Pages in a real browser: a size and a colour scheme come in, a page that remembers what happened goes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Literal, Protocol

from playwright.sync_api import Page

Mode = Literal["served", "offline"]
Scheme = Literal["light", "dark"]
SiteOf = Callable[[Mode], Path]
Serve = Callable[[Path], str]


@dataclass(frozen=True)
class Opened:
    """A page with its troubles (errors on the console, errors thrown) and the address of every request it made."""

    page: Page
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def listen(self) -> None:
        """Write down from now on what happens."""
        self.page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.context.on("request", lambda request: self.requests.append(request.url))

    def elsewhere(self, home: str) -> list[str]:
        """The requests that left the site at `home`: an address, or `file:` for a site opened from a folder."""
        return [url for url in self.requests if not url.startswith((home, "data:", "blob:", "about:"))]


class PageAt(Protocol):
    """A new page in a context of its own; `javascript=False` opens it as a reader who switched it off."""

    def __call__(
        self, width: int, height: int = 900, scheme: Scheme = "light", *, javascript: bool = True
    ) -> Opened: ...


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder as any host does, its own page for what is not there included, and keeps no log."""

    def __init__(self, *request: Any, directory: str, headers_too: Mapping[str, str]) -> None:
        self.headers_too = headers_too
        super().__init__(*request, directory=directory)

    def end_headers(self) -> None:
        """Add what this server says with every answer."""
        for name, value in self.headers_too.items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's 404.html where there is one."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@dataclass(frozen=True)
class Server:
    """A folder served on a free port of this machine, until `stop`."""

    server: ThreadingHTTPServer
    thread: Thread

    @property
    def url(self) -> str:
        """The address of the site, with a slash at its end."""
        return f"http://127.0.0.1:{self.server.server_address[1]}/"

    def stop(self) -> None:
        """End it, and wait until it has."""
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


def served(folder: Path, headers: Mapping[str, str] | None = None) -> Server:
    """Start serving a folder, with headers that go with every answer."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder), headers_too=headers or {}))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    return Server(server, thread)
