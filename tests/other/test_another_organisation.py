"""Another organisation's handbook: whatever its words are made of, every fact on its pages and in its data is right."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urldefrag, urljoin

import jsonschema
import pytest
from bs4 import BeautifulSoup

from tests import drawn
from tests.drawn import Built
from tests.other.workshop import FILES, LONG, PERSONAS, SIGNS, SUPPORTS, TITLES, odd, texts

pytestmark = pytest.mark.xdist_group("another-organisation")

PLACES = ("handbook.yml", "personas/", "roles/", "journeys/", "touchpoints/", "evidence/", "improvements/")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    content = drawn.write(tmp_path_factory.mktemp("workshop") / "content", texts())
    made = drawn.build(content, strict=True, extra={"generator": False})
    assert not made.failed, made.log
    return made


@pytest.fixture(scope="module")
def document(built: Built) -> dict[str, Any]:
    made: dict[str, Any] = json.loads((built.site / "handbook.json").read_text(encoding="utf-8"))
    return made


def soup_of(built: Built, address: str) -> BeautifulSoup:
    return BeautifulSoup(built.page(address), "html.parser")


def said_on(built: Built, address: str) -> str:
    """What a page's content says, on one line."""
    content = soup_of(built, address).select_one("article.md-content__inner")
    assert content is not None
    return " ".join(content.get_text().split())


def links_of(built: Built, address: str, within: str = "article.md-content__inner") -> set[str]:
    """Where a part of a page leads: addresses from the root of the site, with anchors."""
    return {
        urljoin(f"/{address}", str(link["href"])).removeprefix("/")
        for link in soup_of(built, address).select(f":is({within}) a[href]")
    }


def typed(value: object) -> Iterator[str]:
    """Every text in a value that somebody made hard on purpose."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from typed(key)
            yield from typed(item)
    elif isinstance(value, list):
        for item in value:
            yield from typed(item)
    elif isinstance(value, str) and ("<b>" in value or not value.isascii()):
        yield value


def address_of(path: str) -> str:
    folder, _, name = path.partition("/")
    return f"{folder}/{name.rpartition('/')[2].removesuffix('.yml')}/"


def test_the_words_hold_every_sign_there_is() -> None:
    assert all(sign in odd("x") for sign in SIGNS.split())
    assert {path.partition("/")[0] for path in FILES} == {place.rstrip("/") for place in PLACES}
    assert len(LONG) > 150


def test_nothing_is_said_against_it(built: Built) -> None:
    assert [line for line in built.log.splitlines() if not line.startswith("INFO")] == []


@pytest.mark.parametrize("path", [path for path in FILES if path != "handbook.yml"])
def test_every_text_stands_on_its_page_as_it_was_typed(built: Built, path: str) -> None:
    said = said_on(built, address_of(path))
    assert [text for text in typed(FILES[path]) if " ".join(text.split()) not in said] == []


def test_the_vocabulary_stands_where_it_is_used(built: Built) -> None:
    mend, vocabulary = said_on(built, "journeys/mend/"), FILES["handbook.yml"]
    for kind in ("channels", "promises", "pain_kinds", "phases", "lanes"):
        used = [item["title"] for item in vocabulary[kind] if item["id"] != "in-person"]
        assert [title for title in used if title not in mend] == []
    assert vocabulary["levers"][0]["title"] in said_on(built, "improvements/oil-it/")
    for department in vocabulary["departments"]:
        said = said_on(built, f"departments/{department['id']}/")
        assert department["title"] in said
        assert department.get("summary", "") in said
    assert vocabulary["organisation"] in said_on(built, "roles/")


def test_no_text_ever_becomes_an_element(built: Built) -> None:
    pages = [path.removesuffix("index.html") for path in built.files() if path.endswith("/index.html")]
    assert len(pages) > 30
    assert {page: found for page in pages if (found := soup_of(built, page).select("b"))} == {}
    assert {page for page in pages if "&amp;amp;" in built.page(page) or "&amp;lt;" in built.page(page)} == set()


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("personas/li/", PERSONAS["li"]["name"]),
        ("roles/paper/", TITLES["paper"]),
        ("journeys/mend/", FILES["journeys/mend.yml"]["title"]),
        ("touchpoints/bell/", FILES["touchpoints/bell.yml"]["title"]),
        ("departments/bench/", odd("طاولة")),
        ("evidence/diary/", FILES["evidence/diary.yml"]["title"]),
        ("improvements/oil-it/", FILES["improvements/oil-it.yml"]["title"]),
    ],
)
def test_a_page_is_called_by_its_name_to_people_and_to_machines(built: Built, address: str, name: str) -> None:
    soup = soup_of(built, address)
    assert soup.h1 is not None
    assert soup.title is not None
    assert soup.h1.get_text() == name
    assert soup.title.get_text() == f"{name} - A drawn handbook"


def test_links_lead_to_pages_and_places_that_are_there(built: Built) -> None:
    pages = {path.removesuffix("index.html") for path in built.files() if path.endswith("index.html")}
    ids = {page: {str(found["id"]) for found in soup_of(built, page).find_all(id=True)} for page in pages}
    broken = set()
    for page in pages:
        for found in links_of(built, page, "body"):
            target, anchor = urldefrag(found)
            if target in pages and anchor and anchor not in ids[target]:
                broken.add((page, found))
            if target not in pages and not (built.site / target).is_file():
                broken.add((page, found))
    assert broken == set()


def test_handbook_json_keeps_to_the_schema_published_beside_it(built: Built, document: dict[str, Any]) -> None:
    schema = json.loads((built.site / "handbook.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(document)) == []


def test_handbook_json_says_what_was_typed(document: dict[str, Any]) -> None:
    assert {found: role["data"]["title"] for found, role in document["roles"].items()} == TITLES
    assert document["handbook"]["organisation"] == odd("Σίγμα ورشة")
    assert document["personas"]["li"]["data"]["facts"] == {odd("住"): odd("Άνω")}
    assert document["journeys"]["thirty"]["source"] == "journeys/deep/down/thirty.yml"
    assert document["journeys"]["thirty"]["url"] == "journeys/thirty/"


def reach(step: str, degree: int, *path: str, emotion: int) -> dict[str, Any]:
    return {"journey": "mend", "step": step, "degree": degree, "path": list(path), "emotion": emotion}


@pytest.mark.parametrize(
    ("role", "impact"),
    [
        ("counter", [reach("brings", 0, "counter", emotion=1)]),
        ("wages", [reach("brings", 1, "wages", "counter", emotion=1)]),
        ("hiring", [reach("brings", 2, "hiring", "wages", "counter", emotion=1)]),
        ("press", [reach("brings", 3, "press", "hiring", "wages", "counter", emotion=1)]),
        ("paper", [reach("brings", 4, "paper", "press", "hiring", "wages", "counter", emotion=1)]),
        ("smith", [reach("fetches", 1, "smith", emotion=-2)]),
        ("courier", [reach("fetches", 0, "courier", emotion=-2)]),
        ("moon", []),
        ("sun", []),
    ],
)
def test_how_far_each_role_is_from_a_customer(document: dict[str, Any], role: str, impact: list[object]) -> None:
    computed = document["roles"][role]["computed"]
    assert computed["impact"] == impact
    assert computed["reached"] == bool(impact)


def test_thirty_moments_are_thirty_moments(document: dict[str, Any]) -> None:
    impact = document["roles"]["teller"]["computed"]["impact"]
    assert impact == [
        {"journey": "thirty", "step": f"s{at}", "degree": 0, "path": ["teller"], "emotion": 0} for at in range(30)
    ]


def test_who_causes_and_who_meets_a_pain(document: dict[str, Any]) -> None:
    said = {
        role: (document["roles"][role]["computed"]["causes"], document["roles"][role]["computed"]["meets"])
        for role in ("moon", "courier", "smith", "counter")
    }
    assert said == {
        "moon": (["mend#late"], []),
        "courier": ([], ["mend#late"]),
        "smith": ([], ["mend#late"]),
        "counter": ([], []),
    }


def test_what_is_computed_of_the_journey(document: dict[str, Any]) -> None:
    # Divergence by hand: a CSAT of 2 is (2 - 1) / 4 = 25, those of the steps are 100 and 75, so 87.5.
    assert document["journeys"]["mend"]["computed"] == {
        "handoffs": [
            {
                "from": "mend#brings",
                "to": "mend#fetches",
                "at_risk": True,
                "reasons": ["not-told", "avoidable", "drop"],
            }
        ],
        "divergence": {"journey": 25.0, "touchpoints": 87.5, "diverges": True},
        "curves": {
            "li": [
                {"step": "brings", "emotion": 1},
                {"step": "waits", "emotion": None},
                {"step": "fetches", "emotion": -2},
                {"step": "winds", "emotion": None},
            ]
        },
        "peak": "brings",
        "low": "fetches",
        "end": "winds",
        "wait": "P21D",
        "avoidable": 1,
        "promise_gaps": [{"step": "fetches", "promise": "on-time", "kept": "partly"}],
        "overdue": False,
    }


def test_a_journey_without_people_and_feelings_claims_neither(built: Built, document: dict[str, Any]) -> None:
    computed = document["journeys"]["quiet"]["computed"]
    assert [computed[name] for name in ("handoffs", "peak", "low", "end", "wait", "divergence")] == [
        [],
        None,
        None,
        None,
        None,
        None,
    ]
    soup = soup_of(built, "journeys/quiet/")
    assert soup.select(".jb-map__frame .jb-cell--emotion, .jb-map__frame .jb-cell--frontstage") == []
    assert not any("roles/" in found for found in links_of(built, "journeys/quiet/"))


def test_what_is_computed_of_the_rest(document: dict[str, Any]) -> None:
    assert document["touchpoints"]["bell"]["computed"] == {"steps": ["mend#brings", "mend#fetches"]}
    assert document["personas"]["li"]["computed"]["journeys"] == ["mend", "thirty"]
    assert document["personas"]["bo"]["computed"]["journeys"] == ["quiet", "thirty"]
    assert {found: entry["computed"]["rank"] for found, entry in document["improvements"].items()} == {
        "ring-back": 1,
        "oil-it": 2,
        "a-dream": 3,
        "new-bell": None,
    }
    assert document["evidence"]["diary"]["computed"]["uses"] == [
        {"kind": "persona", "id": "li", "claim": "persona", "ref": None},
        {"kind": "journey", "id": "mend", "claim": "quote", "ref": "mend#brings"},
    ]


def test_the_page_of_a_role_four_degrees_away_tells_the_whole_way(built: Built) -> None:
    chain = soup_of(built, "roles/paper/").select(".jb-moment__chain .jb-moment__link a")
    assert [link.get_text() for link in chain] == [TITLES[role] for role in ("press", "hiring", "wages", "counter")]
    assert odd("薪水") in said_on(built, "roles/paper/")
    assert ", through a chain of 4 colleagues." in said_on(built, "roles/paper/")
    assert "journeys/mend/#brings" in links_of(built, "roles/paper/")


def test_what_happens_after_a_role_and_who_has_the_customer_then(built: Built) -> None:
    soup = soup_of(built, "roles/counter/")
    before, after = soup.select(".jb-moment .jb-neighbour")
    assert before.get_text(strip=True) == "The journey begins here."
    assert odd("انتظار") in after.get_text()
    assert "This happens out of our sight." in after.get_text()


@pytest.mark.parametrize("role", ["moon", "sun"])
def test_a_role_that_reaches_nobody_is_told_so(built: Built, role: str) -> None:
    said = said_on(built, f"roles/{role}/")
    assert "No journey in this handbook reaches this work yet." in said
    assert "Nothing mapped yet" in said
    other = next(iter(SUPPORTS[role]))
    assert f"roles/{other}/" in links_of(built, f"roles/{role}/")


def test_the_map_has_a_column_for_each_step_and_no_row_that_is_empty(built: Built) -> None:
    soup = soup_of(built, "journeys/mend/")
    columns = soup.select(".jb-map__step")
    assert [column.select_one(".jb-map__step-title a")["href"] for column in columns] == [  # type: ignore[index]  # there
        "#brings",
        "#waits",
        "#fetches",
        "#winds",
    ]
    rows = len(soup.select(".jb-map__label"))
    assert [len(column.select(".jb-cell")) for column in columns] == [rows] * 4
    for row in range(rows):
        assert any("jb-cell--empty" not in column.select(".jb-cell")[row]["class"] for column in columns)


def test_the_role_with_thirty_moments_has_them_all_on_its_page(built: Built) -> None:
    links = links_of(built, "roles/teller/", ".jb-moments")
    assert {f"journeys/thirty/#s{at}" for at in range(30)} <= links


def test_indexes_have_every_page_of_their_kind(built: Built) -> None:
    for kind in ("personas", "roles", "journeys", "touchpoints", "evidence", "improvements"):
        own = {address_of(path) for path in FILES if path.startswith(f"{kind}/")}
        assert own <= links_of(built, f"{kind}/")
    assert {"departments/counter/", "departments/bench/", "departments/sky/"} <= links_of(built, "departments/")
