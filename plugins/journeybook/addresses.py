"""Where every page stands: a kind and an id come in, an address or a relative link goes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from .model import EntityKind

LinkKind = Literal["persona", "journey", "role", "touchpoint", "evidence", "improvement", "department"]

FOLDERS: dict[LinkKind, str] = {
    "persona": "personas",
    "journey": "journeys",
    "role": "roles",
    "touchpoint": "touchpoints",
    "evidence": "evidence",
    "improvement": "improvements",
    "department": "departments",
}
"""The folder of each kind's pages. What a link in prose may name before its colon is one of these kinds."""


ORIENTATION = "orientation/"
INSIGHTS = "insights/"
CHANGES = "changes/"
HEALTH = "health/"
FIELDS = "editors/fields/"
CHECKS = "editors/checks/"
NAMES = "editors/names/"
FORMS = "edit/"
"""Pages about the whole handbook."""


def address_of(kind: LinkKind | EntityKind, entity_id: str) -> str:
    """The address of a page below the site's root, with a slash at its end: `roles/service-adviser/`."""
    return f"{FOLDERS[kind]}/{entity_id}/"


def index_of(kind: LinkKind | EntityKind) -> str:
    """The address of the index page of a kind: `roles/`."""
    return f"{FOLDERS[kind]}/"


def address_of_walk(journey_id: str) -> str:
    """Where the walk through a journey stands: `journeys/move-in/walk/`."""
    return f"{address_of('journey', journey_id)}walk/"


def address_of_workshop(journey_id: str) -> str:
    """Where the workshop kit of a journey stands: `journeys/move-in/workshop/`."""
    return f"{address_of('journey', journey_id)}workshop/"


def address_of_week(role_id: str) -> str:
    """Where a role's first week stands: `orientation/service-adviser/`."""
    return f"{ORIENTATION}{role_id}/"


def changes_for(role_id: str) -> str:
    """What follows the address of the page of changes, for those that matter to a role."""
    return f"?role={role_id}"


@dataclass(frozen=True)
class Addresses:
    """How links are written: with `directory_urls` they end in a slash, else in `index.html`, for a folder of files."""

    directory_urls: bool = True

    def href(self, origin: str, target: str, anchor: str = "") -> str:
        """A relative link from the page at `origin` to a page or file, safe in an attribute once escaped."""
        fragment = f"#{quote(anchor)}" if anchor else ""
        if origin == target and fragment:
            return fragment
        path = "../" * origin.count("/") + quote(target)
        if not target or target.endswith("/"):
            path = path + "index.html" if not self.directory_urls else path or "./"
        return path + fragment
