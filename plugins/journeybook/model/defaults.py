"""The vocabulary a handbook has when handbook.yml names none: channels, kinds of pain, levers, phases."""

from typing import Any

CHANNELS: tuple[dict[str, Any], ...] = (
    {"id": "in-person", "title": "In person", "mode": "in-person"},
    {"id": "phone", "title": "Phone", "mode": "phone"},
    {"id": "email", "title": "E-mail", "mode": "messaging"},
    {"id": "sms", "title": "Text message", "mode": "messaging"},
    {"id": "chat", "title": "Chat", "mode": "messaging"},
    {"id": "web", "title": "Website", "mode": "online"},
    {"id": "app", "title": "App", "mode": "online"},
    {"id": "social", "title": "Social media", "mode": "online"},
    {"id": "post", "title": "Post", "mode": "post"},
    {"id": "event", "title": "Event", "mode": "in-person"},
    {"id": "third-party", "title": "Partner", "mode": "in-person"},
)

PAIN_KINDS: tuple[dict[str, Any], ...] = (
    {
        "id": "complexity",
        "title": "Too complicated",
        "text": "It takes more steps, forms or choices than it should.",
        "lever": "simplify",
    },
    {
        "id": "information",
        "title": "Not told",
        "text": "What I need to know is missing, late, or said in two different ways.",
        "lever": "communicate",
    },
    {
        "id": "unresponsive",
        "title": "No answer",
        "text": "I reach out, and nobody answers.",
        "lever": "resolve",
    },
    {"id": "wait", "title": "Long wait", "text": "It takes longer than I was led to expect.", "lever": "communicate"},
    {
        "id": "follow-up",
        "title": "I have to chase",
        "text": "Nothing moves unless I ask again.",
        "lever": "communicate",
    },
    {"id": "rigidity", "title": "No give", "text": "A rule is held to, and my case does not fit.", "lever": "resolve"},
    {
        "id": "impersonal",
        "title": "Just a number",
        "text": "Nobody seems to know me, or to hear what I said.",
        "lever": "personalise",
    },
)

LEVERS: tuple[dict[str, Any], ...] = (
    {"id": "personalise", "title": "Make it personal", "text": "Know who this is, and act on it."},
    {"id": "simplify", "title": "Make it simple", "text": "Take a step, a form or a choice away."},
    {"id": "communicate", "title": "Say what happens", "text": "Tell them what comes next and when, before they ask."},
    {"id": "resolve", "title": "Put it right", "text": "Own it, mend it, and make good what it cost."},
    {"id": "community", "title": "Bring people together", "text": "Let customers help and meet each other."},
)

PHASES: tuple[dict[str, Any], ...] = (
    {"id": "aware", "title": "Becoming aware"},
    {"id": "consider", "title": "Considering"},
    {"id": "buy", "title": "Buying"},
    {"id": "start", "title": "Starting"},
    {"id": "use", "title": "Using"},
    {"id": "get-help", "title": "Getting help"},
    {"id": "stay", "title": "Staying"},
    {"id": "leave", "title": "Leaving"},
)
