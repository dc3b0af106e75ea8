"""A cleaned flowchart comes in and gets its classes: what a node stands for is in the id that `flow_text` gave it."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from .clean import forget_ids, with_class

_KIND = re.compile("role|journey|moment|person|more")


def dress_flow(picture: Element) -> None:
    """Say on every node and group what it is: `jb-diagram-role`, and so on; the role whose page it is, `-self`."""
    for element in [*with_class(picture, "jb-diagram-node"), *with_class(picture, "jb-diagram-cluster")]:
        mark = element.get("data-id", "")
        kind = _KIND.match(mark)
        if kind:
            own = " jb-diagram-self" if mark == "role0" else ""
            element.set("class", f"{element.get('class', '')} jb-diagram-{kind[0]}{own}")
    forget_ids(picture)
