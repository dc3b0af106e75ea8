"""The MkDocs host: an edition of the handbook comes in, MkDocs' files, pages and navigation go out."""

from __future__ import annotations

from datetime import date
from logging import ERROR, INFO
from pathlib import Path
from typing import Any, Literal, cast

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext

from ..clock import page_day
from ..edition import Edition, SiteSettings, edit_base, make
from ..history import MONTHS, Past
from ..problems import Severity
from ..reports.text import closing, render
from ..site import Page as HandbookPage
from ..site import Section as HandbookSection
from . import hand_written
from .banner import banner
from .form_page import form_files, unusable
from .navigation import HOME, navigation
from .offline import SHIM, shim
from .policy import PATH as POLICY
from .policy import inline_scripts, policy
from .published import may_publish
from .redirects import redirect
from .searching import entries, index_of, set_up

log = get_plugin_logger("journeybook")


class Options(Config):
    """The plugin's options in mkdocs.yml."""

    drafts = config_options.Optional(config_options.Type(bool))
    forms = config_options.Optional(config_options.Type(dict))
    months = config_options.Type(int, default=MONTHS)


class JourneybookPlugin(BasePlugin[Options]):
    """Puts the handbook into a MkDocs site. It lives across rebuilds: a broken edit shows the last whole handbook."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self.serving = False
        self.past = Past()
        self.edition: Edition | None = None
        self.banner = ""
        self.pages: dict[str, HandbookPage] = {}
        self.day: date | None = None
        self.scripts: set[str] = set()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002  # MkDocs' signature
        """Remember whether this is a server; that MkDocs finds this method keeps the plugin alive across rebuilds."""
        self.serving = command == "serve"

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Keep the theme from asking other hosts for fonts and for its search worker, before its own plugins look."""
        if config.theme.get("font"):
            config.theme["font"] = False
            log.info("theme.font is set to false: a handbook fetches no fonts from another host")
        set_up(config.plugins, str(config.theme.get("language") or "en"))
        if _offline(config):
            polyfills = config.extra.setdefault("polyfills", [])
            if not any("iframe-worker" in str(url) for url in polyfills):
                polyfills.append(SHIM)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Make the edition before MkDocs empties the site folder; a broken one stops here, or is not shown yet."""
        self.day = page_day(Path(config.docs_dir))
        self.scripts = set()
        if wrong := unusable(self.config.forms, config.config_file_path):
            raise PluginError(f"{wrong}: nothing was built, and the last site was left alone")
        edition = make(Path(config.docs_dir), self._settings(config), past=self.past)
        for note in edition.notes:
            log.info(note)
        worst = Severity.WARNING if config.strict else Severity.ERROR
        bad = tuple(problem for problem in edition.problems if problem.severity >= worst)
        if bad and not (self.serving and self.edition):
            raise PluginError(f"\n{render(bad)}{closing(bad)}: nothing was built, and the last site was left alone")
        if not bad:
            for problem in edition.problems:
                if problem.severity is Severity.WARNING:
                    log.info("%s:%s: %s", problem.path, problem.line, problem.message)
            self.edition, self.banner = edition, ""
        elif self.edition and self.edition.desk:
            self.banner = banner(bad, self.edition.desk.words)
            # Under --strict an error that is logged would end the build, and leave every request waiting.
            log.log(INFO if config.strict else ERROR, "\n%s%s", render(bad), closing(bad))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take what must not be published out, and put the handbook's pages, assets and data in."""
        site = self._edition().site
        if site is None:
            return files
        named, folder = _named(config), Path(config.docs_dir)
        taken = {f"{page.address}index.html" for page in site.pages}
        for file in list(files):
            if file.generated_by is None and (
                file.dest_uri in taken or not may_publish(file.src_uri, Path(file.abs_src_path or ""), named, folder)
            ):
                files.remove(file)
        for page in site.pages:
            self._add(files, config, f"{page.address}{HOME}", "\n", page.source)
        for asset in *site.assets, *site.data, *form_files(self.config.forms, config.config_file_path, self._edition()):
            self._add(files, config, asset.path, asset.content)
        for former, today in site.redirects:
            self._add(files, config, f"{former}index.html", redirect(self._edition(), former, today))
        if SHIM in config.extra.get("polyfills", ()):
            self._add(files, config, SHIM, shim())
        config.extra_css[:0] = [style for style in site.stylesheets if style not in config.extra_css]
        config.extra_javascript[:0] = [_deferred(script) for script in site.scripts if script not in _scripts(config)]
        self.pages = {f"{page.address}{HOME}": page for page in site.pages}
        if files.get_file_from_path(HOME) is None:
            # The hand-written home page was taken away while something else is broken.
            self._add(files, config, HOME, "\n")
        if config.nav is None:
            config.nav = self._navigation(files)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002  # MkDocs' signature
        """Let each page light up the section that its index stands in."""
        holders = {
            page.file.src_uri.rpartition("/")[0]: page.parent or page
            for page in nav.pages
            if page.file.src_uri in self.pages
        }
        in_navigation = {page.file.src_uri for page in nav.pages}
        for src_uri in self.pages.keys() - in_navigation:
            file = files.get_file_from_path(src_uri)
            if file is not None and file.page is not None:
                # The theme asks a parent nothing but whether it is active, so an index page will do where there is
                # no section around it.
                file.page.parent = cast("Section | None", holders.get(src_uri.partition("/")[0]))
        return nav

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002  # MkDocs' signature
        """Say what the page is called. The theme writes all of this as it is, so it is escaped here."""
        # With tabs above, the sidebar would mostly list its section's index alone; without them it is the navigation.
        tabs = "navigation.tabs" in (config.theme.get("features") or ())
        has_brothers = isinstance(page.parent, Section) and len(page.parent.children) > 1
        hidden = ["navigation"] if tabs and not has_brothers else []
        ours = self.pages.get(page.file.src_uri)
        if ours is None:
            page.meta = hand_written.meta(page.meta)
            if page.file.src_uri == HOME:
                page.meta["hide"] = hidden
            return markdown
        page.meta = hand_written.meta({"title": ours.title, "description": ours.description})
        page.meta["hide"] = [*hidden, "toc"] if ours.wide else hidden
        if index_of(config.plugins) is not None:
            # Its entries are made from what editors wrote: see on_page_context.
            page.meta["search"] = {"exclude": True}
        return ""

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002  # MkDocs' signature
        """Hand over the finished HTML with its table of contents; sieve what was written by hand."""
        if self.day is not None:
            page.update_date = self.day.isoformat()
        ours = self.pages.get(page.file.src_uri)
        if ours is not None:
            page.toc = TableOfContents(_contents(ours.sections))
            page.present_anchor_ids = set(ours.anchors)
            return self.banner + ours.html
        return self.banner + self._hand_written(html, page)

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,
        nav: Navigation,  # noqa: ARG002  # MkDocs' signature
    ) -> TemplateContext:
        """Tell the theme's search what a page of ours is found by."""
        ours, index = self.pages.get(page.file.src_uri), index_of(config.plugins)
        if ours is not None and index is not None:
            index += entries(ours, page.url, tags="material/tags" not in config.plugins)
        return context

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002  # MkDocs' signature
        """Leave the link to the repository, and nothing that asks its forge for stars; note which scripts may run."""
        finished = hand_written.without_forge_facts(output)
        self.scripts.update(inline_scripts(finished))
        return finished

    @event_priority(-100)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Do the same for pages that are only a template, such as 404.html."""
        finished = hand_written.without_forge_facts(output_content)
        site = self._edition().site
        if template_name == "404.html" and site:
            finished = hand_written.in_place_of_404(finished, site.missing, config.site_url or "")
        if template_name.endswith(".html"):
            self.scripts.update(inline_scripts(finished))
        return finished

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write down what the server should send so that nothing but the site's own scripts can ever run."""
        Path(config.site_dir, POLICY).write_text(f"Content-Security-Policy: {policy(self.scripts)}\n", encoding="utf-8")

    def _hand_written(self, html: str, page: Page) -> str:
        edition = self._edition()
        is_home = page.file.src_uri == HOME
        folder = page.file.dest_uri.rpartition("/")[0]
        address = f"{folder}/" if folder else ""
        home = edition.site.home if edition.site and is_home else None
        before, after = hand_written.halves(html, lambda target: edition.link(target, address))
        page.title = hand_written.title(page.title or "")
        if not is_home:
            # Without it the theme makes text of the title's character references, and of that text elements.
            page.meta["title"] = page.title
        entries = [_plain_entry(item) for item in page.toc]
        if home:
            under = entries[0].children if len(entries) == 1 and entries[0].level == 1 else entries
            place = sum(f' id="{entry.id}"' in before for entry in under)
            under[place:place] = _contents(home.sections)
            page.present_anchor_ids = {*(page.present_anchor_ids or ()), *(section.id for section in home.sections)}
        page.toc = TableOfContents(entries)
        return before + (home.html if home else "") + after

    def _edition(self) -> Edition:
        if self.edition is None:
            raise PluginError("no edition was made before the build")
        return self.edition

    def _settings(self, config: MkDocsConfig) -> SiteSettings:
        docs = Path(config.docs_dir)
        root = Path(config.config_file_path).parent if config.config_file_path else docs.parent
        return SiteSettings(
            site_name=config.site_name,
            directory_urls=config.use_directory_urls and not _offline(config),
            drafts=self.serving if self.config.drafts is None else self.config.drafts,
            edit_base=edit_base(config.repo_url or "", config.edit_uri or ""),
            repo_url=(config.repo_url or "").rstrip("/"),
            months=self.config.months,
            forms=self.config.forms is not None,
            language=str(config.theme.get("language") or ""),
            content_prefix=docs.relative_to(root).as_posix() if docs.is_relative_to(root) else docs.name,
        )

    def _add(
        self, files: Files, config: MkDocsConfig, path: str, content: str | bytes, source: str | None = None
    ) -> None:
        file = File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
        if source:
            file.edit_uri = source
        known = files.get_file_from_path(path)
        if known is not None:
            files.remove(known)
        files.append(file)

    def _navigation(self, files: Files) -> list[Any]:
        edition = self._edition()
        written = sorted(
            file.src_uri
            for file in files.documentation_pages()
            if file.src_uri not in self.pages and file.src_uri != HOME
        )
        home = edition.desk.words.text("home") if edition.desk else ""
        return navigation(edition.site.navigation if edition.site else (), home, written)


def _offline(config: MkDocsConfig) -> bool:
    """Whether the theme's offline plugin is there and switched on."""
    plugin = config.plugins.get("offline") or config.plugins.get("material/offline")
    return bool(plugin is not None and plugin.config.get("enabled"))


def _named(config: MkDocsConfig) -> set[str]:
    """The files that the configuration, which is trusted, names for every page."""
    theirs = (config.theme.get("logo"), config.theme.get("favicon"))
    return {*config.extra_css, *_scripts(config), *(str(path) for path in theirs if path)}


def _scripts(config: MkDocsConfig) -> set[str]:
    return {str(script) for script in config.extra_javascript}


def _deferred(script: str) -> ExtraScriptValue:
    """A script that waits until the page is read."""
    value = ExtraScriptValue(script)
    value.defer = True
    return value


def _plain_entry(item: AnchorLink) -> AnchorLink:
    entry = AnchorLink(hand_written.title(item.title), item.id, item.level)
    entry.children = [_plain_entry(child) for child in item.children]
    return entry


def _contents(sections: tuple[HandbookSection, ...]) -> list[AnchorLink]:
    """A table of contents from sections: each below the last one of a lower level."""
    top: list[AnchorLink] = []
    path: list[AnchorLink] = []
    for section in sections:
        if not section.id:
            continue
        entry = AnchorLink(hand_written.escaped(section.heading), section.id, section.level)
        while path and path[-1].level >= section.level:
            path.pop()
        (path[-1].children if path else top).append(entry)
        path.append(entry)
    return top
