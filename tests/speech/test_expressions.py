"""The small language of data binding."""

import pytest

from speech.expressions import ExpressionError, bound, evaluate

VALUES = {
    "payload": {"beats": [{"ms": 500, "say": "One."}], "name": "band"},
    "data": {"ms": "3000", "say": "", "on": True},
    "index": 2,
}


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("data.ms", "3000"),
        ("payload.beats[0].ms", 500),
        ("payload['name']", "band"),
        ("payload.beats.length", 1),
        ("payload.missing.deeper", None),
        ("index + 1", 3),
        ("index * 2 - 1", 3),
        ("2 + 3 * 4", 14),
        ("(2 + 3) * 4", 20),
        ("-index", -2),
        ("7 % 4", 3),
        ("1 / 0", None),
        ("'rep ' + index", "rep 2"),
        ("data.say == ''", True),
        ("data.say != ''", False),
        ("data.ms > 500 && index < 3", True),
        ("data.ms <= 500 || !data.on", False),
        ("index >= 2 ? 'late' : 'early'", "late"),
        ("data.nothing ?? 'something'", "something"),
        ("true && null", None),
        ("\"a }\" == 'b'", False),
    ],
)
def test_an_expression_has_the_value_that_alexa_gives_it(expression, value):
    assert evaluate(expression, VALUES) == value


def test_a_value_that_is_one_expression_keeps_its_type():
    assert bound("${payload.beats}", VALUES) == [{"ms": 500, "say": "One."}]
    assert bound(12, VALUES) == 12


def test_expressions_inside_a_text_become_words():
    assert (
        bound("Set ${index + 1.0} of ${payload.beats.length}${data.none}, ${data.on}", VALUES)
        == "Set 3 of 1, true"
    )


@pytest.mark.parametrize(
    "expression", ["", "1 +", "(1", "a b", "payload.beats[0", "a = 1", "import('os')", "#"]
)
def test_what_is_no_expression_is_refused(expression):
    with pytest.raises(ExpressionError):
        evaluate(expression, VALUES)
