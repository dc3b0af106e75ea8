"""A size and a seed come in, a handbook as large as a company's goes out: `python -m benchmarks.corpus M OUT`.

The organisation is invented, its people, words and figures too. What is in a journey, and how often, is as it is in the
shipped handbook: quotes in a quarter of the steps, pains in a third, an unknown feeling in one of fourteen. Names and
texts are as long and as different as people's are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from journeybook.model import KINDS, EntityKind
from journeybook.writing.layout import lay_out

from .improvements import Sore, improvement_files, sores
from .journeys import Library, journey_files, plots
from .organisation import Entity, organisation, role_files, touchpoint_files
from .people import evidence_files, evidence_titles, people, persona_files
from .phrases import Phrases, id_of, phrases


@dataclass(frozen=True)
class Size:
    """How many there are of everything. `steps` is how many a stage has; a journey has six stages."""

    personas: int
    journeys: int
    roles: int
    fields: int
    touchpoints: int
    improvements: int
    evidence: int
    steps: int = 3

    @property
    def files(self) -> int:
        """How many files that makes, handbook.yml and the configuration left out."""
        return self.personas + self.journeys + self.roles + self.touchpoints + self.improvements + self.evidence


SIZES = {
    "S": Size(personas=10, journeys=20, roles=30, fields=3, touchpoints=30, improvements=25, evidence=12),
    "M": Size(personas=50, journeys=200, roles=150, fields=8, touchpoints=240, improvements=200, evidence=80),
    "L": Size(personas=100, journeys=1000, roles=500, fields=12, touchpoints=500, improvements=800, evidence=250),
    "XL": Size(personas=200, journeys=5000, roles=1000, fields=12, touchpoints=900, improvements=3000, evidence=800),
}
"""The sizes that speed is measured at."""

SEED = 2026
"""The seed of the handbooks that are compared with each other."""

CONFIGURATION = """\
site_name: Larkspur Mutual customer handbook
site_url: https://handbook.larkspur.example/
docs_dir: content
repo_url: https://git.larkspur.example/customers/handbook
edit_uri: edit/main/content/

theme:
  name: material
  font: false
  features:
    - navigation.tabs
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
    - media: "(prefers-color-scheme: dark)"
      scheme: slate

plugins:
  - search
  - journeybook

extra:
  generator: false
"""


def corpus(size: Size, seed: object = SEED) -> Iterator[tuple[str, str]]:
    """Every file of a handbook: its path below content/, and its text. The same size and seed give the same bytes."""
    words, stories, lives = phrases("organisation"), phrases("stories"), phrases("people")
    house = organisation(words, stories, size.fields, size.roles, size.touchpoints)
    titles = evidence_titles(lives, stories, house, size.evidence)
    taken: set[str] = set()
    evidence = tuple(id_of(title, taken) for title in titles)
    persons = people(lives, size.personas, seed)
    told = plots(stories, house, size.journeys, seed)
    library = Library(words, stories, phrases("stages"), house, persons, told, evidence, size.steps, seed)

    yield "handbook.yml", lay_out("handbook", _vocabulary(words, size.fields))
    yield from _written("role", role_files(words, house, seed))
    yield from _written("touchpoint", touchpoint_files(words, house, seed))
    yield from _written("evidence", evidence_files(lives, titles, house, seed))
    yield from _written("persona", persona_files(lives, persons, house, evidence, seed))
    found: list[Sore] = []
    for plot, (journey_id, journey) in zip(told, journey_files(library), strict=True):
        yield from _written("journey", iter([(journey_id, journey)]))
        if plot.is_today:
            found += sores(journey_id, journey, plot.thing, plot.field)
    yield from _written("improvement", improvement_files(library, found, size.improvements))


def _vocabulary(words: Phrases, fields: int) -> Entity:
    departments = [{"id": each["id"], "title": each["title"]} for each in (*words["fields"][:fields], *words["shared"])]
    return {
        "organisation": words["name"],
        "promises": words["promises"],
        "departments": departments,
        "lanes": words["lanes"],
        "feedback": "mailto:handbook@example.org?subject={page}",
    }


def _written(kind: EntityKind, entities: Iterator[tuple[str, Entity]]) -> Iterator[tuple[str, str]]:
    folder = KINDS[kind].folder
    for entity_id, entity in entities:
        yield f"{folder}/{entity_id}.yml", lay_out(kind, entity)


@click.command()
@click.argument("size", type=click.Choice(list(SIZES)))
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@click.option("--seed", default=SEED, show_default=True, help="Another seed makes another handbook.")
def main(size: str, out: Path, seed: int) -> None:
    """Write a handbook of a SIZE into the folder OUT, ready for `mkdocs build`."""
    content = out / "content"
    if content.exists():
        raise click.ClickException(f"{content} is there already: name a folder that is not, or remove it")
    for kind in KINDS.values():
        (content / kind.folder).mkdir(parents=True)
    with click.progressbar(corpus(SIZES[size], seed), length=SIZES[size].files + 1, label=f"Writing {size}") as files:
        for path, text in files:
            (content / path).write_text(text, encoding="utf-8", newline="\n")
    (out / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
