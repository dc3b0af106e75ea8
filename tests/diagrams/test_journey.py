from dataclasses import replace

from journeybook.diagrams import (
    DiagramStage,
    DiagramStep,
    JourneyDiagram,
    in_words,
    journey_parts,
    journey_text,
    unknown_steps,
)

from .samples import WORDS, journey

SMALL = JourneyDiagram(
    "Buys a ute",
    (
        DiagramStage("Looks", (DiagramStep("Reads the ad", 2, ("Emma",)), DiagramStep("Waits", None))),
        DiagramStage("Empty", ()),
        DiagramStage("Buys", (DiagramStep("Signs", -2, ("Emma", "Clerk", "Emma")),)),
    ),
    "How Emma feels.",
)


def test_a_journey_becomes_a_mermaid_user_journey() -> None:
    assert journey_text(SMALL, WORDS) == (
        "---\nconfig:\n  journey:\n    maxLabelWidth: 1000\n---\n"
        "journey\n"
        "\taccTitle: Buys a ute\n"
        "\taccDescr: How Emma feels. Reads the ad#58; very good#44; Emma#59; Waits#58; not known#59; "
        "Signs#58; very bad#44; Emma#44; Clerk#44; Emma\n"
        "\ttitle Buys a ute\n"
        "\tsection Looks\n\t\tReads the ad: 5 : Emma\n\t\tWaits (not known): 3\n\n"
        "\tsection Buys\n\t\tSigns: 1 : Emma, Clerk\n\n"
    )


def test_the_words_say_feeling_and_people_of_every_step() -> None:
    assert in_words(replace(SMALL, description=""), WORDS) == (
        "Reads the ad: very good, Emma; Waits: not known; Signs: very bad, Emma, Clerk, Emma"
    )


def test_steps_without_emotion_are_counted_over_all_stages() -> None:
    assert unknown_steps(journey(1, None, 0, -1, None)) == {1, 4}


def test_a_journey_that_fits_is_one_picture() -> None:
    whole = journey(1, 2, 0, -1)
    assert journey_parts(whole, 6) == (whole,)


def test_stages_stay_whole_when_a_journey_is_split() -> None:
    parts = journey_parts(journey(*[0] * 8), 4)
    assert [[len(stage.steps) for stage in part.stages] for part in parts] == [[3], [3], [2]]
    assert [part.title for part in parts] == ["Buys a ute"] * 3


def test_a_stage_longer_than_a_picture_is_cut_and_keeps_its_title() -> None:
    parts = journey_parts(journey(0, 1, 2), 2)
    assert [[(stage.title, len(stage.steps)) for stage in part.stages] for part in parts] == [
        [("Stage 0", 2)],
        [("Stage 0", 1)],
    ]


def test_a_journey_without_steps_has_no_picture() -> None:
    assert journey_parts(replace(SMALL, stages=(DiagramStage("Empty", ()),)), 6) == ()
