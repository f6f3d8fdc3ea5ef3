"""Conversations as scripts, played through either door in a time of their own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Protocol

import yaml

from skill.domain.workout import settle
from speech.scoring import estimate_s, score

FOLDER = Path(__file__).parent
START = 1_790_000_000.0
"""Every story begins on the same Monday."""
_TAG = re.compile(r"<[^>]*>")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}


@dataclass(frozen=True)
class Turn:
    """One thing that happens in a conversation, and what must come of it."""

    say: str | None = None
    """What the user says; nothing at all where it is empty: then the reprompt is heard."""
    request: str | None = None
    """ "LaunchRequest" where the utterance opens the skill."""
    intent: str | None = None
    slots: Mapping[str, Any] = field(default_factory=dict)
    """A listed value as its id; numbers in digits; durations in ISO 8601; several values as a list."""
    device: str = "living room"
    at: float | None = None
    """Seconds into what is playing; None waits until it is over."""
    wait: float = 0.0
    """Seconds that pass before it."""
    end: str | None = None
    """Why the conversation ends without a word: a SessionEndedRequest's reason."""
    crash: bool = False
    """The power fails: the device tells of it when it starts again."""
    hears: tuple[str, ...] = ()
    """Must all be said, in this order."""
    lacks: tuple[str, ...] = ()
    """Must not be said."""
    counts: int | tuple[int, int] | None = None
    """The last rep of the first planned set that is counted; or the first and the last."""
    tones: int | None = None
    """How many tones are heard."""
    lasts: tuple[float, float] | None = None
    """Seconds, at least and at most, until silence."""
    ends: bool = False
    """True where the coach closes the conversation."""


@dataclass(frozen=True)
class Script:
    """A conversation, and what the log holds at its end."""

    name: str
    title: str
    turns: tuple[Turn, ...]
    logged: tuple[Mapping[str, Any], ...] | None = None
    """One entry for each stretch of one exercise: its id, its reps, and the load where it was said."""


@dataclass(frozen=True)
class Told:
    """What came of one turn."""

    turn: Turn
    at: float
    """Epoch seconds."""
    phase: str
    """What the workout was doing when it was said."""
    response: Mapping[str, Any] | None
    """None where nothing can be answered."""
    words: str
    length_s: float


class Door(Protocol):
    """A way to the coach."""

    def take(self, turn: Turn, at: float) -> Mapping[str, Any] | None:
        """Return the response envelope; None where there is none."""


def load_script(path: Path) -> Script:
    """Read a script; an unknown key is a mistake in it."""
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    turns = tuple(_turn(entry) for entry in document["turns"])
    logged = document.get("logged")
    return Script(path.stem, document["title"], turns, None if logged is None else tuple(logged))


def scripts() -> list[Script]:
    """Return all scripts of this folder."""
    return [load_script(path) for path in sorted(FOLDER.glob("*.yaml")) if path.stem != "utterances"]


def _turn(entry: Mapping[str, Any]) -> Turn:
    unknown = set(entry) - {one.name for one in fields(Turn)}
    assert not unknown, f"{entry}: {unknown} is nothing a turn has."
    return Turn(**{key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()})


def play(script: Script, door: Door, store: Any, user_id: str) -> list[Told]:
    """Play a script; the next line is said when the coach has fallen silent, or on its moment."""
    told: list[Told] = []
    now, length_s = START, 0.0
    for turn in script.turns:
        now += (length_s if turn.at is None else turn.at) + turn.wait
        phase = phase_of(store.load(user_id).state.workout, now)
        response = door.take(turn, now)
        answer = response.get("response", {}) if response else {}
        length_s = score(response, estimate_s).length_s if response else 0.0
        told.append(Told(turn, now, phase, response, words_of(answer), length_s))
    return told


def phase_of(workout: Any, now: float) -> str:
    """Name what the workout is doing at a moment."""
    if workout is None:
        return "none"
    settled = settle(workout, now)
    if workout.run is not None and settled.phase == "paused":
        return "resting" if settled.cursor.rest_s else "counting"
    return "offered" if settled.offered else str(settled.phase)


def words_of(answer: Mapping[str, Any]) -> str:
    """Return all the words of a response, in the order in which they are said."""
    return " ".join(text for text in spoken_of(answer) if text)


def spoken_of(answer: Mapping[str, Any]) -> list[str]:
    """Return what is said: the speech, then each beat of the timeline."""
    speech = str((answer.get("outputSpeech") or {}).get("ssml", ""))
    return [plain(speech), *(plain(str(beat["say"])) for beat in beats_of(answer))]


def beats_of(answer: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the beats of the audio document, if there is one."""
    audio = (one for one in answer.get("directives") or () if "APLA" in one["type"])
    sources = (one["datasources"]["timeline"]["beats"] for one in audio)
    return [beat for beats in sources for beat in beats]


def plain(ssml: str) -> str:
    """Return what is heard of a piece of markup."""
    text = _TAG.sub(" ", ssml)
    for entity, character in _ENTITIES.items():
        text = text.replace(entity, character)
    return " ".join(text.split())


def transcript(told: list[Told]) -> str:
    """Return a conversation to read."""
    lines = []
    for one in told:
        turn = one.turn
        said = turn.say if turn.say is not None else f"({turn.end or 'the power fails'})"
        lines.append(f"[{one.at - START:7.0f}s {one.phase:9}] > {said}")
        heard = [plain(text) for text in spoken_of((one.response or {}).get("response", {}))]
        lines += [f"    {text}" for text in _folded([text for text in heard if text])]
        lines += [f"    ... {one.length_s:.0f} s"]
    return "\n".join(lines)


def _folded(texts: list[str]) -> list[str]:
    """Counts in one line, so that a page holds a conversation."""
    folded: list[str] = []
    for text in texts:
        short = len(text.split()) == 1
        if short and folded and folded[-1].startswith("| "):
            folded[-1] += f" {text}"
        else:
            folded.append(f"| {text}" if short else text)
    return folded
