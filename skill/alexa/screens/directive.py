"""A screen as an APL directive: its document from a file, its contents as data."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from skill.alexa.screens.fitting import Area, type_size
from skill.data_file import read_data
from skill.phrasing.screen import Button, Layout, Row, Screen, Stage, StageKind
from skill.phrasing.spoken import said_s

_FOLDER = Path(__file__).parent
_BACKGROUND = "#0B0F14"
_VERSION = "1.4"
_LINGERS_S = 30.0
_BREATH_S = 0.5
_LEAST_TURN_S = 2.5
_LEAST_TYPE = 5.8
"""What would have to be smaller comes in turns."""
_LONG_NUMBER = 100
_SHORT_HEAD = 24
"""Characters that fit over the title of a round screen."""
_TURN = "TURN"
"""Stands in a document for the number of the turn."""
_UNBROKEN = "\u00a0"


def apl_directive(screen: Screen) -> dict[str, Any]:
    """Return the directive that shows a screen.

    A touch sends `[intent name, {slot: [id of a listed value]}]`.
    """
    return {
        "type": "Alexa.Presentation.APL.RenderDocument",
        "token": screen.layout.value,
        "document": _document(screen),
        "datasources": {"s": _data(screen)},
    }


def _document(screen: Screen) -> dict[str, Any]:
    """Fill in what a document's data cannot hold: when each turn begins, and how long the screen stays."""
    document: dict[str, Any] = deepcopy(_template(screen.layout))
    starts = [stage.at_s for stage in screen.stages] or _read_at(_brief(screen))
    for binding in document["mainTemplate"]["items"][0]["bind"]:
        if binding["value"] == _TURN:
            binding["value"] = _begun(starts)
    if screen.stages:
        document["settings"] = {"idleTimeout": _ms(screen.ends_s + screen.starts_s + _LINGERS_S)}
    return document


@lru_cache
def _template(layout: Layout) -> dict[str, Any]:
    """Read a document with the parts it shares with all others."""
    parts, own = (_read(name) for name in ("parts", layout.value))
    return {
        "type": "APL",
        "version": _VERSION,
        "theme": "dark",
        "background": _BACKGROUND,
        **own,
        "styles": parts["styles"],
        "layouts": {**parts["layouts"], **own.get("layouts", {})},
    }


def _read(name: str) -> dict[str, Any]:
    document: dict[str, Any] = read_data(_FOLDER / f"{name}.yaml")
    return document


def _begun(starts: Sequence[float]) -> str:
    """Count the turns that have begun: a screen that was late finds its place all the same."""
    begun = "+".join(f"(t<{_ms(at)}?0:1)" for at in starts[1:])
    return f"${{{begun or 0}}}"


def _read_at(lines: Sequence[str]) -> list[float]:
    """Guess the seconds at which each line is read; where nothing is read, it is time to look at it."""
    return [0.0, *accumulate(max(_LEAST_TURN_S, said_s(line) + _BREATH_S) for line in lines)]


def _brief(screen: Screen) -> tuple[str, ...]:
    """What a small screen shows one after the other."""
    rows = tuple(f"{row.text} {row.value.replace(' ', _UNBROKEN)}" for row in screen.rows)
    return screen.lines or rows


def _data(screen: Screen) -> dict[str, Any]:
    same, rest = _first_apart(screen)
    texts = {
        "title": escape(screen.title),
        "head": escape(screen.head),
        "lines": [escape(line) for line in screen.lines],
        "before": escape(screen.before),
        "after": escape(screen.after),
        "rows": [_row(row) for row in screen.rows],
        "caption": escape(screen.caption),
        "same": _buttons(same),
        "buttons": _buttons(rest),
        "rest": _buttons(screen.rest_buttons),
        "close": _buttons(screen.close_buttons),
        "stages": _stages(screen),
    }
    return _filled({**texts, **_MORE.get(screen.layout, _no_more)(screen)})


def _no_more(screen: Screen) -> dict[str, Any]:
    del screen
    return {}


def _more_of_run(screen: Screen) -> dict[str, Any]:
    working = [one for one in screen.stages if one.kind is not StageKind.CLOSE]
    closing = [one.title for one in screen.stages if one.kind is StageKind.CLOSE]
    names = [one.title for one in working]
    return {
        "from": -_ms(screen.starts_s),
        "long": any(max(one.count.first, one.count.last) >= _LONG_NUMBER for one in working),
        "f": _size_of_each(names, Area(68, 40, 10)),
        "r": _size_of_each(names, Area(76, 13, 7.2)),
        "of": _size_of_each(closing, Area(68, 40, 10)),
        "or": _size_of_each(closing, Area(76, 24, 7.2)),
    }


def _size_of_each(texts: Iterable[str], area: Area) -> float:
    """One size for texts that take turns in one place."""
    return min((type_size([text], area) for text in texts), default=area.largest)


def _more_of_welcome(screen: Screen) -> dict[str, Any]:
    return {"hf": type_size([screen.head], Area(140, 26, 6.4)), "hr": _short(screen.head)}


def _short(head: str) -> str:
    return escape(head) if len(head) <= _SHORT_HEAD else ""


def _more_of_step(screen: Screen) -> dict[str, Any]:
    neighbours = sum(8.0 for line in (screen.before, screen.after) if line)
    return {
        "f": type_size(screen.lines, Area(147, 58 - neighbours, 12)),
        "p": type_size(screen.lines, Area(92, 110 - neighbours * 2, 12)),
        "r": type_size([max(screen.lines, key=len, default="")], Area(80, 36, 8)),
        "loop": _ms(_read_at(screen.lines)[-1]),
    }


def _more_of_card(screen: Screen) -> dict[str, Any]:
    title = type_size([screen.title], Area(147, 28, 12))
    one_line = type_size([screen.title.replace(" ", _UNBROKEN)], Area(147, 28, 12)) == title
    head = type_size([screen.head], Area(147, 14, 7.2))
    room = (
        68
        - (0 if not screen.head else 9 if len(screen.head) <= _SHORT_HEAD else 14)
        - title * (1.1 if one_line else 2.3)
    )
    size = type_size([*screen.lines, *_unbroken_rows(screen)], Area(147, room, 9))
    brief = _brief(screen)
    longest = max(brief, key=len, default="")
    return {
        "hf": head,
        "hr": _short(screen.head),
        "tf": title,
        "tr": type_size([screen.title], Area(62, 18, 8)),
        "f": size,
        "p": _portrait_size(screen, room + 60),
        "turns": size < _LEAST_TYPE and len(screen.lines) > 1,
        "lf": type_size([longest], Area(147, room, 12)),
        "brief": [escape(line) for line in brief],
        "r": type_size([longest], Area(82, 34, 8)),
        "loop": _ms(_read_at(brief)[-1]) or 1,
    }


def _portrait_size(screen: Screen, height: float) -> float:
    """Rows should not wrap, as their figures would stand beside half a name."""
    unbroken, area = _unbroken_rows(screen), Area(92, height, 9)
    return max(_LEAST_TYPE, type_size(unbroken, area)) if unbroken else type_size(screen.lines, area)


def _unbroken_rows(screen: Screen) -> list[str]:
    return [f"{row.text}   {row.value}".replace(" ", _UNBROKEN) for row in screen.rows]


def _more_of_chart(screen: Screen) -> dict[str, Any]:
    figures = [text.replace(" ", _UNBROKEN) for text in (screen.title, *screen.lines[:1])]
    return {"tf": type_size(figures, Area(62, 40, 10))}


_MORE: Mapping[Layout, Callable[[Screen], dict[str, Any]]] = {
    Layout.RUN: _more_of_run,
    Layout.WELCOME: _more_of_welcome,
    Layout.STEP: _more_of_step,
    Layout.CARD: _more_of_card,
    Layout.CHART: _more_of_chart,
}
"""What a layout needs beside the texts: the sizes at which they fit, and the time to read them."""


def _filled(entries: Mapping[str, Any]) -> dict[str, Any]:
    """A response has to be small: what is empty is left out."""
    return {key: value for key, value in entries.items() if value or (value == 0 and value is not False)}


def _first_apart(screen: Screen) -> tuple[tuple[Button, ...], tuple[Button, ...]]:
    """On the welcome screen, what is no equipment has a row of its own."""
    if screen.layout is not Layout.WELCOME:
        return (), screen.buttons
    apart = tuple(one for one in screen.buttons if not one.slots)
    return apart, tuple(one for one in screen.buttons if one.slots)


def _row(row: Row) -> dict[str, Any]:
    return {"t": escape(row.text), "v": row.value.replace(" ", _UNBROKEN)} | (
        {"w": round(row.share, 3)} if row.share else {}
    )


def _buttons(buttons: Iterable[Button]) -> list[dict[str, Any]]:
    return [
        {
            "t": escape(one.text),
            "a": [one.intent, {slot: [listed] for slot, listed in one.slots}],
        }
        | ({"l": one.label} if one.label else {})
        for one in buttons
    ]


def _stages(screen: Screen) -> list[dict[str, Any]]:
    ends = [*(stage.at_s for stage in screen.stages), screen.ends_s][1:]
    return [_stage(stage, end_s) for stage, end_s in zip(screen.stages, ends, strict=False)]


def _stage(stage: Stage, end_s: float) -> dict[str, Any]:
    count = stage.count
    return _filled(
        {
            "k": stage.kind.value,
            "at": _ms(stage.at_s),
            "e": _ms(end_s),
            "h": escape(stage.head),
            "n": escape(stage.title),
            "x": escape(stage.below),
            "u": stage.unit,
            "y": stage.unit_before,
            "a": count.first,
            "z": count.last,
            "c": _ms(count.at_s),
            "p": _ms(count.step_s),
            "b": count.before,
        }
    )


def _ms(seconds: float) -> int:
    return round(seconds * 1000)
