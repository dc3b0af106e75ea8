"""For editors: every field, every check and every name stand on pages of the handbook itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from journeybook.checks import CODES
from journeybook.edition import SiteSettings, make
from journeybook.pages.manual import slug
from journeybook.schemas.json_schema import MODELS
from journeybook.schemas.reference import reference
from journeybook.schemas.shapes import fields_of, groups_within
from journeybook.site import Page
from tests.checks.minimal import on_minimal
from tests.drawn import Draw


def pages(content: Path) -> Mapping[str, Page]:
    site = make(content, SiteSettings("Test")).site
    assert site is not None
    return {page.address: page for page in site.pages}


def cells(page: Page, section: str) -> list[list[str]]:
    """The rows of the table below a heading, as text."""
    found = BeautifulSoup(page.html, "html.parser").find(id=section)
    assert found is not None
    table = found.find_next("table")
    assert table is not None
    return [[cell.get_text() for cell in row.find_all("td")] for row in table.select("tbody tr")]


def test_every_field_has_its_row_under_the_heading_that_docs_give_it(draw: Draw) -> None:
    page = pages(draw(on_minimal({})))["editors/fields/"]
    rows = re.findall(r"<td><code>(\w+)</code></td>", page.html)
    models = dict.fromkeys(group for kind in MODELS.values() for group in (kind, *groups_within(kind)))
    assert sorted(rows) == sorted(field.name for model in models for field in fields_of(model))
    headings = re.findall(r"^##+ (.+)$", reference(), re.MULTILINE)
    assert [section.heading for section in page.sections if section.heading] == headings
    assert page.anchors == {slug(heading) for heading in headings}


def test_every_link_within_a_reference_leads_to_a_heading(draw: Draw) -> None:
    for address in ("editors/fields/", "editors/checks/"):
        page = pages(draw(on_minimal({})))[address]
        assert set(re.findall(r'href="#([^"]+)"', page.html)) <= page.anchors


def test_every_check_has_a_section_that_its_code_leads_to(draw: Draw) -> None:
    page = pages(draw(on_minimal({})))["editors/checks/"]
    assert {section.id for section in page.sections if section.level == 3} == set(CODES)


def test_every_name_stands_as_it_is_typed_beside_what_it_stands_for(draw: Draw) -> None:
    files = {
        "roles/night-clerk.yml": "title: Night clerk & porter\ndepartment: desk\nsummary: Nights.\n",
        "handbook.yml": "departments: [{id: service, title: Service}, {id: desk, title: The desk}]\n"
        "promises: [{id: quiet, title: A <quiet> night}]\n",
    }
    page = pages(draw(on_minimal(files)))["editors/names/"]
    assert ["night-clerk", "Night clerk & porter"] in cells(page, "_role")
    assert cells(page, "_department") == [["desk", "The desk"], ["service", "Service"]]
    assert cells(page, "_promise") == [["quiet", "A <quiet> night"]]
    assert "<code>[Night clerk &amp; porter](role:night-clerk)</code>" in page.html
    assert [section.id for section in page.sections][:4] == ["_persona", "_journey", "_role", "_department"]


def test_a_handbook_in_another_language_says_that_the_references_are_english(draw: Draw) -> None:
    found = pages(draw(on_minimal({"handbook.yml": "language: de\n"})))
    assert '<div class="jb-manual" lang="en" dir="ltr">' in found["editors/fields/"].html
    assert found["editors/checks/"].title == "Jede Prüfung"
    assert "lang=" not in found["editors/names/"].html


@pytest.mark.parametrize(
    ("heading", "expected"), [("handbook.yml", "handbookyml"), ("Pain kind", "pain-kind"), ("It's so", "its-so")]
)
def test_a_heading_has_the_id_that_forges_give_it(heading: str, expected: str) -> None:
    assert slug(heading) == expected
