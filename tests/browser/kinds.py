"""A built site comes in as a folder; of each kind of page that it holds, the longest and the shortest go out."""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import chain
from pathlib import Path

NOWHERE = "nothing-is-here/"
"""An address that leads to the page for what is not there."""

NOT_READ = ("404.html", "edit/index.html")
"""The first is asked for by another address; the second is the forms' own program."""


def kinds(site: Path) -> dict[str, list[str]]:
    """Addresses by kind, such as `roles/*/` or `insights/`: where an id stands in an address, it may be any.

    The longest page of a kind has everything that breaks; the shortest says what it says where nothing is known. A
    journey that is a target is a kind of its own.
    """
    document = json.loads((site / "handbook.json").read_text("utf-8"))
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    ids = set(chain.from_iterable(kind for name, kind in document.items() if name not in {"schema", "handbook"}))
    ids |= {department["id"] for department in document["handbook"]["departments"]}
    for page in sorted(site.rglob("*.html")):
        path = page.relative_to(site).as_posix()
        text = page.read_bytes()
        if path in NOT_READ or b'http-equiv="refresh"' in text:
            continue
        address = path.removesuffix("index.html")
        kind = "/".join("*" if at and part in ids else part for at, part in enumerate(address.split("/")))
        target = kind == "journeys/*/" and document["journeys"][address.split("/")[1]]["data"]["state"] == "target"
        found[f"{kind}target" if target else kind].append((len(text), address))
    ends = {kind: [max(pages)[1], min(pages)[1]] for kind, pages in found.items()}
    return {kind: list(dict.fromkeys(pages)) for kind, pages in sorted(ends.items())} | {"404": [NOWHERE]}
