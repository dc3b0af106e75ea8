"""Single values: what an editor typed becomes a value, or a sentence that says what should stand there."""

from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from journeybook.model import Action, Improvement, Journey, Measure, Persona, Role, Step

STEP = {"id": "calls", "title": "I call", "doing": "I call them."}


def told(kind: type[BaseModel], data: dict[str, Any]) -> list[tuple[tuple[int | str, ...], str, str]]:
    with pytest.raises(ValidationError) as raised:
        kind.model_validate(data)
    return [(error["loc"], error["type"], error["msg"]) for error in raised.value.errors()]


def test_words_that_look_like_booleans_stay_words_in_a_text() -> None:
    assert Step.model_validate({**STEP, "title": "no"}).title == "no"


@pytest.mark.parametrize(("text", "value"), [("yes", True), ("No", False), ("true", True), ("FALSE", False)])
def test_a_boolean_is_read(text: str, value: bool) -> None:  # the expected value
    assert Step.model_validate({**STEP, "told_next": text}).told_next is value


def test_an_absent_field_is_unknown_and_not_no() -> None:
    assert Step.model_validate(STEP).told_next is None
    assert Step.model_validate(STEP).emotion is None


def test_a_role_alone_stands_for_an_action() -> None:
    step = Step.model_validate({**STEP, "frontstage": ["cleaner", {"role": "trainer", "does": "Trains."}]})
    assert step.frontstage == (Action(role="cleaner"), Action(role="trainer", does="Trains."))


def test_one_touchpoint_stands_for_a_list() -> None:
    assert Step.model_validate({**STEP, "touchpoint": "counter"}).touchpoint == ("counter",)


def test_an_emotion_is_a_number_or_one_for_each_persona() -> None:
    assert Step.model_validate({**STEP, "emotion": "-2"}).emotion == -2
    assert Step.model_validate({**STEP, "emotion": {"dale": "+1"}}).emotion == {"dale": 1}


@pytest.mark.parametrize("bad", ["3", "-3", "good", "1.5", "", "٢", "1_0"])
def test_an_emotion_off_the_scale_is_told(bad: str) -> None:
    expected = f'this should be a whole number from -2 to 2, not "{bad}"'
    assert told(Step, {**STEP, "emotion": bad}) == [(("emotion", "(score)"), "wrong-value", expected)]


def test_a_line_has_one_line() -> None:
    expected = [(("title",), "wrong-value", "this should be one line, but it has several")]
    assert told(Step, {**STEP, "title": "a\nb"}) == expected


def test_an_id_says_what_it_may_hold() -> None:
    expected = '"I Call!" is not an id: small letters a-z, digits, and single hyphens between'
    assert told(Step, {**STEP, "id": "I Call!"}) == [(("id",), "bad-id", expected)]


@pytest.mark.parametrize(
    "path", ["/etc/passwd", "../x.png", "a/../../x.png", "C:\\x.png", "https://example.org/x.png", "./x.png"]
)
def test_a_picture_outside_content_is_refused(path: str) -> None:
    data = {"name": "Dale", "tagline": "A contractor", "portrait": path}
    assert told(Persona, data) == [(("portrait",), "link-outside", f'the picture "{path}" is not inside content/')]


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "http://example.org", "//example.org", "https://", 'https://x"y', "example.org"]
)
def test_a_link_is_https_or_mailto(link: str) -> None:
    data = {"title": "t", "status": "idea", "addresses": ["a#b"], "ticket": link}
    expected = f'this should be a link that starts with https:// or mailto:, not "{link}"'
    assert told(Improvement, data) == [(("ticket",), "wrong-value", expected)]


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ({"kind": "csat", "value": "80"}, "the value of a csat goes from 1 to 5, not 80"),
        ({"kind": "csat", "value": "101", "unit": "%"}, "the value of a csat goes from 0 to 100 %, not 101"),
        ({"kind": "ces", "value": "3", "target": "8"}, "the target of a ces goes from 1 to 7, not 8"),
        ({"kind": "nps", "value": "-101"}, "the value of a nps goes from -100 to 100, not -101"),
        ({"kind": "other", "value": "3"}, "a measure of kind other needs a name"),
    ],
)
def test_a_measure_keeps_to_its_scale(measure: dict[str, str], expected: str) -> None:
    assert [message for _, _, message in told(Measure, measure)] == [expected]


@pytest.mark.parametrize("day", ["2026-02-30", "31.3.2026", "2026-3-1", "yesterday", "20260301"])
def test_a_date_is_a_day_of_the_calendar(day: str) -> None:
    expected = f'this should be a date such as 2026-03-31, not "{day}"'
    assert told(Persona, {"name": "n", "tagline": "t", "reviewed": day}) == [(("reviewed",), "wrong-value", expected)]


def test_nothing_that_was_written_can_be_changed() -> None:
    role = Role(title="Cleaner", department="places")
    with pytest.raises(ValidationError):
        role.title = "Other"  # type: ignore[misc]  # that is the point


def test_a_journey_gives_its_steps_across_stages() -> None:
    stages = [{"title": "a", "steps": [STEP]}, {"title": "b", "steps": [{**STEP, "id": "waits"}]}]
    journey = Journey.model_validate({"title": "t", "personas": ["dale"], "goal": "g", "stages": stages})
    assert [step.id for step in journey.steps] == ["calls", "waits"]
