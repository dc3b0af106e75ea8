"""What a cell says of a feeling comes in, as a word, a face, a sign or a number; a level from -2 to 2 goes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_WORDS: Mapping[int, str] = {
    -2: """angry furious enraged outraged livid desperate devastated horrible horrified terrible awful panicked panic
        panicking scared terrified humiliated betrayed despairing despair hate hated disgusted miserable heartbroken
        exasperated""",
    -1: """frustrated frustrating frustration annoyed annoying irritated worried anxious confused disappointed sad
        nervous impatient stressed unsure uncertain bored tired upset bad negative lost helpless ignored overwhelmed
        doubtful sceptical skeptical unhappy uneasy lonely alone concerned insecure embarrassed suspicious puzzled
        afraid hesitant discouraged dissatisfied displeased poor low disillusioned powerless rushed pressured guilty
        ashamed red fed-up unimpressed apprehensive resigned""",
    0: """ok okay neutral fine indifferent meh so-so normal average mixed ambivalent amber yellow orange medium patient
        surprised alright""",
    1: """happy glad good pleased satisfied relieved hopeful curious confident interested content positive optimistic
        calm relaxed reassured comfortable grateful thankful impressed amused understood welcome valued safe secure
        cheerful encouraged high trusting sure certain green motivated eager inspired informed supported""",
    2: """delighted thrilled excited ecstatic overjoyed amazing amazed great fantastic wonderful excellent love loved
        elated wow euphoric proud joyful brilliant enthusiastic""",
}
WORDS: Mapping[str, int] = {word: level for level, words in _WORDS.items() for word in words.split()}
_FACES: Mapping[int, str] = {
    -2: "😡🤬😠😭😱😤👿💔🤮",
    -1: "🙁☹😟😕😒😞😔😢😣😖😩😫😰😥😓😨😧😦🙄😬👎🥺🌧⛈",
    0: "😐😶😑🤔🫤🤷⛅",
    1: "🙂☺😊😌😉👍🌤",
    2: "😀😃😄😁😆😍🤩🥳🥰😂😎❤💖🎉☀",
}
FACES: Mapping[str, int] = {face: level for level, faces in _FACES.items() for face in faces}
_SIGNS: Mapping[str, int] = {
    "++": 2, "+": 1, "+/-": 0, "+-": 0, "±": 0, "o": 0, "~": 0, "=": 0, "-": -1, "--": -2,
    ":-)": 1, ":)": 1, ":-|": 0, ":|": 0, ":-(": -1, ":(": -1, ":D": 2, ":-D": 2, ">:(": -2, ":'(": -2,
    "↑": 1, "→": 0, "↓": -1, "↑↑": 2, "↓↓": -2, "↗": 1, "↘": -1,
}  # fmt: skip
_STRONGER = {"very", "extremely", "really", "so", "totally", "completely", "super"}
_WEAKER = {"bit", "little", "slightly", "somewhat", "rather", "mildly", "kinda"}
_NOT = {"not", "no", "never", "hardly"}
_FILLER = {"a", "an", "i", "i'm", "im", "am", "feel", "feeling", "feels", "felt", "is", "and", "the", "but", "still",
           "customer", "they", "he", "she", "are", "quite", "also", "of"}  # fmt: skip
_QUOTES = "'\"“”‘’„«»"
_NUMBER = r"[-+−–]?\d+(?:[.,]\d+)?"
_BARE = re.compile(rf"({_NUMBER})\s*(?:(%)|(?:/|of|out of)\s*(\d+))?")
_RANGE = re.compile(rf"({_NUMBER})\s*(?:to|-|–|…|\.\.+|/)\s*({_NUMBER})")
_STARS = re.compile(r"([★⭐*]+)\ufe0f?([☆✩]*)")
_OPENS_WITH_NUMBER = re.compile(rf"\(?({_NUMBER})\)?\s*(?:[:;,–—|(/-]\s*|\s)(?=\D)")
_SMILEY = re.compile(
    r"(?P<angry>>)?[:;=8x](?P<tear>['’])?[-o^]?(?P<mouth>[)\]}(\[{|/\\dpos]+)(?=\s|$)(?P<rest>.*)", re.IGNORECASE
)
_MOUTHS: Mapping[str, int] = {
    **dict.fromkeys(")]}p", 1), **dict.fromkeys("|o", 0), **dict.fromkeys("([{/\\s", -1), "d": 2,
}  # fmt: skip
MOST_WORDS = 8


@dataclass(frozen=True)
class Scale:
    """The lowest and highest number that a column can say. `signs`: a lone dash in it is a minus.

    `guessed`: only the numbers in it told so.
    """

    low: float = -2
    high: float = 2
    signs: bool = False
    guessed: bool = field(default=False, compare=False)

    @property
    def told(self) -> str:
        """The scale in words."""
        return f"{self.low:g} to {self.high:g}"

    def level(self, number: float) -> int | None:
        """The level nearest to a number, None for one beyond the scale."""
        if not self.low <= number <= self.high:
            return None
        spread = (number - (self.low + self.high) / 2) / ((self.high - self.low) / 2) * 2
        return int(abs(spread) + 0.5) * (1 if spread > 0 else -1)


OURS = Scale()


@dataclass(frozen=True)
class Feeling:
    """A level, the words that stand beside it ("" for a number or a face alone), and how it was read."""

    level: int
    words: str
    read_as: str


def scale_of(cells: Iterable[str], header: str, *, ours: bool = False) -> Scale:
    """The scale of a column: the one its header names, else the smallest usual one that holds all its numbers.

    Numbers from -2 to 2 in a column that has our own name (`ours`) are ours.
    """
    texts = [cell.strip() for cell in cells if cell.strip()]
    signs = any(text in {"+", "++", "--", "−−", "––"} for text in texts)
    named = _RANGE.search(header)
    if named is not None and _number(named[1]) < _number(named[2]):
        return Scale(_number(named[1]), _number(named[2]), signs)
    bare = [found for text in texts if (found := _bare(text)) and not found[2] and not found[3]]
    numbers = [_number(found[1]) for found in bare]
    if not numbers:
        return Scale(signs=signs)
    low, high = min(numbers), max(numbers)
    if "%" in header:
        return Scale(0, 100, signs)
    if low < 0 or (ours and high <= 2) or (low == 0 and high <= 2):  # noqa: PLR2004  # our own scale
        bound = next((bound for bound in (2, 3, 5, 10) if max(-low, high) <= bound), 100)
        return Scale(-bound, bound, signs, guessed=bound != 2)  # noqa: PLR2004  # ours is what everybody would take it for
    top = next((top for top in (5, 10) if high <= top), 100)
    return Scale(0 if low < 1 or top > 10 else 1, top, signs, guessed=True)  # noqa: PLR2004  # percent begin at nought


def feeling(text: str, scale: Scale) -> Feeling | None:
    """The feeling of a cell, None where nothing in it says one."""
    text = " ".join(text.replace("\ufe0f", "").split())
    text = text[1:-1].strip() if len(text) > 2 and text[0] in _QUOTES and text[-1] in _QUOTES else text  # noqa: PLR2004  # and something between
    if not text:
        return None
    found = _in_number(text, scale)
    if found is None and (text not in {"-", "−", "–", "—"} or scale.signs):
        level = _SIGNS.get(re.sub("[−–]", "-", text))
        found = Feeling(level, "", f"the sign {text}") if level is not None else None
    return found or _in_smiley(text) or _in_faces(text) or _in_words(text) or _beside_number(text, scale)


def _bare(text: str) -> re.Match[str] | None:
    return _BARE.fullmatch(text)


def _number(text: str) -> float:
    return float(re.sub("[−–]", "-", text).replace(",", "."))


def _in_number(text: str, scale: Scale) -> Feeling | None:
    found = _bare(text)
    if found is not None:
        of = Scale(0, 100) if found[2] else Scale(0 if int(found[3]) > 5 else 1, int(found[3])) if found[3] else scale  # noqa: PLR2004
        if of.high <= of.low:
            return None
        level = of.level(_number(found[1]))
        return Feeling(level, "", f"a number from {of.told}") if level is not None else None
    stars = _STARS.fullmatch(text.replace(" ", ""))
    if stars is not None and len(stars[1]) + len(stars[2]) <= 5:  # noqa: PLR2004  # of five stars
        level = Scale(1, 5).level(len(stars[1]))
        return Feeling(level, "", "stars out of 5") if level is not None else None
    return None


def _in_smiley(text: str) -> Feeling | None:
    """`:-((`, `;-)`, `:'( at last`: the mouth tells, twice as much where it is drawn twice."""
    found = _SMILEY.match(text)
    if found is None:
        return None
    level = _MOUTHS[found["mouth"][0].lower()]
    stronger = len(found["mouth"]) > 1 or found["angry"] or found["tear"]
    level = level * 2 if stronger and abs(level) == 1 else level
    return Feeling(level, found["rest"].strip(" ,;:-–"), f"the sign {text[: found.start('rest')]}")


def _in_faces(text: str) -> Feeling | None:
    levels = [FACES[character] for character in text if character in FACES]
    if not levels:
        return None
    rest = "".join(
        character
        for character in text
        if character not in FACES and not 0x1F3FB <= ord(character) <= 0x1F3FF  # noqa: PLR2004  # shades of skin
    )
    level = min(levels, key=lambda level: (-abs(level), level))
    return Feeling(level, rest.strip(" \u200d,;:-–()"), "a face")


def _in_words(text: str) -> Feeling | None:
    """The level of a few words. A sentence says more than a level, and is left as it is."""
    words = re.findall(r"[a-z]+(?:['’-][a-z]+)*", text.casefold().replace("’", "'"))
    if not 0 < len(words) <= MOST_WORDS:
        return None
    levels: list[int] = []
    other = 0
    turned = stronger = weaker = False
    for word in words:
        if word in WORDS:
            level = WORDS[word]
            level = -1 if turned and level > 0 else 0 if turned else level
            level = level * 2 if stronger and abs(level) == 1 else 1 if weaker and level == 2 else level  # noqa: PLR2004
            levels.append(-1 if weaker and level == -2 else level)  # noqa: PLR2004
            turned = stronger = weaker = False
        else:
            turned = turned or word in _NOT
            stronger, weaker = stronger or word in _STRONGER, weaker or word in _WEAKER
            other += word not in _FILLER | _NOT | _STRONGER | _WEAKER
    if not levels or other > len(levels) or (other and any(mark in text for mark in ".!?")):
        return None
    level = min(levels, key=lambda level: (-abs(level), level))
    return Feeling(level, text, "a word")


def _beside_number(text: str, scale: Scale) -> Feeling | None:
    """`-1 frustrated`, `4: quick and friendly`: the number counts, the words are kept."""
    found = _OPENS_WITH_NUMBER.match(text)
    level = scale.level(_number(found[1])) if found is not None else None
    if found is None or level is None or not re.search(r"[^\W\d_]", text[found.end() :]):
        return None
    return Feeling(level, text[found.end() :].strip(" )"), f"a number from {scale.told}")
