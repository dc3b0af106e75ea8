"""Publishes: a desk with all facts comes in, the whole Site goes out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, replace
from importlib.resources import files

from .addresses import (
    CHANGES,
    CHECKS,
    FIELDS,
    FOLDERS,
    HEALTH,
    INSIGHTS,
    NAMES,
    ORIENTATION,
    LinkKind,
    address_of,
    index_of,
)
from .exports.handbook_json import dump, export, schema
from .exports.tables import tables
from .pages.changes import changes_page
from .pages.department import department_page, departments_index, roles_index
from .pages.desk import Desk
from .pages.evidence import evidence_index, evidence_page
from .pages.health import health_page
from .pages.home import home_page, home_parts
from .pages.improvement import improvement_page
from .pages.improvement_index import improvements_index
from .pages.insights import insights_page
from .pages.journey import journey_page
from .pages.journey_index import journeys_index
from .pages.manual import checks_page, fields_page, names_page
from .pages.missing import missing_page, search_help
from .pages.orientation import orientation_index, orientation_page
from .pages.persona import persona_page
from .pages.persona_index import personas_index
from .pages.pictures import mermaid_of
from .pages.role import role_page
from .pages.searched import searched
from .pages.touchpoint import touchpoint_page
from .pages.touchpoint_index import touchpoints_index
from .pages.walk import walk_page
from .pages.workshop import workshop_page
from .problems import Problem
from .site import Entry, File, Page, Site

STYLESHEET = "assets/journeybook.css"
STYLES = (
    "handbook.css",
    "journey.css",
    "role.css",
    "diagrams.css",
    "insights.css",
    "improvements.css",
    "narrow.css",
    "search.css",
    "fold.css",
    "poster.css",
    "walk.css",
    "orientation.css",
    "manual.css",
    "changed.css",
)
SCRIPT = "assets/journeybook.js"
SCRIPTS = ("page.js", "narrow.js", "map.js", "walk.js", "orientation.js", "search.js")
"""Joined in this order into one file and one scope: the first is what the others stand on."""


def publish(desk: Desk, problems: Iterable[Problem], prefix: str, *, home_is_written: bool) -> Site:
    """All pages, assets and data files.

    `problems` are what its editors may look at, in files named with a `prefix`. `home_is_written`: there is an
    `index.md`, so none is made here.
    """
    pages = [*_pages(desk), health_page(desk, problems, prefix), fields_page(desk), checks_page(desk), names_page(desk)]
    if not home_is_written:
        pages.append(home_page(desk))
    return Site(
        pages=tuple(sorted(pages, key=lambda page: page.address)),
        home=home_parts(desk),
        assets=(File(STYLESHEET, _joined(STYLES).encode()), File(SCRIPT, _scripts(desk))),
        data=tuple(_data(desk)),
        stylesheets=(STYLESHEET,),
        scripts=(SCRIPT,),
        navigation=tuple(_navigation(desk)),
        redirects=tuple(_redirects(desk)),
        missing=missing_page(desk),
    )


def _pages(desk: Desk) -> Iterator[Page]:
    handbook = desk.handbook
    yield from (roles_index(desk), journeys_index(desk), personas_index(desk), touchpoints_index(desk))
    yield from (departments_index(desk), evidence_index(desk), improvements_index(desk), insights_page(desk))
    builders: tuple[tuple[LinkKind, Iterable[str], Callable[[Desk, str], Page]], ...] = (
        ("role", handbook.roles, role_page),
        ("journey", handbook.journeys, journey_page),
        ("persona", handbook.personas, persona_page),
        ("touchpoint", handbook.touchpoints, touchpoint_page),
        ("department", handbook.departments, department_page),
        ("evidence", handbook.evidence, evidence_page),
        ("improvement", handbook.improvements, improvement_page),
    )
    for kind, ids, build in builders:
        yield from (replace(build(desk, found), searched=searched(desk, kind, found)) for found in ids)
    yield changes_page(desk)
    yield orientation_index(desk)
    yield from (orientation_page(desk, role_id) for role_id in handbook.roles)
    for journey_id in handbook.journeys:
        yield from (walk_page(desk, journey_id), workshop_page(desk, journey_id))


def _navigation(desk: Desk) -> Iterator[Entry]:
    say = desk.words.text

    def index(kind: LinkKind) -> Entry:
        return Entry(say(f"index.{kind}"), index_of(kind))

    yield from (index("role"), index("journey"), index("persona"), index("touchpoint"), index("improvement"))
    yield Entry(say("orientation.title"), ORIENTATION)
    yield Entry(say("insights.title"), INSIGHTS)
    editors = (("health", HEALTH), ("editors.fields", FIELDS), ("editors.checks", CHECKS), ("editors.names", NAMES))
    for_editors = Entry(
        say("navigation.editors"), below=tuple(Entry(say(f"{name}.title"), address) for name, address in editors)
    )
    yield Entry(
        say("navigation.about"),
        below=(Entry(say("changes.title"), CHANGES), index("evidence"), index("department"), for_editors),
    )


def _joined(names: Iterable[str]) -> str:
    folder = files("journeybook") / "assets"
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in names)


def _scripts(desk: Desk) -> bytes:
    search = json.dumps(asdict(search_help(desk)))
    return f'(() => {{\n"use strict";\nconst SEARCH = {search};\n{_joined(SCRIPTS)}}})();\n'.encode()


def _data(desk: Desk) -> Iterator[File]:
    yield File("handbook.json", dump(export(desk.facts, address_of)))
    yield File("handbook.schema.json", dump(schema()))
    for name, table in tables(desk.facts).items():
        yield File(f"tables/{name}", table)
    for journey_id in desk.handbook.journeys:
        yield File(address_of("journey", journey_id) + "journey.mmd", mermaid_of(desk, journey_id).encode())


def _redirects(desk: Desk) -> Iterator[tuple[str, str]]:
    for (kind, former), today in sorted(desk.handbook.former.items()):
        if kind in FOLDERS and desk.has(kind, today):
            yield address_of(kind, former), address_of(kind, today)
