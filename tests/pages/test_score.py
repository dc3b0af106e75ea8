"""How customers score a step or a journey, as it is said on the page."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests.drawn import Build, Draw

EVIDENCE = "title: {title}\nmethod: survey\ndate: 2026-05\nn: 22\n"


def page(draw: Draw, build: Build, measures: str, handbook: str = "") -> BeautifulSoup:
    """The page of a journey with measures."""
    content = draw(
        {
            "handbook.yml": f"language: en\n{handbook}",
            "roles/clerk.yml": "title: Clerk\ndepartment: houses\n",
            "personas/noor.yml": "name: Noor\ntagline: Rents her first flat\n",
            "evidence/asked.yml": EVIDENCE.format(title="We asked 22 people"),
            "evidence/rang.yml": EVIDENCE.format(title="We rang 9 people"),
            "journeys/rent.yml": "title: I rent\npersonas: [noor]\ngoal: A flat\n"
            f"measures: [{measures}]\n"
            f"stages: [{{title: All, steps: [{{id: asks, title: I ask, doing: I ask, measures: [{measures}]}}]}}]\n",
        }
    )
    built = build(content)
    assert not built.failed, built.log
    return BeautifulSoup(built.page("journeys/rent/"), "html5lib")


def said(scores: list[str]) -> list[str]:
    """The texts of elements with their white space as a reader sees it."""
    return [" ".join(score.split()) for score in scores]


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (
            "{kind: ces, value: 2.1, target: 5, n: 22, period: 2026-05}",
            "Ease 2.1 of 7 target 5 · May 2026 · 22 answers",
        ),
        ("{kind: csat, value: 64, unit: '%', target: 80, n: 1}", "Satisfaction 64% target 80% · 1 answer"),
        ("{kind: nps, value: -41}", "Recommendation (NPS) -41 between -100 and 100"),
        (
            "{kind: other, name: Times it was told, value: 4, target: 1, unit: times, period: 2026-Q2}",
            "Times it was told 4 times target 1 · April to June 2026",
        ),
        ("{kind: other, name: Rent, value: 1250000, evidence: asked}", "Rent 1,250,000 We asked 22 people"),
    ],
)
def test_a_score_says_what_it_is_of_and_each_thing_once(draw: Draw, build: Build, measure: str, expected: str) -> None:
    found = page(draw, build, measure)
    assert said([score.get_text() for score in found.select(".jb-score")]) == [expected] * 3


def test_what_all_scores_rest_on_stands_once_below_them(draw: Draw, build: Build) -> None:
    one, other = "{kind: ces, value: 2, evidence: asked}", "{kind: nps, value: 3, evidence: %s}"
    alike = page(draw, build, f"{one}, {other % 'asked'}").select_one(".jb-lead .jb-scores")
    assert alike is not None
    assert alike.select("a") == []
    below = alike.find_next_sibling("p")
    assert below is not None
    assert said([below.get_text()]) == ["Shown by We asked 22 people"]
    apart = page(draw, build, f"{one}, {other % 'rang'}").select(".jb-lead .jb-score a")
    assert [link.get_text() for link in apart] == ["We asked 22 people", "We rang 9 people"]
