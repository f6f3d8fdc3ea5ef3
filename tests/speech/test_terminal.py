"""A typed conversation: its live line, and the whole of it at a real terminal."""

import contextlib
import io
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from rich.console import Console

from speech.live_line import LiveLine, moment_text
from speech.performance import Performance, Sound

REST = "Rest, then set 2 of 3"
WORKOUT = Performance(
    (
        Sound(0.0, 2.0, text="Set one of three.", label="Set 1 of 3, get ready"),
        Sound(7.0, 0.6, text="One.", label="Set 1 of 3, rep 1 of 2"),
        Sound(10.0, 0.6, text="Two.", label="Set 1 of 3, rep 2 of 2"),
        Sound(13.0, 1.4, text="Rest a minute.", label=REST),
        Sound(15.0, 46.0, label=REST),
        Sound(61.0, 1.0, text="Ten seconds.", label=REST),
        Sound(63.0, 10.0, label=REST),
        Sound(73.0, 2.0, text="Set two.", label="Set 2 of 3, get ready"),
    ),
    80.0,
)


@pytest.mark.parametrize(
    ("into_s", "line"),
    [
        (0.5, "Set 1 of 3, get ready"),
        (8.0, "Set 1 of 3, rep 1 of 2"),
        (13.0, f"{REST}  1:00"),
        (31.5, f"{REST}  0:42"),
        (62.0, f"{REST}  0:11"),
        (72.9, f"{REST}  0:01"),
        (74.0, "Set 2 of 3, get ready"),
    ],
)
def test_the_live_line_tells_set_and_rep_and_counts_a_rest_down(into_s, line):
    assert moment_text(WORKOUT, into_s) == line


def test_the_live_line_is_empty_while_nothing_plays():
    assert moment_text(None, 0.0) == ""


def test_words_scroll_by_and_the_counts_share_a_line():
    out = io.StringIO()
    with LiveLine(Console(file=out, force_terminal=True, width=100)) as screen:
        screen.show_sound(WORKOUT.sounds[0], 0.0)
        screen.show_sound(WORKOUT.sounds[1], 7.0)
        screen.show_sound(WORKOUT.sounds[2], 10.0)
        screen.end(11.0)
        screen.tell("[Kept] :smile:")
    lines = [line.strip() for line in out.getvalue().splitlines()]
    assert any(line.endswith("0:07  One. Two.") for line in lines)
    assert any(line.endswith("[Kept] :smile:") for line in lines)


class Terminal:
    """A program at a terminal of its own."""

    def __init__(self, *arguments):
        pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
        self._ours, self.theirs = pty.openpty()
        root = Path(__file__).parents[2]
        self.program = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("typed_workout.py")), *arguments],
            stdin=self.theirs,
            stdout=self.theirs,
            stderr=self.theirs,
            env={**os.environ, "PYTHONPATH": str(root), "TERM": "xterm", "COLUMNS": "100", "LINES": "30"},
            cwd=root,
            start_new_session=True,
        )
        self.seen = ""

    def press(self, keys):
        os.write(self._ours, keys.encode())

    def until(self, words, within_s=30.0):
        """Wait for words that were not there before, and return when they came."""
        limit = time.monotonic() + within_s
        while words not in self.seen:
            assert time.monotonic() < limit, f"{words!r} is not shown: {self.seen[-2000:]}"
            if select.select([self._ours], [], [], 0.05)[0]:
                self.seen += os.read(self._ours, 65536).decode(errors="replace")
        self.seen = self.seen[self.seen.index(words) + len(words) :]
        return time.monotonic()

    def close(self):
        if self.program.poll() is None:
            self.program.kill()
        self.program.wait()
        self.shut()
        os.close(self.theirs)

    def shut(self):
        """Close the window."""
        if self._ours is not None:
            os.close(self._ours)
        self._ours = None


@pytest.fixture
def terminal():
    with contextlib.closing(Terminal()) as opened:
        opened.until("Welcome")
        yield opened


@pytest.fixture
def notes(tmp_path):
    return tmp_path / "notes"


@pytest.fixture
def counting_terminal(notes):
    with contextlib.closing(Terminal(str(notes))) as opened:
        opened.until("one")
        yield opened


def echoes_lines(terminal):
    """Whether a terminal is as programs find it."""
    import termios  # noqa: PLC0415 - exists where there are pseudo-terminals

    modes = termios.tcgetattr(terminal.theirs)[3]
    return bool(modes & termios.ICANON and modes & termios.ECHO)


def test_typing_interrupts_a_count_and_it_goes_on_at_the_next_rep(terminal):
    """The whole of it: plan, count, pause at the rep that was reached, go on with the next one."""
    for line, answer in [
        ("I have a band and ten minutes", "Ten minutes"),
        ("yes", "1:"),
        ("ready", "Set one"),
    ]:
        del answer
        terminal.press(f"{line}\n")
        time.sleep(0.5)
    terminal.until("rep 2 of")
    terminal.press("p")
    begun = time.monotonic()
    terminal.press("ause\n")
    assert terminal.until("at rep two of set one") - begun < 1.0
    terminal.press("resume\n")
    terminal.until("On from three.")
    terminal.until("rep 3 of")
    terminal.press("\x04")
    terminal.until("Your place is kept.")
    terminal.until("LEFT")
    assert terminal.program.wait(10) == 0


@pytest.mark.parametrize("way_out", ["\x04", "\x03", signal.SIGTERM, signal.SIGHUP])
def test_every_way_out_leaves_the_terminal_as_it_was_and_shows_no_traceback(counting_terminal, way_out):
    terminal = counting_terminal
    if isinstance(way_out, str):
        terminal.press(way_out)
    else:
        terminal.program.send_signal(way_out)
    terminal.until("Your place is kept.")
    terminal.until("LEFT")
    assert terminal.program.wait(10) == 0
    assert echoes_lines(terminal)
    assert "Traceback" not in terminal.seen


def test_what_is_typed_shows_below_the_words(counting_terminal):
    counting_terminal.press("mehr \x15más")
    counting_terminal.until("> más▏")


def test_a_shell_that_took_the_terminal_meanwhile_gives_it_back(counting_terminal):
    """After Ctrl-Z and "fg" the terminal is in the shell's way of reading."""
    import termios  # noqa: PLC0415 - exists where there are pseudo-terminals

    taken = termios.tcgetattr(counting_terminal.theirs)
    taken[3] |= termios.ICANON | termios.ECHO
    termios.tcsetattr(counting_terminal.theirs, termios.TCSANOW, taken)
    counting_terminal.until("one")
    assert not echoes_lines(counting_terminal)


def test_closing_the_window_keeps_the_place(counting_terminal, notes):
    counting_terminal.shut()
    counting_terminal.program.wait(10)
    assert notes.read_text() == "LaunchRequest SessionEndedRequest"
