"""A small handbook before and after one rich change, by path below content/; None is a file that is gone."""

from collections.abc import Mapping

from tests.hosts.small import PNG

BEFORE: Mapping[str, str | bytes] = {
    "handbook.yml": """\
promises:
  - id: told
    title: Told before you ask
departments:
  - id: motors
    title: Motors
""",
    "index.md": "# Welcome\n",
    "images/dale.png": PNG,
    "personas/dale.yml": """\
name: Dale
tagline: Lives out of his ute
goals: [A ute that starts]
owner: adviser
""",
    "roles/adviser.yml": "title: Service adviser\ndepartment: motors\n",
    "roles/scheduler.yml": """\
title: Scheduler
department: motors
contact: mailto:workshop@house.example
supports:
  - role: adviser
    by: Finds a day that can be kept.
""",
    "roles/archivist.yml": "title: Archivist\ndepartment: motors\n",
    "touchpoints/phone.yml": "title: Service line\nchannel: phone\nowner: scheduler\n",
    "journeys/repair.yml": """\
title: I get the ute repaired
personas: [dale]
goal: Back on the road.
owner: adviser
stages:
  - title: Asking
    steps:
      - id: rings
        title: I ring
        doing: I ring.
        thinking: Will they pick up?
        emotion: 0
        touchpoint: phone
        frontstage: [adviser]
      - id: waits
        title: I wait for the call
        doing: I wait.
        thinking: Any minute now.
        emotion: 1
        wait: 1 day
        told_next: yes
        touchpoint: phone
        backstage: [adviser]
        promises:
          - promise: told
            kept: yes
        pains:
          - id: silence
            text: Nobody rings back.
            kind: wait
            severity: 2
  - title: Driving
    steps:
      - id: drives
        title: I drive home
        doing: I drive.
        feeling: Free.
        emotion: 2
        channel: in-person
        frontstage: [adviser]
""",
    "improvements/ring-by-three.yml": """\
title: Ring by three
status: idea
addresses: [repair#silence]
owner: adviser
customer_value: 50
effort: 1
""",
}

CHANGE: Mapping[str, str | bytes | None] = {
    "index.md": "# Welcome back\n",
    "personas/dale.yml": """\
# Asked again in March.
name: 'Dale'
tagline: Lives out of his ute
goals: [A ute that starts, "No <b>surprises</b> from @dealers, see #12"]
owner: adviser
""",
    "roles/scheduler.yml": None,
    "roles/workshop-scheduler.yml": """\
title: Workshop scheduler
department: motors
contact: mailto:workshop@house.example
former_ids: [scheduler]
supports:
  - role: adviser
    by: Finds a day that can be kept.
""",
    "roles/archivist.yml": None,
    "touchpoints/phone.yml": "title: Service line\nchannel: phone\nowner: workshop-scheduler\n",
    "journeys/repair.yml": """\
title: I get the ute repaired
personas: [dale]
goal: Back on the road.
owner: workshop-scheduler
outcome: compromised
stages:
  - title: Asking
    steps:
      - id: waits
        title: I wait for the call
        doing: I wait.
        thinking: Any minute now.
        emotion: -1
        wait: 3 weeks
        told_next: no
        touchpoint: phone
        backstage: [adviser, workshop-scheduler]
        promises:
          - promise: told
            kept: no
        pains:
          - id: silence
            text: Nobody rings back.
            kind: wait
            severity: 4
          - id: twice
            text: I have to tell it twice.
            kind: follow-up
        quotes: [Not even a text.]
      - id: rings
        title: I ring
        doing: I ring.
        thinking: Will they pick up?
        emotion: 0
        touchpoint: phone
        frontstage: [adviser]
  - title: Driving
    steps:
      - id: drives
        title: I drive home
        doing: I drive.
        feeling: Free.
        emotion: 2
        channel: in-person
        frontstage: [adviser, nobody-yet]
      - id: pays
        title: I pay
        doing: I pay.
        thinking: That much?
        channel: in-person
        frontstage: [adviser]
""",
    "improvements/ring-by-three.yml": """\
title: Ring by three
status: doing
addresses: [repair#silence]
owner: adviser
customer_value: 50
effort: 1
""",
    "improvements/one-sheet.yml": """\
title: One sheet
status: idea
addresses: [repair#twice]
customer_value: 90
effort: 1
""",
}
