"""A new handbook in a real git repository comes in; its form page goes out, with Decap in it and git behind it.

Everything is what an organisation would have: `journeybook init`, `schema --format cms`, docs/forms.md, Decap and
js-yaml from npm, the policy that the build wrote. For the organisation's forge stands decap-server, which does on this
machine what a forge does for Decap: a save becomes a commit on a branch of its own.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from click.testing import CliRunner
from playwright.sync_api import Locator, Page

from journeybook.commands import main
from tests.browser.opened import Quiet, Server
from tests.changes.repository import ALONE, Drawn
from tests.judges import NODE, PACKAGES, judge

API = "/api/v1"
FORMS = """  - journeybook:
      forms:
        decap: node_modules/decap-cms/dist/decap-cms.js
        yaml: node_modules/js-yaml/dist/browser/js-yaml.umd.min.js
        config: forms/config.yml
"""
"""As docs/forms.md says it."""


@dataclass(frozen=True)
class House:
    """A handbook whose form page is served at `url`; what is saved there is committed in `repository`."""

    repository: Drawn
    url: str

    def branches(self) -> list[str]:
        """What Decap made, by name."""
        return self.repository.git("branch", "--list", "cms/*", "--format=%(refname:short)").split()


@dataclass(frozen=True)
class Form:
    """Decap, signed in, as an editor uses it. Of fields with one name the last is meant, which was added last."""

    page: Page
    house: House

    def open(self, place: str) -> None:
        """A form: `personas/new`, or `personas/entries/robin`."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.house.url}#/collections/{place}")
        sign_in = self.page.get_by_role("button", name="Login")
        form = self.page.get_by_role("button", name="Save")
        sign_in.or_(form).first.wait_for()
        if sign_in.is_visible():
            sign_in.click()
        form.first.wait_for()

    def field(self, name: str) -> Locator:
        """What is filled in or clicked for a field, by its name in the file."""
        return self.page.locator(f'[id^="{name}-field-"]').last

    def write(self, name: str, text: str) -> None:
        """Fill a line, or a few."""
        self.field(name).fill(text)

    def choose(self, name: str, typed: str, shown: str) -> None:
        """Pick one of those that are offered."""
        self.field(name).click()
        self.page.keyboard.type(typed)
        self.page.get_by_role("option", name=shown, exact=True).click()

    def add(self, what: str) -> None:
        """One more in a list."""
        self.page.get_by_role("button", name=f"Add {what}", exact=True).last.click()

    def compose(self, at: int, text: str) -> None:
        """Type at the end of a text that may be formatted: the first such field of the form is 0."""
        editor = self.page.locator("[data-slate-editor=true]").nth(at)
        editor.click()
        self.page.keyboard.press("Control+End")
        self.page.keyboard.type(text)

    def save(self) -> None:
        """Save, and wait until it is in git."""
        with self.page.expect_response(lambda answer: '"persistEntry"' in (answer.request.post_data or "")) as saved:
            self.page.get_by_role("button", name="Save").first.click()
        assert saved.value.status == 200, saved.value.text()
        self.page.wait_for_url("**/entries/**")
        self.page.get_by_text("Changes saved").wait_for()


class Behind(Quiet):
    """Serves the site, and hands what Decap says to its server on to it."""

    server_of_decap = ""

    def do_POST(self) -> None:  # noqa: N802  # called so by http.server
        """Hand on, and hand back."""
        told = Request(  # noqa: S310  # an address of this machine
            f"{self.server_of_decap}{self.path}",
            data=self.rfile.read(int(self.headers["Content-Length"])),
            headers={"Content-Type": "application/json"},
        )
        try:
            with urlopen(told) as answer:  # noqa: S310  # as above
                status, body = answer.status, answer.read()
        except HTTPError as answer:
            status, body = answer.code, answer.read()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def founded(top: Path) -> Drawn:
    """A new handbook with forms, as docs/forms.md sets them up, in its first commit."""
    (top / "node_modules").symlink_to(PACKAGES)
    (top / "mkdocs.yml").write_text(
        (top / "mkdocs.yml").read_text(encoding="utf-8").replace("  - journeybook\n", FORMS), encoding="utf-8"
    )
    config = top / "forms" / "config.yml"
    signed_in = config.read_text(encoding="utf-8").replace("name: git-gateway", f"name: proxy\n  proxy_url: {API}")
    config.write_text(signed_in, encoding="utf-8")
    with (top / ".gitignore").open("a", encoding="utf-8") as ignored:
        ignored.write("node_modules\n")
    repository = Drawn(top)
    repository.git("init", "--quiet", "--initial-branch", "main")
    repository.commit({}, "A handbook")
    return repository


@contextmanager
def housed(top: Path) -> Iterator[House]:
    """The form page of a new handbook in the folder `top`, until it is left."""
    for arguments in (
        ["init", str(top)],
        ["schema", "--format", "cms", "--output", str(top / "forms"), "--content", str(top / "content")],
    ):
        made = CliRunner().invoke(main, arguments)
        assert made.exit_code == 0, made.output
    repository = founded(top)
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=top, capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, built.stderr
    site = top / "site"
    policy = (site / "edit" / "content-security-policy.txt").read_text(encoding="utf-8").strip().partition(": ")
    with git_server(top) as address:
        handler = type("BehindThis", (Behind,), {"server_of_decap": address})
        server = ThreadingHTTPServer(
            ("127.0.0.1", 0), partial(handler, directory=str(site), headers_too={policy[0]: policy[2]})
        )
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        serving = Server(server, thread)
        try:
            yield House(repository, f"{serving.url}edit/")
        finally:
            serving.stop()


@contextmanager
def git_server(top: Path) -> Iterator[str]:
    """decap-server on a repository; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    told = {"MODE": "git", "GIT_REPO_DIRECTORY": str(top), "PORT": str(port), "BIND_HOST": "127.0.0.1"}
    with subprocess.Popen(
        [NODE, str(judge("decap-server/dist/index.js"))],
        cwd=top,
        env={**os.environ, **ALONE, **told},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            wait_for(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def wait_for(port: int) -> None:
    """Until something listens there. Raises TimeoutError after half a minute."""
    for _ in range(300):
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("decap-server did not start")
