from dataclasses import replace

from journeybook.diagrams import FlowDiagram, FlowJourney, FlowLimits, FlowMoment, FlowRole, FlowSupport, flow_text

from .samples import FLOW_WORDS

SMALL = FlowDiagram(
    "How a planner's work reaches customers",
    (FlowRole("planner", "Workshop planner"), FlowRole("adviser", "Service adviser")),
    (FlowSupport("planner", "adviser", "keeps the day free of surprises"),),
    (FlowJourney("Books a service", "Emma", (FlowMoment("Calls", "adviser"), FlowMoment("Collects", "adviser"))),),
    "From the planner to Emma.",
)


def moments(count: int, role: str = "planner") -> tuple[FlowMoment, ...]:
    return tuple(FlowMoment(f"Moment {number}", role) for number in range(count))


DEFAULT = FlowLimits()


def lines(diagram: FlowDiagram, limits: FlowLimits = DEFAULT) -> list[str]:
    return [line.strip() for line in flow_text(diagram, FLOW_WORDS, limits).splitlines()]


def test_a_role_reaches_people_through_those_it_supports() -> None:
    assert flow_text(SMALL, FLOW_WORDS) == (
        "---\nconfig:\n  flowchart:\n    nodeSpacing: 16\n    rankSpacing: 30\n    wrappingWidth: 120\n---\n"
        "flowchart LR\n"
        "\taccTitle: How a planner's work reaches customers\n"
        "\taccDescr: From the planner to Emma.\n"
        '\trole0["Workshop planner"]\n'
        '\trole1["Service adviser"]\n'
        '\tsubgraph journey0 ["Books a service"]\n\tdirection LR\n'
        '\tmoment0_0["Calls"]\n\tmoment0_1["Collects"]\nend\n'
        '\tperson0(["Emma"])\n'
        '\trole0 -->|"keeps the day free of surprises"| role1\n'
        "\trole1 --> journey0\n"
        "\tjourney0 --> person0\n"
    )


def test_journeys_stand_in_one_column_whatever_the_way_to_them() -> None:
    far = replace(
        SMALL,
        journeys=(
            FlowJourney("Books a service", "Emma", (FlowMoment("Calls", "adviser"),)),
            FlowJourney("Waits", "Ben", (FlowMoment("Reads the board", "planner"),)),
        ),
    )
    written = lines(far)
    assert [line for line in written if line.endswith((" journey0", " journey1"))] == [
        "role1 --> journey0",
        "role0 ---> journey1",
    ]


def test_a_long_reason_is_shortened() -> None:
    long = replace(SMALL, supports=(FlowSupport("planner", "adviser", "word " * 30),))
    assert f'role0 -->|"{"word " * 11}word\u2026"| role1' in lines(long)


def test_a_long_reason_ends_with_its_first_clause_where_that_says_enough() -> None:
    long = "Makes room before the rush in August, so the form goes on saving after each field."
    short = "So, " + "word " * 30
    for reason, shown in (
        (long, "Makes room before the rush in August"),
        (short, f"So#44; {'word ' * 10}word\u2026"),
    ):
        written = lines(replace(SMALL, supports=(FlowSupport("planner", "adviser", reason),)))
        assert f'role0 -->|"{shown}"| role1' in written


def test_only_the_reasons_of_the_pages_own_role_are_drawn() -> None:
    roles = (*SMALL.roles, FlowRole("cook", "Cook"))
    supports = (*SMALL.supports, FlowSupport("adviser", "cook", "brings the order"))
    longer = FlowDiagram(SMALL.title, roles, supports, (FlowJourney("Books", "Emma", moments(1, "cook")),))
    assert [line for line in lines(longer) if line.startswith("role") and "-->" in line] == [
        'role0 -->|"keeps the day free of surprises"| role1',
        "role1 --> role2",
        "role2 --> journey0",
    ]


def test_a_long_title_of_a_journey_does_not_make_the_whole_picture_wide() -> None:
    title = "I take out cover for a horse as the treasurer of a bowls club that has never had a computer"
    written = lines(replace(SMALL, journeys=(FlowJourney(title, "Emma", moments(1, "adviser")),)))
    assert [line for line in written if line.startswith("subgraph")] == [
        'subgraph journey0 ["I take out cover for a horse as the\u2026"]'
    ]


def test_moments_past_the_limit_are_counted() -> None:
    written = lines(replace(SMALL, journeys=(FlowJourney("Books", "Emma", moments(10, "adviser")),)))
    assert [line for line in written if line.startswith(("moment", "more"))] == [
        'moment0_0["Moment 0"]',
        'moment0_1["Moment 1"]',
        'moment0_2["Moment 2"]',
        'more_moments0("and 7 more moments")',
    ]


def test_one_moment_past_the_limit_is_shown() -> None:
    written = lines(replace(SMALL, journeys=(FlowJourney("Books", "Emma", moments(4)),)))
    assert [line for line in written if line.startswith(("moment", "more"))][-1] == 'moment0_3["Moment 3"]'


def test_journeys_past_the_limit_are_counted_and_their_people_left_out() -> None:
    many = tuple(FlowJourney(f"Journey {number}", f"Person {number}", moments(1)) for number in range(6))
    written = lines(replace(SMALL, journeys=many), FlowLimits(journeys=2))
    assert 'more_journeys("and 4 more journeys")' in written
    assert "role0 --> more_journeys" in written
    assert [line for line in written if line.startswith("person")] == ['person0(["Person 0"])', 'person1(["Person 1"])']


def test_a_person_in_two_journeys_is_drawn_once() -> None:
    twice = tuple(FlowJourney(title, "Emma", moments(1)) for title in ("One", "Two"))
    written = lines(replace(SMALL, journeys=twice))
    assert [line for line in written if "person" in line] == [
        'person0(["Emma"])',
        "journey0 --> person0",
        "journey1 --> person0",
    ]


def test_roles_that_lead_to_no_moment_are_only_counted() -> None:
    roles = (*SMALL.roles, FlowRole("cleaner", "Cleaner"), FlowRole("cook", "Cook"))
    supports = (*SMALL.supports, FlowSupport("planner", "cleaner", "x"), FlowSupport("planner", "cook", "y"))
    written = lines(replace(SMALL, roles=roles, supports=supports))
    assert [line for line in written if "more_roles" in line] == [
        'more_roles("and 2 more roles")',
        "role0 --> more_roles",
    ]


def test_a_role_past_the_limit_still_leads_to_its_moments() -> None:
    roles = (FlowRole("r0", "First"), *(FlowRole(f"r{number}", f"Role {number}") for number in range(1, 6)))
    supports = tuple(FlowSupport("r0", f"r{number}") for number in range(1, 6))
    journeys = (FlowJourney("One", "Emma", tuple(FlowMoment(f"M{number}", f"r{number}") for number in range(1, 6))),)
    written = lines(FlowDiagram("t", roles, supports, journeys), FlowLimits(moments=9, roles=2))
    assert [line for line in written if line.endswith("--> journey0")] == [
        "role1 --> journey0",
        "role2 --> journey0",
        "more_roles --> journey0",
    ]
    assert 'more_roles("and 3 more roles")' in written


def test_roles_that_support_each_other_in_a_circle_end() -> None:
    circle = (*SMALL.supports, FlowSupport("adviser", "planner", ""))
    assert "role1 --> role0" in lines(replace(SMALL, supports=circle))


def test_a_role_without_moments_stands_alone() -> None:
    assert lines(FlowDiagram("t", (FlowRole("a", "Alone"),), (), ()))[7:] == [
        "flowchart LR",
        "accTitle: t",
        "accDescr: t",
        'role0["Alone"]',
    ]
