"""Every page of every kind is valid HTML for the Nu Html Checker, in which only the theme's own slips are excused."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests import drawn
from tests.browser.opened import SiteOf
from tests.hosts.small import SMALL
from tests.judges import judge
from tests.other.workshop import texts
from tests.safety.filled import handbook
from tests.site.nu import Excuse, Verdict, judged

pytestmark = pytest.mark.xdist_group("valid")

TOGGLE, TAB, CONTENTS = "toggle", "tab", "contents"
EXCUSES = (
    Excuse(TOGGLE, "Attribute “autocomplete” is only allowed when", '<input class="md-toggle" data-md-toggle="'),
    Excuse(TAB, "Bad value “” for attribute “tabindex” on element “label”", '<label class="md-nav__link" for="__nav_'),
    Excuse("language", "This document appears to be written in", '<html lang="'),
    Excuse(
        CONTENTS, "The value of the “for” attribute of the “label” element", '<label class="md-nav__title" for="__toc">'
    ),
)
"""What Material for MkDocs writes into a page by itself: its switches, an open part of the navigation, and the heading
of a page's contents."""

BARE = {TOGGLE: 2}
WIDE = {**BARE, TAB: 1}
LONG = {**WIDE, CONTENTS: 1}
KINDS: Mapping[str, Mapping[str, int]] = {
    "": BARE,
    "404": BARE,
    "forwarding": {},
    **dict.fromkeys(
        ("about", "change-something", "glossary", "health", "insights", "run-a-workshop", "editors/*"), WIDE
    ),
    **dict.fromkeys(("personas", "journeys", "roles", "touchpoints", "departments", "improvements", "evidence"), WIDE),
    **dict.fromkeys(("personas/*", "journeys/*", "roles/*", "touchpoints/*", "departments/*", "improvements/*"), LONG),
    **dict.fromkeys(("evidence/*", "orientation/*", "journeys/*/walk", "journeys/*/workshop"), LONG),
    "orientation": WIDE,
    "changes": WIDE,
}
"""How often each excuse is needed on a page of each kind. More is a new slip; less means to lower the number here."""

PROSE = """Plain, *meant*, **strong**, `code`, [a role](role:first) & <b>no markup</b>.

- one
- two
    1. inside

> Somebody said so.

```
code & more
```

Last<br>line"""
SIGNS = '"x" & <b>y</b>; it\'s #1 > 2 | {z} [a](b) *c* `d` &amp; &nbsp;'
UNMAPPED = {
    "roles/archivist.yml": "title: Archivist\ndepartment: papers\n",
    "personas/lee.yml": "name: Lee\ntagline: Nobody has asked yet\n",
    "touchpoints/gate.yml": "title: The gate\nchannel: in-person\nowner: archivist\n",
    "evidence/talk.yml": "title: One talk\nmethod: interviews\ndate: 2026-03\n",
}
"""Of each kind one that no journey leads to."""
FORMS = {
    "decap": str(judge("decap-cms/dist/decap-cms.js")),
    "yaml": str(judge("js-yaml/dist/browser/js-yaml.umd.min.js")),
    "config": "forms.yml",
}
"""So that there is a page with forms too."""
WRONG = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title></head><body>
<p id="a">x</p><p id="a">y</p><ul><p>z</p></ul><label class="md-nav__title" for="here">our own</label></body></html>"""


def kind_of(path: Path, site: Path) -> str:
    """`roles/*` for the page of a role; "forwarding" for a page at a former address, which leads on to another."""
    if 'http-equiv="refresh"' in path.read_text(encoding="utf-8"):
        return "forwarding"
    address = path.relative_to(site).as_posix()
    folder, *below = re.sub(r"(^|/)index\.html$|\.html$", "", address).split("/")
    return "/".join([folder, *("*" for _ in below[:1]), *below[1:]])


def theme(language: str, direction: str = "ltr") -> dict[str, Any]:
    said = {"language": language, "direction": direction}
    return {"name": "material", "font": False, "features": ["navigation.tabs", "toc.follow"], **said}


@pytest.fixture(scope="session")
def sites(built_site: SiteOf, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The shipped handbook in both ways, and handbooks that are hard on templates."""
    drawn_ones: dict[str, tuple[Mapping[str, str | bytes], str]] = {
        "every field": (handbook(lambda form: PROSE if form == "prose" else SIGNS), "en"),
        "smallest": (SMALL, "en"),
        "nothing mapped yet": ({**SMALL, **UNMAPPED}, "en"),
        "German": ({**SMALL, "handbook.yml": "language: de\n"}, "de"),
        "right to left": (texts(), "en"),
    }
    found = {mode: built_site(mode) for mode in ("served", "offline")}
    for name, (files, language) in drawn_ones.items():
        content = drawn.write(tmp_path_factory.mktemp(name.replace(" ", "-")) / "content", files)
        (content.parent / "forms.yml").write_text("collections: []\n", encoding="utf-8")
        direction = "rtl" if name == "right to left" else "ltr"
        built = drawn.build(content, options={"forms": FORMS}, theme=theme(language, direction))
        assert not built.failed, built.log
        found[name] = built.site
    wrong = tmp_path_factory.mktemp("wrong")
    (wrong / "index.html").write_text(WRONG, encoding="utf-8")
    return {**found, "wrong": wrong}


@pytest.fixture(scope="session")
def verdicts(sites: Mapping[str, Path]) -> Mapping[Path, Verdict]:
    """What Nu says about their pages: about all of them, but of the offline one, which says the same, one of a kind."""
    pages = {name: sorted(site.rglob("*.html")) for name, site in sites.items()}
    pages["offline"] = list({kind_of(path, sites["offline"]): path for path in pages["offline"]}.values())
    return judged([path for found in pages.values() for path in found], EXCUSES)


@pytest.mark.parametrize(
    "name",
    [
        *("served", "offline", "every field", "smallest", "nothing mapped yet", "German", "right to left"),
    ],
)
def test_every_page_is_valid(name: str, sites: Mapping[str, Path], verdicts: Mapping[Path, Verdict]) -> None:
    site = sites[name]
    pages = {path: verdict for path, verdict in verdicts.items() if path.is_relative_to(site)}
    assert site / "index.html" in pages
    assert (site / "edit" / "index.html" in pages) is (name not in {"served", "offline"})
    assert {path.relative_to(site): verdict.wrong for path, verdict in pages.items() if verdict.wrong} == {}


@pytest.mark.parametrize("mode", ["served", "offline"])
def test_the_theme_needs_each_excuse_as_often_as_is_written_here(
    mode: str, sites: Mapping[str, Path], verdicts: Mapping[Path, Verdict]
) -> None:
    site = sites[mode]
    pages = {path: verdict for path, verdict in verdicts.items() if path.is_relative_to(site)}
    needed = {(kind_of(path, site), *sorted(verdict.excused.items())) for path, verdict in pages.items()}
    assert needed == {(kind, *sorted(counted.items())) for kind, counted in KINDS.items()}


def test_what_is_wrong_is_found(sites: Mapping[str, Path], verdicts: Mapping[Path, Verdict]) -> None:
    verdict = verdicts[sites["wrong"] / "index.html"]
    assert [said for said, _ in verdict.wrong] == [
        "Duplicate ID “a”.",
        "The first occurrence of ID “a” was here.",
        "Element “p” not allowed as child of element “ul” in this context. "
        "(Suppressing further errors from this subtree.)",
        "The value of the “for” attribute of the “label” element must be the ID of a non-hidden form control.",
    ]
    assert verdict.excused == Counter()
