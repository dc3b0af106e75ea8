"""An edition of the handbook: a content folder comes in; its problems, and the site if nothing is wrong, go out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from .addresses import Addresses
from .changes.months import History
from .checks import inspect
from .clock import check_day, page_day
from .diagrams import renderer_name
from .handbook.facts import Facts
from .handbook.link import link
from .handbook.vocabulary import in_language
from .history import MONTHS, Past
from .pages.desk import Desk, Forge
from .pages.press import Press
from .problems import Problem, is_sound
from .publish import publish
from .reading.read import Watched, read, unwatched
from .site import Site
from .words import words


@dataclass(frozen=True)
class SiteSettings:
    """What the host says of the site.

    `edit_base` is the URL that a path below content/ is added to ("" for none), `repo_url` the forge's, and
    `content_prefix` the folder's name as messages show it. `months` is how many are told of what changed, `forms`
    whether there is a page with forms, and `language` that of the host's own words, "" where it has none.
    """

    site_name: str
    directory_urls: bool = True
    drafts: bool = False
    edit_base: str = ""
    repo_url: str = ""
    content_prefix: str = "content"
    months: int = MONTHS
    forms: bool = False
    language: str = ""


@dataclass(frozen=True)
class Edition:
    """What became of a content folder: `site` is None where an error stands in the way.

    `notes` are for whoever builds it: what pages cannot show, and why.
    """

    problems: tuple[Problem, ...]
    site: Site | None = None
    desk: Desk | None = None
    notes: tuple[str, ...] = ()

    def link(self, target: str, from_address: str) -> str | None:
        """Lead a prose link such as `role:cleaner` to a URL from a page, None where it leads nowhere."""
        return self.desk.at(from_address).resolve(target) if self.desk else None


def make(content: Path, settings: SiteSettings, watched: Watched = unwatched, past: Past | None = None) -> Edition:
    """Read, link and check a content folder, and make its site unless something is an error.

    `watched` hands paths on while reading, as `read` says. `past` is what an earlier edition knew of the history.
    """
    reading = read(content, settings.content_prefix, watched)
    handbook, unlinked = link(reading, drafts=settings.drafts)
    checked = inspect(reading, handbook, unlinked, check_day())
    if handbook is None or not is_sound(checked):
        return Edition(checked)
    catalogue = words(handbook.vocabulary.language, handbook.vocabulary.labels)
    handbook = replace(handbook, vocabulary=in_language(handbook.vocabulary, catalogue))
    history = (past or Past()).history(content, reading, catalogue, settings.months, drafts=settings.drafts)
    desk = Desk(
        facts=Facts(handbook, page_day(content)),
        words=catalogue,
        addresses=Addresses(settings.directory_urls),
        press=Press(catalogue),
        forge=Forge(settings.edit_base, _new_issue(settings.repo_url), settings.forms),
        site_name=settings.site_name,
        vocabulary_source=reading.vocabulary_path,
        history=history,
    )
    written = "index.md" in reading.page_paths
    site = publish(desk, checked, settings.content_prefix, home_is_written=written)
    return Edition(checked, site, desk, tuple(_notes(history, catalogue.language, settings.language)))


def _notes(history: History, ours: str, theirs: str) -> Iterator[str]:
    if theirs and theirs != ours:
        yield (
            f'the handbook speaks "{ours}" and its theme "{theirs}": write the same language in handbook.yml and below '
            "theme: in mkdocs.yml, so that Search and Table of contents are said in the words of the handbook"
        )
    if renderer_name() is None:
        yield "no renderer for diagrams on this machine: pages show the map and the diagram's text"
    if history.why_not:
        yield f"the page of changes has nothing to tell: {history.why_not}"
    if history.since:
        yield (
            f"the page of changes begins with {history.since}, since this clone holds no older commits; fetch all of "
            "them: git fetch --unshallow (on GitHub fetch-depth: 0, on GitLab GIT_DEPTH: 0)"
        )


def _new_issue(repo_url: str) -> str:
    """The forge's page for a new issue: GitHub, GitLab, Gitea and Forgejo all have it there."""
    if not repo_url:
        return ""
    return repo_url.rstrip("/") + ("/-/issues/new" if "gitlab" in repo_url else "/issues/new")


def edit_base(repo: str, edit: str) -> str:
    """What a path below content/ is added to, put together as MkDocs does it; "" for nothing to edit at."""
    if not edit or not (repo or urlsplit(edit).scheme):
        return ""
    return urljoin(repo if edit.startswith(("?", "#")) else f"{repo.rstrip('/')}/", edit)
