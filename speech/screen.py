"""What a conversation looks like in a terminal or a pipe."""

import json
import re
from typing import Any, Protocol, TextIO

from speech.device import Exchange
from speech.intent_match import IntentMatch, SlotMatch
from speech.performance import Sound

_DIGITS = re.compile(r"\d+")
_SHORT_WORDS = 2
_WIDEST = 100
_LONG_WAIT_S = 8.0


class Screen(Protocol):
    """Shows a conversation as it goes on."""

    def show_exchange(self, exchange: Exchange, at_s: float) -> None:
        """Show that something was said, `at_s` seconds after the start."""

    def show_sound(self, sound: Sound, at_s: float) -> None:
        """Show what sounds now, `at_s` seconds after the start."""

    def end(self, at_s: float) -> None:
        """What was playing is over, or was cut off, `at_s` seconds after the start."""


class TextScreen:
    """Words line by line; counts share a line as they pass."""

    def __init__(self, out: TextIO, *, echo: bool) -> None:
        """Write to `out`; `echo` repeats what was typed, where nobody sees it otherwise."""
        self._out = out
        self._echo = echo
        self._kind = ""
        self._width = 0
        self._last_s = 0.0

    def show_exchange(self, exchange: Exchange, at_s: float) -> None:
        """Show what was said."""
        self.end(at_s)
        if self._echo and exchange.utterance is not None:
            self._out.write(f"\n> {exchange.utterance}\n")

    def show_sound(self, sound: Sound, at_s: float) -> None:
        """Show the words of a sound; pauses are not shown."""
        text = sound.text or ("(tone)" if sound.source else "")
        if not text:
            return
        kind = _DIGITS.sub("", sound.label)
        if self._goes_on(text, kind, at_s):
            self._write(f" {text}")
        else:
            self.end(at_s)
            self._write(f"  {_clock(at_s)}  {text}")
        self._kind, self._last_s = kind, at_s
        self._out.flush()

    def _goes_on(self, text: str, kind: str, at_s: float) -> bool:
        """A count stands behind the one before it, while the line has room and nobody waited long."""
        short = len(text.split()) <= _SHORT_WORDS
        room = 0 < self._width < _WIDEST - len(text)
        return short and room and bool(kind) and kind == self._kind and at_s - self._last_s < _LONG_WAIT_S

    def end(self, at_s: float) -> None:
        """Finish the line."""
        del at_s
        if self._width:
            self._out.write("\n")
            self._out.flush()
        self._width = 0

    def _write(self, text: str) -> None:
        self._out.write(text)
        self._width += len(text)


class JsonScreen:
    """One JSON object a turn."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def show_exchange(self, exchange: Exchange, at_s: float) -> None:
        """Write the turn."""
        self._out.write(json.dumps(turn_document(exchange, at_s), ensure_ascii=False) + "\n")
        self._out.flush()

    def show_sound(self, sound: Sound, at_s: float) -> None:
        """The response holds it already."""

    def end(self, at_s: float) -> None:
        """Each turn is a whole line already."""


class Screens:
    """Several screens as one."""

    def __init__(self, *screens: Screen) -> None:
        self._screens = screens

    def show_exchange(self, exchange: Exchange, at_s: float) -> None:
        """Show what was said, everywhere."""
        for screen in self._screens:
            screen.show_exchange(exchange, at_s)

    def show_sound(self, sound: Sound, at_s: float) -> None:
        """Show what sounds, everywhere."""
        for screen in self._screens:
            screen.show_sound(sound, at_s)

    def end(self, at_s: float) -> None:
        """End what was playing, everywhere."""
        for screen in self._screens:
            screen.end(at_s)


def turn_document(exchange: Exchange, at_s: float) -> dict[str, Any]:
    """Return a turn as plain values; `at` is in seconds after the start."""
    match = exchange.match
    return {
        "utterance": exchange.utterance,
        "intent": match.intent if match else exchange.request["request"]["type"],
        "slots": slots_document(match) if match else {},
        "confidence": round(match.confidence, 3) if match else 1.0,
        "at": round(at_s, 3),
        "request": exchange.request,
        "response": exchange.response,
    }


def slots_document(match: IntentMatch) -> dict[str, Any]:
    """Return slots by name: one value, or a list of several."""
    return {
        name: _value(values[0]) if len(values) == 1 else [_value(value) for value in values]
        for name, values in match.slots.items()
    }


def _value(value: SlotMatch) -> dict[str, str | None]:
    return {"value": value.value, "id": value.id}


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02d}"
