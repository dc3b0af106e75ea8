"""A small handbook for tests of hosts: nothing comes in, its files go out, one text for each."""

from __future__ import annotations

from collections.abc import Mapping

PERSONA = "name: Noor\ntagline: Rents her first flat\n"
ROLE = "title: Caretaker\ndepartment: houses\nformer_ids: [janitor]\n"
JOURNEY = """
    title: I move in
    personas: [noor]
    goal: Sleep in my own bed
    owner: caretaker
    stages:
      - title: The key
        steps:
          - id: waits
            title: I wait at the door
            doing: I stand at the door with two bags
            emotion: -1
            frontstage: [caretaker]
      - title: The first night
        steps:
          - id: sleeps
            title: I sleep in my own bed
            doing: I switch off the lamp
            emotion: 2
            frontstage: [caretaker]
    """

SMALL: Mapping[str, str | bytes] = {
    "personas/noor.yml": PERSONA,
    "journeys/move-in.yml": JOURNEY,
    "roles/caretaker.yml": ROLE,
}

HOME = """
    # Welcome home

    ## Before

    First of all.

    <!-- journeybook:home -->

    ## After

    Last of all.
    """

HOSTILE = "Tarantula <img src=x onerror=\"canary('it')\"> \"'`</title></script><script>canary('it')</script> &lt;b&gt;"
"""A title that would run if any place forgot to escape it, in an element, in an attribute or after unescaping."""

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
GIF = b"GIF89a" + b"\0" * 40
