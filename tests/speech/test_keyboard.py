"""Typing a line, key by key."""

import pytest
from live_fakes import FakeTime

from speech.keyboard import Keyboard, NoKeyboard, TypedLine, open_keys
from speech.live import EndOfInput, Heard


class ScriptedKeys:
    """One batch of keys a second."""

    def __init__(self, time, batches):
        self._time = time
        self._batches = list(batches)
        self.is_closed = False

    def read(self, timeout_s):
        del timeout_s
        self._time.now += 1.0
        return self._batches.pop(0) if self._batches else ""

    def close(self):
        self.is_closed = True


def a_keyboard(*batches):
    time = FakeTime()
    return Keyboard(ScriptedKeys(time, batches), time.clocks)


def typed(*batches):
    """Return everything heard of those keys."""
    keyboard = a_keyboard(*batches)
    heard = (keyboard.listen(0.05) for _ in range(len(batches) + 3))
    return [one for one in heard if one is not None]


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ("pause\n", "pause"),
        ("pause\r", "pause"),
        ("pauu\x7fse\n", "pause"),
        ("pauu\bse\n", "pause"),
        ("\x7f\x7fpause\n", "pause"),
        ("resume\x15pause\n", "pause"),
        ("I did nine \x17eight\n", "I did eight"),
        ("pau\x1b[D\x1b[3~\x1bOPse\n", "pause"),
        ("pa\x00\tuse\n", "pause"),
        ("más despacio\n", "más despacio"),
        ("💪 done\n", "💪 done"),
        ("\n", ""),
    ],
)
def test_a_line_is_what_the_user_sees(keys, line):
    assert [heard.text for heard in typed(keys)] == [line]


def test_a_line_began_with_its_first_key():
    assert typed("p", "ause", "\n") == [Heard("pause", 1.0)]


def test_a_line_begun_anew_began_with_its_new_first_key():
    assert typed("x", "\x7f", "p", "ause\n") == [Heard("pause", 3.0)]


def test_lines_pasted_at_once_are_heard_one_after_another():
    assert [heard.text for heard in typed("yes\nready\n")] == ["yes", "ready"]


def test_what_is_being_typed_can_be_shown():
    keyboard = a_keyboard("pau", "se\n")
    keyboard.listen(0.05)
    assert (keyboard.line, keyboard.is_hearing) == ("pau", True)
    keyboard.listen(0.05)
    assert (keyboard.line, keyboard.is_hearing) == ("", False)


def test_ctrl_d_leaves_on_an_empty_line_only():
    keyboard = a_keyboard("pa\x04use\n", "\x04")
    assert keyboard.listen(0.05).text == "pause"
    with pytest.raises(EndOfInput):
        keyboard.listen(0.05)


def test_ctrl_c_leaves_where_the_terminal_does_not_see_to_it():
    with pytest.raises(KeyboardInterrupt):
        a_keyboard("pau\x03").listen(0.05)


def test_the_terminal_is_given_back():
    keys = ScriptedKeys(FakeTime(), [])
    with pytest.raises(ZeroDivisionError), Keyboard(keys):
        raise ZeroDivisionError
    assert keys.is_closed


def test_without_a_terminal_it_says_so(monkeypatch, tmp_path):
    with (tmp_path / "in").open("w+") as pipe:
        monkeypatch.setattr("sys.stdin", pipe)
        with pytest.raises(NoKeyboard, match="not a terminal"):
            open_keys()


def test_an_empty_line_has_no_words():
    assert TypedLine().text == ""
