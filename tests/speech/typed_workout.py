"""A program for a test's terminal: the whole coach, or a skill that only counts.

Given a path, it counts, and notes there what the skill was asked.
"""

import sys
from importlib.resources import files
from pathlib import Path

from live_fakes import CountingSkill, a_device

from speech.terminal import run_terminal


def the_coach():
    from skill.app import create_skill  # noqa: PLC0415 - the counting skill starts faster without
    from skill.storage.memory import MemoryStore  # noqa: PLC0415
    from speech.device import Device  # noqa: PLC0415
    from speech.envelope import Sender  # noqa: PLC0415
    from speech.interaction import load_model  # noqa: PLC0415
    from speech.journal import NoJournal  # noqa: PLC0415
    from speech.matching import Matcher  # noqa: PLC0415
    from speech.scoring import estimate_s  # noqa: PLC0415

    model = load_model(Path(str(files("interaction_models") / "en-US.json")))
    skill = create_skill(MemoryStore())
    return Device(skill, Matcher(model), model.invocation_name, Sender("u"), estimate_s, NoJournal())


def take_the_terminal():
    """Become the program that this terminal's Ctrl-C is for."""
    import fcntl  # noqa: PLC0415 - exists where there are pseudo-terminals
    import termios  # noqa: PLC0415

    fcntl.ioctl(sys.stdin.fileno(), termios.TIOCSCTTY, 0)


def main(notes=None):
    take_the_terminal()
    skill = CountingSkill()
    ending = run_terminal(a_device(skill) if notes else the_coach())
    if notes:
        Path(notes).write_text(" ".join(name for name, _ in skill.asked))
    sys.stdout.write(f"{ending.name}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
