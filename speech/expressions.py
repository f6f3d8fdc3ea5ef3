"""Data-binding expressions as APLA documents write them: "${payload.beats[0].ms > 500}"."""

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Values = Mapping[str, Any]
"""What the names in an expression stand for."""

_BINDING = re.compile(r"""\$\{((?:'[^']*'|"[^"]*"|[^'"}])*)\}""")
_TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d+)?|\.\d+)|(?P<text>'[^']*'|"[^"]*")|(?P<name>[A-Za-z_@]\w*)"""
    r"""|(?P<mark>==|!=|<=|>=|&&|\|\||\?\?|[-+*/%<>!?:.()\[\]]))"""
)
_LITERALS: Mapping[str, Any] = {"true": True, "false": False, "null": None}


class ExpressionError(Exception):
    """The expression cannot be read; the message says why."""


def bound(value: object, values: Values) -> Any:  # noqa: ANN401 - bound data is JSON of any kind
    """Work out the expressions in a value; one that is an expression as a whole keeps its type.

    Raises:
        ExpressionError: An expression cannot be read.
    """
    if not isinstance(value, str):
        return value
    whole = _BINDING.fullmatch(value)
    if whole is not None:
        return evaluate(whole[1], values)
    return _BINDING.sub(lambda found: as_text(evaluate(found[1], values)), value)


def evaluate(expression: str, values: Values) -> Any:  # noqa: ANN401 - bound data is JSON of any kind
    """Work out one expression; what is not there is null.

    Raises:
        ExpressionError: It cannot be read.
    """
    reader = _Reader(tuple(_tokens(expression)), values)
    result = reader.choice()
    if reader.next.kind != "end":
        raise ExpressionError(f"'{reader.next.text}' is not expected in '{expression.strip()}'")
    return result


def as_text(value: object) -> str:
    """Write a value as it reads inside a text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def as_number(value: object) -> float | None:
    """Read a value as a number; None where it is none."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except ValueError:
        return None
    return number if abs(number) != float("inf") and number == number else None  # noqa: PLR0124 - not a number


def _added(left: object, right: object) -> object:
    if isinstance(left, str) or isinstance(right, str):
        return as_text(left) + as_text(right)
    return _calculated(operator.add)(left, right)


def _calculated(work: Callable[[float, float], float]) -> Callable[[object, object], object]:
    def calculate(left: object, right: object) -> object:
        first, second = as_number(left), as_number(right)
        if first is None or second is None:
            return None
        try:
            return work(first, second)
        except ZeroDivisionError:
            return None

    return calculate


def _ordered(work: Callable[[float, float], bool]) -> Callable[[object, object], object]:
    def compare(left: object, right: object) -> object:
        first, second = as_number(left), as_number(right)
        return first is not None and second is not None and work(first, second)

    return compare


@dataclass(frozen=True)
class _Operator:
    """A mark between two values."""

    binding: int
    """Greater binds tighter."""
    work: Callable[[Any, Any], Any]


_OPERATORS: Mapping[str, _Operator] = {
    "??": _Operator(1, lambda left, right: right if left is None else left),
    "||": _Operator(2, lambda left, right: left or right),
    "&&": _Operator(3, lambda left, right: left and right),
    "==": _Operator(4, operator.eq),
    "!=": _Operator(4, operator.ne),
    "<": _Operator(5, _ordered(operator.lt)),
    ">": _Operator(5, _ordered(operator.gt)),
    "<=": _Operator(5, _ordered(operator.le)),
    ">=": _Operator(5, _ordered(operator.ge)),
    "+": _Operator(6, _added),
    "-": _Operator(6, _calculated(operator.sub)),
    "*": _Operator(7, _calculated(operator.mul)),
    "/": _Operator(7, _calculated(operator.truediv)),
    "%": _Operator(7, _calculated(operator.mod)),
}
_NO_OPERATOR = _Operator(0, lambda left, _right: left)
_SIGNS: Mapping[str, Callable[[Any], Any]] = {
    "!": operator.not_,
    "-": lambda value: _calculated(operator.sub)(0, value),
    "+": as_number,
}


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str


def _tokens(expression: str) -> Iterator[_Token]:
    at = 0
    text = expression.rstrip()
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None or found.lastgroup is None:
            raise ExpressionError(f"'{text[at:].strip()[:1]}' cannot be read in '{text.strip()}'")
        yield _Token(found.lastgroup, found[found.lastgroup])
        at = found.end()
    yield _Token("end", "the end")


class _Reader:
    """Works an expression out from left to right. All of it is free of effects, so nothing is skipped."""

    def __init__(self, tokens: tuple[_Token, ...], values: Values) -> None:
        self._tokens = tokens
        self._values = values
        self._at = 0
        self._parts: Mapping[str, Callable[[str], Any]] = {
            "number": lambda text: float(text) if "." in text else int(text),
            "text": lambda text: text[1:-1],
            "name": self._name,
            "mark": self._marked,
        }

    @property
    def next(self) -> _Token:
        return self._tokens[self._at]

    def choice(self) -> Any:  # noqa: ANN401 - bound data is JSON of any kind
        value = self._operation(1)
        if self.next.text != "?" or self.next.kind != "mark":
            return value
        self._take()
        when_true = self.choice()
        self._expect(":")
        when_false = self.choice()
        return when_true if value else when_false

    def _operation(self, least: int) -> Any:  # noqa: ANN401 - bound data is JSON of any kind
        value = self._signed()
        while (found := self._operator()).binding >= least:
            self._take()
            value = found.work(value, self._operation(found.binding + 1))
        return value

    def _operator(self) -> _Operator:
        return _OPERATORS.get(self.next.text, _NO_OPERATOR) if self.next.kind == "mark" else _NO_OPERATOR

    def _signed(self) -> Any:  # noqa: ANN401 - bound data is JSON of any kind
        if self.next.kind == "mark" and self.next.text in _SIGNS:
            return _SIGNS[self._take().text](self._signed())
        return self._looked_into()

    def _looked_into(self) -> Any:  # noqa: ANN401 - bound data is JSON of any kind
        value = self._part()
        while self.next.kind == "mark" and self.next.text in {".", "["}:
            value = _entry(value, self._key())
        return value

    def _key(self) -> object:
        if self._take().text == ".":
            return self._take().text
        key = self.choice()
        self._expect("]")
        return key

    def _part(self) -> Any:  # noqa: ANN401 - bound data is JSON of any kind
        token = self._take()
        part = self._parts.get(token.kind)
        if part is None:
            raise ExpressionError(f"a value is missing before {token.text}")
        return part(token.text)

    def _name(self, name: str) -> Any:  # noqa: ANN401 - bound data is JSON of any kind
        return _LITERALS[name] if name in _LITERALS else self._values.get(name)

    def _marked(self, mark: str) -> Any:  # noqa: ANN401 - bound data is JSON of any kind
        if mark != "(":
            raise ExpressionError(f"a value is missing before '{mark}'")
        value = self.choice()
        self._expect(")")
        return value

    def _take(self) -> _Token:
        token = self.next
        self._at = min(self._at + 1, len(self._tokens) - 1)
        return token

    def _expect(self, mark: str) -> None:
        if (found := self._take()).text != mark:
            raise ExpressionError(f"'{mark}' is missing before '{found.text}'")


def _entry(value: object, key: object) -> Any:  # noqa: ANN401 - bound data is JSON of any kind
    """Look up what an object or array holds under a key, as null-safe as APLA is."""
    if isinstance(value, Mapping):
        return value.get(key)
    if isinstance(value, list | str) and key == "length":
        return len(value)
    if isinstance(value, list) and isinstance(key, int) and not isinstance(key, bool):
        return value[key] if -len(value) <= key < len(value) else None
    return None
