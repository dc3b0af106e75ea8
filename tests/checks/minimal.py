"""The smallest handbook of which no check has anything to say, by path below content/; cases are drawn on top of it."""

from collections.abc import Mapping

MINIMAL: Mapping[str, str] = {
    "personas/dale.yml": "name: Dale\ntagline: Lives out of his ute\n",
    "roles/service-adviser.yml": "title: Service adviser\ndepartment: service\n",
    "journeys/buy-a-ute.yml": (
        "title: I buy a used ute\n"
        "personas: [dale]\n"
        "goal: A ute that starts in the morning\n"
        "owner: service-adviser\n"
        "stages:\n"
        "  - title: Buying\n"
        "    steps:\n"
        "      - id: visits-the-yard\n"
        "        title: I walk the yard\n"
        "        doing: I look at every ute twice.\n"
        "        thinking: That one has a tow bar.\n"
        "        emotion: 1\n"
        "        channel: in-person\n"
        "        frontstage: [service-adviser]\n"
    ),
}


def on_minimal(files: Mapping[str, str | bytes]) -> dict[str, str | bytes]:
    """The smallest handbook with these files in it, or in the place of its own; every text as it stands."""
    every = {**MINIMAL, **files}
    return {path: text if isinstance(text, bytes) else text.encode() for path, text in every.items()}
