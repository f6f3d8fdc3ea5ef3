"""What is wrong with a screen as drawn: texts that are cut, hidden, faint or too near to each other."""

import math
import re
from itertools import combinations

_TOLERANCE = 2.0
_LEAST_CONTRAST = 7.0
_LEAST_TARGET = 80.0
_LEAST_TYPE = 0.045
"""Of the shorter side: to be read from where one trains."""
_BACKGROUND = (11, 15, 20)


def faults(seen, viewport):
    """Return what is wrong with a result of the renderer."""
    return [*seen["warnings"], *_faults(seen["texts"], viewport)]


def squashed(text):
    """Words without the spaces between them, which depend on where lines wrap."""
    return re.sub(r"\s", "", text)


def shown(seen):
    """Return all that can be read, squashed."""
    return squashed("".join(one["text"] for one in seen["texts"]))


def _faults(texts, viewport):
    for one in texts:
        text = one["text"]
        if "…" in text or "$" in text or "undefined" in text or "null" in text:
            yield f"{text!r} is cut or not filled in"
        if not all(_inside(_ink(line), one["clip"], viewport) for line in one["lines"]):
            yield f"{text!r} reaches out of its place: {one['lines']}"
        if _contrast(_rgb(one["color"]), _rgb(one["back"]) or _BACKGROUND) < _LEAST_CONTRAST:
            yield f"{text!r} is faint: {one['color']} on {one['back']}"
        if one["size"] < _LEAST_TYPE * min(viewport["width"], viewport["height"]):
            yield f"{text!r} is small: {one['size']}"
        yield from _faults_of_button(one, viewport)
    for one, other in combinations(texts, 2):
        if any(_meet(_ink(line), _ink(its)) for line in one["lines"] for its in other["lines"]):
            yield f"{one['text']!r} and {other['text']!r} overlap"


def _faults_of_button(text, viewport):
    if text["button"] is None:
        return
    left, top, right, bottom = text["button"]
    if bottom - top < _LEAST_TARGET - 0.5 or right - left < _LEAST_TARGET:
        yield f"{text['text']!r} is hard to hit: {right - left} x {bottom - top}"
    if not all(_inside(_ink(line), [text["button"]], viewport) for line in text["lines"]):
        yield f"{text['text']!r} is wider than its button"
    middle = [left + 8, top + 8, right - 8, bottom - 8]
    if not _inside(middle, [], viewport):
        yield f"the button {text['text']!r} is cut: {text['button']}"


def _ink(line):
    """Where letters can be: the box of a line has air over capitals and under descenders."""
    left, top, right, bottom = line
    height = bottom - top
    return [left, top + 0.15 * height, right, bottom - 0.08 * height]


def _inside(box, clips, viewport):
    left, top, right, bottom = box
    width, height = viewport["width"], viewport["height"]
    if viewport["shape"] == "ROUND":
        corners = [(x - width / 2, y - height / 2) for x in (left, right) for y in (top, bottom)]
        if any(math.hypot(*corner) > width / 2 + _TOLERANCE for corner in corners):
            return False
    return all(
        left >= its[0] - _TOLERANCE
        and top >= its[1] - _TOLERANCE
        and right <= its[2] + _TOLERANCE
        and bottom <= its[3] + _TOLERANCE
        for its in [*clips, (0, 0, width, height)]
    )


def _meet(one, other):
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > _TOLERANCE and down > _TOLERANCE


def _rgb(color):
    found = [float(part) for part in re.findall(r"[\d.]+", color or "")]
    return tuple(found[:3]) if len(found) >= 3 else None


def _contrast(one, other):
    """WCAG's contrast ratio."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(rgb):
    parts = [part / 255 for part in rgb]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
