"""A clock workshop that nobody here has ever seen: its content folder, in words that are hard on every format."""

from __future__ import annotations

import json
from typing import Any

SIGNS = ': # ; , < > & "'
"""What means something to YAML, Mermaid, HTML or CSV."""

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2


def odd(name: str) -> str:
    """A text with every one of the signs, as somebody might really type them."""
    return f'{name}: "so" & <b>so</b>; #1, 2 > 1'


def step(step_id: str, title: str, **more: Any) -> dict[str, Any]:
    return {"id": step_id, "title": odd(title), "doing": odd(f"{title} 我做"), **more}


VOCABULARY: dict[str, Any] = {
    # Its smallest files name nobody who keeps them.
    "checks": {"unowned": "note"},
    "organisation": odd("Σίγμα ورشة"),
    "departments": [
        {"id": "counter", "title": odd("前台 Tresen"), "summary": odd("Θυρίδα")},
        {"id": "bench", "title": odd("طاولة")},
        {"id": "sky", "title": odd("☀️🌙")},
    ],
    "channels": [
        {"id": "in-person", "title": odd("面对面"), "mode": "in-person"},
        {"id": "pigeon", "title": odd("🕊️"), "mode": "messaging"},
    ],
    "promises": [{"id": "on-time", "title": odd("Στην ώρα"), "text": odd("准时")}],
    "pain_kinds": [{"id": "rust", "title": odd("صدأ")}],
    "levers": [{"id": "oil", "title": odd("油")}],
    "phases": [{"id": "tick", "title": odd("Τικ")}],
    "lanes": [{"id": "weather", "title": odd("天气")}],
}

PERSONAS: dict[str, dict[str, Any]] = {
    "li": {
        "name": odd("李 Λι ليلى 🕰️"),
        "tagline": odd("بعيدة"),
        "quote": {"text": odd("钟停了")},
        "story": odd("Ιστορία"),
        "facts": {odd("住"): odd("Άνω")},
        "goals": [odd("目标")],
        "needs": [odd("حاجة")],
        "say": [odd("是")],
        "avoid": [odd("όχι")],
        "also_known_as": [odd("Λίλυ")],
        "evidence": ["diary"],
    },
    "bo": {"name": "宝", "tagline": LONG},
}

# Supports: paper > press > hiring > wages > counter, and counter > paper closes the ring.
# Moon and sun hold each other up, and nobody else.
SUPPORTS: dict[str, list[Any]] = {
    "counter": ["paper"],
    "wages": [{"role": "counter", "by": odd("薪水")}],
    "hiring": ["wages"],
    "press": ["hiring"],
    "paper": ["press"],
    "smith": [],
    "courier": [],
    "teller": [],
    "moon": ["sun"],
    "sun": ["moon"],
}
TITLES = {
    "counter": odd("柜台"),
    "wages": odd("أجور"),
    "hiring": odd("Προσλήψεις"),
    "press": odd("Drücker"),
    "paper": odd("纸 📄"),
    "smith": odd("حدّاد"),
    "courier": odd("Αγγελιαφόρος"),
    "teller": LONG,
    "moon": "🌙",
    "sun": "☀️",
}
DEPARTMENTS = {"counter": "counter", "smith": "bench", "courier": "bench", "moon": "sky", "sun": "sky"}

MEND = {
    "title": odd("修钟 Ρολόι ساعة ⏰"),
    "personas": ["li"],
    "goal": odd("要走"),
    "trigger": {"kind": "problem", "text": odd("Στοπ")},
    "promise": "on-time",
    "owner": "counter",
    "measures": [{"kind": "csat", "value": "2"}],
    "stages": [
        {
            "title": odd("带来"),
            "phase": "tick",
            "steps": [
                step(
                    "brings",
                    "带",
                    thinking=odd("أفكر"),
                    emotion="1",
                    frontstage=[
                        {"role": "counter", "does": odd("听"), "effect": odd("安心"), "may_decide": odd("ναι")}
                    ],
                    touchpoint="bell",
                    told_next="no",
                    wait="3 weeks",
                    when=odd("周一"),
                    quotes=[{"text": odd("好"), "evidence": "diary"}],
                    measures=[{"kind": "csat", "value": "5"}],
                    notes={"weather": odd("雨")},
                ),
                step("waits", "انتظار", outside="yes", questions=[odd("几时")]),
            ],
        },
        {
            "title": odd("取"),
            "steps": [
                step(
                    "fetches",
                    "Παίρνω",
                    emotion="-2",
                    expecting=odd("完好"),
                    expectation="missed",
                    frontstage=["courier"],
                    backstage=["smith"],
                    touchpoint="bell",
                    avoidable="yes",
                    promises=[{"promise": "on-time", "kept": "partly", "reality": odd("迟")}],
                    measures=[{"kind": "csat", "value": "4"}],
                    pains=[
                        {"id": "late", "text": odd("تأخير"), "kind": "rust", "caused_by": ["moon", "mend#brings"]},
                    ],
                    highlights=[{"text": odd("笑"), "roles": ["courier"]}],
                    opportunities=[odd("Ιδέα")],
                ),
                step("winds", "上弦"),
            ],
        },
    ],
}
# Nobody is in it, and nobody knows how it feels.
QUIET = {
    "title": "无声",
    "personas": ["bo"],
    "goal": "静",
    "stages": [{"title": "一", "steps": [{"id": "only", "title": "听", "doing": "我听"}]}],
}
THIRTY = {
    "title": LONG,
    "personas": ["bo", "li"],
    "goal": LONG,
    "stages": [
        {
            "title": f"{LONG} {stage}",
            "steps": [
                step(f"s{stage * 10 + at}", f"{LONG} {stage * 10 + at}", frontstage=["teller"], emotion="0")
                for at in range(10)
            ],
        }
        for stage in range(3)
    ],
}

FILES: dict[str, Any] = {
    "handbook.yml": VOCABULARY,
    **{f"personas/{found}.yml": persona for found, persona in PERSONAS.items()},
    **{
        f"roles/{found}.yml": {
            "title": TITLES[found],
            "department": DEPARTMENTS.get(found, "counter"),
            "supports": supports,
        }
        for found, supports in SUPPORTS.items()
    },
    "journeys/mend.yml": MEND,
    "journeys/quiet.yml": QUIET,
    "journeys/deep/down/thirty.yml": THIRTY,
    "touchpoints/bell.yml": {
        "title": odd("门铃"),
        "channel": "pigeon",
        "summary": odd("رنين"),
        "artefacts": [odd("票")],
        "owner": "counter",
    },
    "evidence/diary.yml": {"title": odd("日记"), "method": "observation", "date": "2026-02", "summary": odd("Σελίδα")},
    # By hand: 60 / (2 + 1) = 20, 90 / (5 + 1) = 15, one that says no value, and one that is done.
    "improvements/oil-it.yml": {
        "title": odd("上油"),
        "status": "idea",
        "addresses": ["mend#late"],
        "customer_value": "90",
        "effort": "5",
        "lever": "oil",
        "change": odd("زيت"),
    },
    "improvements/ring-back.yml": {
        "title": odd("Πίσω"),
        "status": "doing",
        "addresses": ["mend#brings"],
        "customer_value": "60",
        "effort": "2",
        "owner": "wages",
    },
    "improvements/a-dream.yml": {"title": "梦", "status": "idea", "addresses": ["mend#winds"]},
    "improvements/new-bell.yml": {
        "title": "🔔",
        "status": "done",
        "addresses": ["mend#brings"],
        "customer_value": "99",
        "effort": "0",
        "result": {"measure": odd("响"), "before": "1", "after": "2"},
    },
}


def texts() -> dict[str, str]:
    """The content folder: JSON is YAML too, and leaves no doubt about what was typed."""
    return {path: json.dumps(entity, ensure_ascii=False, indent=1) for path, entity in FILES.items()}
