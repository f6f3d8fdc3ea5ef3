"""Numbers in words: from a table where a build has made one, else by num2words."""

import json
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("numbers.json")
"""The words of 0, 1, 2 and so on; the build of the Lambda function makes it: num2words takes long to load."""
TABLE_ENDS = 1_000


def in_words(value: float) -> str:
    """Return "fifteen", "two point five"; numbers are told to one decimal."""
    known = _table()
    whole, tenth = divmod(round(round(value, 1) * 10), 10)
    if not 0 <= whole < len(known):
        return computed(value)
    return f"{known[whole]} point {known[tenth]}" if tenth else known[whole]


def computed(value: float) -> str:
    """Return the same without the table."""
    from num2words import num2words  # noqa: PLC0415 - it loads all of its languages

    number = int(value) if float(value).is_integer() else round(value, 1)
    return str(num2words(number)).replace(",", "")


def table() -> str:
    """Return the table as JSON."""
    return json.dumps([computed(value) for value in range(TABLE_ENDS)])


@cache
def _table() -> tuple[str, ...]:
    try:
        return tuple(json.loads(TABLE.read_bytes()))
    except FileNotFoundError:
        return ()
