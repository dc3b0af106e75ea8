"""The built site is whole: every link leads somewhere, every page is there, described, and a few clicks from home."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import unquote

import yaml
from bs4 import Tag

from tests.site.published import CONTENT, HOST, KINDS, Published, PublishedPage, content_files, page_of

HOME = "index.html"
FORGE = "https://git.wattle.example/customers/handbook"
INDEXES = {f"{kind}/index.html" for kind in (*KINDS, "departments")}


def entity_pages(published: Published) -> dict[str, str]:
    """The page of every entity that an editor wrote, with the file it was made from."""
    return {
        page_of(kind, entity_id): f"{entity['_source']}"
        for kind, entities in content_files().items()
        for entity_id, entity in entities.items()
    } | {page_of("departments", found["id"]): "handbook.yml" for found in published.handbook["handbook"]["departments"]}


def former_pages() -> dict[str, str]:
    """Where pages used to stand, with where they stand today."""
    return {
        page_of(kind, former): page_of(kind, entity_id)
        for kind, entities in content_files().items()
        for entity_id, entity in entities.items()
        for former in entity.get("former_ids", [])
    }


def text_of(found: Tag | None) -> str:
    return " ".join(found.get_text().split()) if found else ""


def test_the_pages_are_those_of_the_content_and_no_others(published: Published) -> None:
    names = {path.stem for path in CONTENT.glob("*.md")} - {"index"}
    written = {f"{name}/index.html" if published.served else f"{name}.html" for name in names}
    overviews = {f"{name}/index.html" for name in ("insights", "changes", "health", "orientation")}
    overviews |= {f"editors/{name}/index.html" for name in ("fields", "checks", "names")}
    weeks = {f"orientation/{role}/index.html" for role in content_files()["roles"]}
    walks = {
        f"journeys/{journey}/{part}/index.html"
        for journey in published.handbook["journeys"]
        for part in ("walk", "workshop")
    }
    expected = {
        HOME,
        "404.html",
        *INDEXES,
        *overviews,
        *weeks,
        *walks,
        *written,
        *entity_pages(published),
        *former_pages(),
    }
    assert set(published.pages) == expected


def test_the_content_stands_there_for_machines_too(published: Published) -> None:
    diagrams = {f"journeys/{journey}/journey.mmd" for journey in content_files()["journeys"]}
    tables = {f"tables/{name}.csv" for name in ("steps", "touchpoints", "pains", "improvements")}
    assert {"handbook.json", "handbook.schema.json", *diagrams, *tables} <= published.files
    assert {path for path in published.files if path.endswith(".mmd")} == diagrams


def test_handbook_json_names_every_entity_and_its_page(published: Published) -> None:
    for kind, entities in content_files().items():
        assert {entry["source"]: entry["url"] for entry in published.handbook[kind].values()} == {
            entity["_source"]: f"{kind}/{entity_id}/" for entity_id, entity in entities.items()
        }


def test_every_reference_leads_to_a_file_in_exactly_its_case(published: Published) -> None:
    broken = [
        f"{path}: <{found.element}> {found.written}"
        for path, page in published.pages.items()
        for found in page.references
        if found.here and found.path not in published.files
    ]
    assert broken == []
    assert sum(len(page.references) for page in published.pages.values()) > 5_000


def test_what_style_sheets_fetch_is_there(published: Published) -> None:
    sheets = [path for path in published.files if path.endswith(".css")]
    fetched = {
        (sheet, address)
        for sheet in sheets
        for address in re.findall(r"url\(\s*[\"']?([^\"')]+)", (published.folder / sheet).read_text(encoding="utf-8"))
        if not address.startswith(("data:", "#"))
    }
    assert len(sheets) >= 3
    assert {(sheet, address) for sheet, address in fetched if not is_beside(published, sheet, address)} == set()


def is_beside(published: Published, sheet: str, address: str) -> bool:
    path = (published.folder / sheet).parent.joinpath(address.partition("#")[0].partition("?")[0]).resolve()
    return path.is_relative_to(published.folder) and path.relative_to(published.folder).as_posix() in published.files


def test_every_anchor_is_on_the_page_it_leads_to(published: Published) -> None:
    anchored = [
        (path, found)
        for path, page in published.pages.items()
        for found in page.references
        if found.anchor and found.path in published.pages
    ]
    missing = [
        f"{path}: {found.written}" for path, found in anchored if found.anchor not in published.pages[found.path].ids
    ]
    assert missing == []
    assert any(found.anchor and found.path != path for path, found in anchored)


def test_no_id_stands_twice_on_a_page(published: Published) -> None:
    twice = {
        path: [found for found, times in Counter(page.ids).items() if times > 1]
        for path, page in published.pages.items()
    }
    assert {path: ids for path, ids in twice.items() if ids} == {}


def test_from_a_folder_no_address_starts_at_a_root(published: Published) -> None:
    rooted = {
        f"{path}: {found.written}"
        for path, page in published.read_pages.items()
        for found in page.references
        if found.written.startswith("/") or (found.followed and found.written.startswith(HOST))
    }
    assert rooted == set()


def test_every_page_is_at_most_three_clicks_from_home(published: Published) -> None:
    clicks, edge = {HOME: 0}, [HOME]
    while edge:
        path = edge.pop(0)
        for found in published.pages[path].references:
            if found.followed and found.path in published.pages and found.path not in clicks:
                clicks[found.path] = clicks[path] + 1
                edge.append(found.path)
    assert {path: clicks.get(path, "never") for path in published.read_pages if clicks.get(path, 99) > 3} == {}


def test_former_addresses_lead_to_todays(published: Published) -> None:
    led = {path: {found.path for found in page.references} for path, page in published.pages.items() if page.leads_on}
    assert led == {former: {today} for former, today in former_pages().items()}
    assert led


def test_every_page_has_one_heading_a_title_of_its_own_and_a_description(published: Published) -> None:
    for path, page in published.read_pages.items():
        assert [path for _ in page.soup.find_all("h1")] == [path]
        assert text_of(page.soup.h1), path
        described = page.soup.find("meta", attrs={"name": "description"})
        assert described is not None, path
        assert len(str(described["content"]).strip()) > 20, path
    titles = Counter(text_of(page.soup.title) for page in published.read_pages.values())
    assert {title for title, times in titles.items() if times > 1} == set()


def test_a_page_is_called_what_its_file_calls_it(published: Published) -> None:
    for kind, entities in content_files().items():
        for entity_id, entity in entities.items():
            soup, name = published.pages[page_of(kind, entity_id)].soup, str(entity.get("name") or entity["title"])
            assert text_of(soup.h1) == name
            assert text_of(soup.title).startswith(name)


def trail(page: PublishedPage) -> list[str]:
    """The pages that the trail at the top leads back to."""
    return [
        found.path
        for link in page.soup.select(".md-content .jb-trail a[href]")
        for found in page.references
        if found.followed and found.written == link["href"]
    ]


def test_every_page_opens_with_a_trail_back_to_its_index(published: Published) -> None:
    for path in entity_pages(published):
        assert f"{path.partition('/')[0]}/index.html" in trail(published.pages[path]), path
    for path in INDEXES:
        assert HOME in trail(published.pages[path]), path


def test_every_page_leads_to_the_yaml_it_was_made_from(published: Published) -> None:
    for path, source in entity_pages(published).items():
        edits = {str(link["href"]) for link in published.pages[path].soup.select(f'a[href^="{FORGE}/edit/"]')}
        assert {unquote(found) for found in edits} == {f"{FORGE}/edit/main/content/{source}"}, path
        assert (CONTENT / source).is_file()


def test_nothing_is_fetched_from_another_host(published: Published) -> None:
    fetched = {
        f"{path}: <{found.element}> {found.written}"
        for path, page in published.pages.items()
        for found in page.references
        if not found.here and not found.followed
    }
    assert fetched == set()
    # The theme would fetch Mermaid from elsewhere on a page that asks it to draw.
    assert [path for path, page in published.pages.items() if page.soup.select(".mermaid")] == []


def test_links_to_other_hosts_are_those_that_editors_wrote_and_the_forges(published: Published) -> None:
    texts = [path.read_text(encoding="utf-8") for path in CONTENT.rglob("*") if path.suffix in {".yml", ".md"}]
    written = "\n".join(texts)
    vocabulary = (CONTENT / "handbook.yml").read_text(encoding="utf-8")
    feedback = str(yaml.load(vocabulary, Loader=yaml.BaseLoader)["feedback"]).partition("{")[0]  # noqa: S506  # texts
    unknown = {
        found.written
        for page in published.pages.values()
        for found in page.references
        if found.followed
        and not found.here
        and not found.url.startswith((FORGE, feedback))
        and found.written not in written
    }
    assert unknown == set()
