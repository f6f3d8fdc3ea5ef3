"""Which discomfort is an alarm: it may come from the heart, not from an exercise."""

from skill.domain.commands import Heard

_ALARMS = frozenset({"chest", "warning"})
"""Value ids: pain in the chest, and breathlessness, dizziness, faintness or sickness.

They are among the warning signs of a heart attack (American Heart Association), so another exercise is no
answer to them. A sore chest muscle is taken for one too: nobody can tell the two apart by ear.
"""


def is_alarm(*heard: Heard | None) -> bool:
    """Tell whether the user should stop for good and, where it lasts, call for help."""
    return any(one is not None and one.id in _ALARMS for one in heard)
