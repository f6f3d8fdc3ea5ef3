"""Tables for the command line: a plan, the exercises, the log."""

from collections.abc import Iterable
from datetime import datetime

import click
from rich.console import Console
from rich.table import Table

from skill.catalogue.loader import load_library
from skill.domain.exercise import Exercise, Level, Measure
from skill.domain.library import Library
from skill.domain.plan import Block, PlannedExercise, WorkoutPlan, block_s, plan_s
from skill.domain.planner import plan_workout
from skill.domain.wish import LEAST_MINUTES, MOST_MINUTES, PlanWish
from skill.phrasing import spoken
from skill.phrasing.wording import Wording, load_wording
from skill.storage.port import LoggedWorkout, Store

_LISTED = 30


@click.command()
@click.option("--equipment", required=True, help="Ids, with commas between: band,pull_up_bar")
@click.option("--goal", default="variety", show_default=True)
@click.option("--minutes", default=20, show_default=True)
@click.option(
    "--level", type=click.Choice([level.value for level in Level]), default="beginner", show_default=True
)
@click.option("--muscle", default=None, help="A muscle to favour: lats")
@click.option("--seed", default=0, show_default=True, help="Another number, another plan.")
def plan(equipment: str, goal: str, minutes: int, level: str, muscle: str | None, seed: int) -> None:
    """Show a plan as a table, and why it is so."""
    library = load_library()
    owned = [one.strip() for one in equipment.split(",") if one.strip()]
    for name, given, known in (
        ("equipment", owned, library.equipment),
        ("goal", [goal], library.goals),
        ("muscle", [muscle] if muscle else [], library.muscles),
    ):
        _check(name, given, known)
    if not LEAST_MINUTES <= minutes <= MOST_MINUTES:
        raise click.BadParameter(
            f"{minutes}: say {LEAST_MINUTES} to {MOST_MINUTES} minutes.", param_hint="--minutes"
        )
    wish = PlanWish(frozenset(owned), goal, Level(level), minutes, muscle)
    print_plan(plan_workout(library, wish, {}, seed), library, load_wording(), Console())


def _check(name: str, given: list[str], known: Iterable[str]) -> None:
    unknown = [one for one in given if one not in known]
    if unknown or (name == "equipment" and not given):
        wrong = f"unknown: {', '.join(unknown)}." if unknown else "nothing is named."
        raise click.BadParameter(f"{wrong} Choose from {', '.join(known)}.", param_hint=f"--{name}")


def print_plan(workout_plan: WorkoutPlan, library: Library, wording: Wording, console: Console) -> None:
    """Print a plan with its reasons and its time."""
    table = Table("Block", "Exercise", "Sets", "Each", "Rest", "Minutes")
    for number, block in enumerate(workout_plan.blocks, start=1):
        for planned in block.exercises:
            table.add_row(*_row(number, block, planned, library))
        table.add_section()
    console.print(table)
    for number, block in enumerate(workout_plan.blocks, start=1):
        for planned in block.exercises:
            console.print(f"{number}. {_why(planned, workout_plan, library, wording)}")
    minutes = plan_s(workout_plan) / 60
    goal = library.goals[workout_plan.goal]
    console.print(f"{minutes:.1f} of {workout_plan.minutes} minutes. {goal.why}")


def _row(number: int, block: Block, planned: PlannedExercise, library: Library) -> tuple[str, ...]:
    unit = " s" if planned.measure is Measure.HOLD else ""
    side = " a side" if planned.two_sided else ""
    first = planned is block.exercises[0]
    return (
        str(number) if first else "with",
        library.exercises[planned.exercise_id].name,
        str(block.rounds),
        f"{planned.reps}{unit}{side}",
        f"{block.rest_s} s" if first else "",
        f"{block_s(block) / 60:.1f}" if first else "",
    )


def _why(planned: PlannedExercise, workout_plan: WorkoutPlan, library: Library, wording: Wording) -> str:
    exercise = library.exercises[planned.exercise_id]
    goal = library.goals[workout_plan.goal].name
    key = f"because.{planned.reason}"
    because = wording.say(key if wording.has(key) else "because.none", goal=goal)
    return f"{spoken.sentence(exercise.name)}: {exercise.why} {because}".strip()


@click.command()
@click.argument("name", nargs=-1)
def exercises(name: tuple[str, ...]) -> None:
    """List all exercises, or describe the one that is named."""
    library = load_library()
    console = Console()
    if not name:
        _print_all(library, console)
        return
    wanted = " ".join(name).lower().replace("-", " ").replace("_", " ")
    exercise = _named(wanted, library)
    if exercise is None:
        raise click.ClickException(f'No exercise is called "{" ".join(name)}". List them: pullday exercises')
    _print_one(exercise, library, console)


def _named(wanted: str, library: Library) -> Exercise | None:
    def names(exercise: Exercise) -> set[str]:
        said = (exercise.id, exercise.name, exercise.plural, *exercise.synonyms)
        return {one.lower().replace("-", " ").replace("_", " ") for one in said}

    return next((one for one in library.exercises.values() if wanted in names(one)), None)


def _print_all(library: Library, console: Console) -> None:
    table = Table("Exercise", "With", "Level", "Muscles", "Goals")
    for exercise in library.exercises.values():
        ways = [" and ".join(library.equipment[one].noun for one in way) for way in exercise.equipment]
        muscles = ", ".join(library.muscles[one].name for one in exercise.primary)
        table.add_row(
            exercise.name, " or ".join(ways), exercise.level.value, muscles, ", ".join(exercise.goals)
        )
    console.print(table)


def _print_one(exercise: Exercise, library: Library, console: Console) -> None:
    muscles = ", ".join(library.muscles[one].name for one in (*exercise.primary, *exercise.secondary))
    console.print(f"[bold]{exercise.name}[/bold]: {exercise.why}")
    console.print(f"Muscles: {muscles}")
    for line in exercise.setup:
        console.print(f"  {line}")
    for number, cue in enumerate(exercise.cues, start=1):
        console.print(f"  {number}. {cue}")
    console.print(f"  {exercise.breathing}")
    for mistake in exercise.mistakes:
        console.print(f"  {mistake.fault} {mistake.fix}")


def print_history(store: Store, user_id: str, console: Console) -> None:
    """Print the log, newest workout first."""
    workouts = store.history(user_id, _LISTED)
    if not workouts:
        console.print("Nothing is logged yet.")
        return
    library, wording = load_library(), load_wording()
    table = Table("When", "Exercise", "Sets", "Load")
    for workout in workouts:
        _add_workout(table, workout, library, wording)
    console.print(table)


def _add_workout(table: Table, workout: LoggedWorkout, library: Library, wording: Wording) -> None:
    when = datetime.fromtimestamp(workout.started_at).astimezone().strftime("%Y-%m-%d %H:%M")
    for exercise_id in dict.fromkeys(done.exercise_id for done in workout.completed):
        done_sets = [done for done in workout.completed if done.exercise_id == exercise_id]
        reps = ", ".join(f"{done.reps}{'' if done.confirmed else '*'}" for done in done_sets)
        load = next((spoken.load(done.load, wording) for done in reversed(done_sets) if done.load), "")
        known = library.exercises.get(exercise_id)
        table.add_row(when, known.name if known else exercise_id, reps, load)
        when = ""
    table.add_section()
    table.caption = "* counted, and nobody said otherwise"
