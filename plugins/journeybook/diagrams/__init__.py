"""Small pictures of the handbook: plain text and numbers come in, Mermaid text and an SVG of it go out."""

from .flow import (
    FlowDiagram,
    FlowJourney,
    FlowLimits,
    FlowMoment,
    FlowRole,
    FlowSupport,
    FlowWords,
    flow_text,
)
from .journey import (
    DiagramStage,
    DiagramStep,
    JourneyDiagram,
    JourneyWords,
    in_words,
    journey_parts,
    journey_text,
    unknown_steps,
)
from .svg import Svg, render, renderer_name

__all__ = [
    "DiagramStage",
    "DiagramStep",
    "FlowDiagram",
    "FlowJourney",
    "FlowLimits",
    "FlowMoment",
    "FlowRole",
    "FlowSupport",
    "FlowWords",
    "JourneyDiagram",
    "JourneyWords",
    "Svg",
    "flow_text",
    "in_words",
    "journey_parts",
    "journey_text",
    "render",
    "renderer_name",
    "unknown_steps",
]
