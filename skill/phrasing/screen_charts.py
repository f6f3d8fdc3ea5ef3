"""Charts: what a workout and a week came to, a bar for each muscle."""

from skill.domain import outcomes as o
from skill.domain.ledger import WeekLedger, add_to_ledger
from skill.phrasing import screen_texts as texts
from skill.phrasing.scene import Scene
from skill.phrasing.screen import Layout, Row, Screen
from skill.phrasing.screen_buttons import buttons_of_moment
from skill.phrasing.spoken import sentence

_MOST_BARS = 5
_LAST_WEEK = "last_week"


def summary_screen(outcome: o.WorkoutFinished, scene: Scene) -> Screen | None:
    """Return what the workout came to; None where no set was done."""
    if not outcome.completed or scene.workout is None:
        return None
    minutes = texts.amount("minutes", outcome.minutes, scene)
    # The workout is put away only when the next one is planned; its sets count already.
    weeks = add_to_ledger(scene.state.weeks, scene.workout.completed, scene.library)
    return Screen(
        Layout.CHART,
        texts.amount("sets", outcome.completed, scene),
        scene.say("screens.well_done"),
        (minutes, *_bests(outcome, scene)),
        rows=bars(weeks[-1], scene),
        caption=scene.say("screens.this_week"),
    )


def _bests(outcome: o.WorkoutFinished, scene: Scene) -> tuple[str, ...]:
    if len(outcome.bests) > 1:
        return (scene.say("screens.bests", n=len(outcome.bests)),)
    return tuple(scene.say("screens.best", exercises=scene.plural(one)) for one in outcome.bests)


def progress_screen(outcome: o.ProgressTold, scene: Scene) -> Screen | None:
    """Return a week's sets; None where there are none to show."""
    if outcome.week is None or not outcome.week.sets or outcome.period in {"last_time", "today"}:
        return None
    last = outcome.period == _LAST_WEEK
    caption = scene.say(f"screens.{_LAST_WEEK if last else 'this_week'}")
    return Screen(
        Layout.CHART,
        # All workouts ever would say nothing of that week.
        caption if last else _achieved(outcome, scene),
        scene.say("screens.progress"),
        rows=bars(outcome.week, scene),
        caption="" if last else caption,
        buttons=buttons_of_moment(scene),
    )


def _achieved(outcome: o.ProgressTold, scene: Scene) -> str:
    """Return "3 workouts"; before the first one is finished, the sets of it that are done."""
    if outcome.workouts or not outcome.completed:
        return texts.amount("workouts", outcome.workouts, scene)
    return texts.amount("sets", outcome.completed, scene)


def bars(week: WeekLedger, scene: Scene) -> tuple[Row, ...]:
    """Return the muscles with most sets, the longest bar first."""
    most = sorted(week.sets.items(), key=lambda entry: (-entry[1], entry[0]))[:_MOST_BARS]
    longest = max((count for _, count in most), default=1.0)
    return tuple(
        Row(sentence(scene.muscles((muscle,))), f"{count:g}", count / longest) for muscle, count in most
    )
