"""A workout session: where the user is in the plan, and what was done."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from skill.domain.layout import after_set, build_timeline
from skill.domain.load import Load
from skill.domain.log import CompletedSet
from skill.domain.plan import Block, PlannedExercise, WorkoutPlan
from skill.domain.timeline import Cursor, Timeline


class Phase(StrEnum):
    """What the workout waits for."""

    WAITING = "waiting"
    """For the user's word to start, or to go on."""
    CUEING = "cueing"
    """Between two cues."""
    RUNNING = "running"
    """For the timeline to end."""
    PAUSED = "paused"
    DONE = "done"


@dataclass(frozen=True)
class Run:
    """A timeline that is playing; it is rebuilt from these, never stored."""

    started_at: float
    """Epoch seconds of its start."""
    start: Cursor
    extra: int
    """Reps added to the first planned set."""
    pace: float
    lead_s: float
    reached_s: float = 0.0
    """The latest elapsed second that a turn has seen: a clock set back never undoes work."""


@dataclass(frozen=True)
class WorkoutSession:
    """One workout, from its plan to its last set; it outlives conversations and devices."""

    id: str
    plan: WorkoutPlan
    started_at: float
    """Epoch seconds."""
    cursor: Cursor = field(default_factory=Cursor)
    phase: Phase = Phase.WAITING
    cue: int = -1
    """Index of the last line of the set-up and cues that was read; -1 is none."""
    run: Run | None = None
    extra: int = 0
    """Reps the user added to the planned set that the cursor is in."""
    completed: tuple[CompletedSet, ...] = ()
    loads: tuple[tuple[str, Load], ...] = ()
    """By exercise id: what the user last said to lift, in this workout."""

    @property
    def block(self) -> Block | None:
        """The block that the cursor is in; None when everything is done."""
        blocks = self.plan.blocks
        return blocks[self.cursor.block] if self.cursor.block < len(blocks) else None

    @property
    def exercise(self) -> PlannedExercise | None:
        """The planned exercise that comes next or is under way."""
        return self.block.exercises[self.cursor.item] if self.block else None

    @property
    def in_set(self) -> bool:
        """True between the first and the last rep of a planned set."""
        return self.cursor.done > 0 or self.cursor.side > 0

    @property
    def reached(self) -> int:
        """Reps (seconds of a hold) of the planned set under way; at the switch of sides, the first side's."""
        planned, cursor = self.exercise, self.cursor
        switching = cursor.side > 0 and cursor.done == 0
        return planned.reps + self.extra if planned and switching else cursor.done

    @property
    def offered(self) -> bool:
        """True where the next exercise is new in this workout, and its set-up was offered, not read."""
        planned = self.exercise
        if planned is None or self.phase is not Phase.WAITING or self.cue >= 0 or self.in_set:
            return False
        return planned.exercise_id not in {done.exercise_id for done in self.completed}

    @property
    def fresh_block(self) -> bool:
        """True while nothing of the current block is done."""
        return self.cursor == Cursor(self.cursor.block)


def timeline_of(workout: WorkoutSession, run: Run) -> Timeline:
    """Rebuild the timeline of a run."""
    block = workout.plan.blocks[run.start.block]
    return build_timeline(block, run.start, run.pace, run.extra, run.lead_s)


def settle(workout: WorkoutSession, now: float) -> WorkoutSession:
    """Bring the place and the log up to a moment; a run that is under way comes to rest there."""
    run = workout.run
    if run is None or workout.phase is not Phase.RUNNING:
        return workout
    timeline = timeline_of(workout, run)
    elapsed = max(run.reached_s, now - run.started_at, 0.0)
    settled = replace(workout, run=None)
    for moment in timeline.finished_by(elapsed):
        settled = _complete(settled, moment.cursor, run.started_at + moment.at_s)
    cursor = timeline.cursor_at(elapsed)
    # Whoever answers the closing question before it has ended answers it all the same.
    over = elapsed >= timeline.closes_s
    phase = Phase.WAITING if over else Phase.PAUSED
    extra = settled.extra if _same_set(cursor, settled.cursor) else 0
    return _at(replace(settled, phase=phase, extra=extra), cursor)


def _same_set(one: Cursor, other: Cursor) -> bool:
    return (one.block, one.round, one.item) == (other.block, other.round, other.item)


def _at(workout: WorkoutSession, cursor: Cursor) -> WorkoutSession:
    """Move the cursor; behind the last block the workout is done."""
    moved = replace(workout, cursor=cursor)
    if cursor.block != workout.cursor.block:
        moved = replace(moved, cue=-1, extra=0)
    return replace(moved, phase=Phase.DONE, run=None) if moved.block is None else moved


def _complete(workout: WorkoutSession, after: Cursor, at: float) -> WorkoutSession:
    """Log the planned set under the cursor with its planned reps, and move behind it."""
    planned = workout.exercise
    if planned is None:
        return workout
    logged = _logged(workout, planned.reps + workout.extra, at, confirmed=False)
    cue = logged.cue if after.block == logged.cursor.block else -1
    return replace(logged, cursor=after, extra=0, cue=cue)


def _logged(workout: WorkoutSession, reps: int, at: float, *, confirmed: bool) -> WorkoutSession:
    planned = workout.exercise
    if planned is None:
        return workout
    completed = CompletedSet(
        number=len(workout.completed) + 1,
        exercise_id=planned.exercise_id,
        reps=reps,
        planned_reps=planned.reps,
        measure=planned.measure,
        load=dict(workout.loads).get(planned.exercise_id, planned.load),
        reps_left=None,
        confirmed=confirmed,
        at=int(at),
        revision=0,
    )
    return replace(workout, completed=(*workout.completed, completed))


def start_run(workout: WorkoutSession, now: float, pace: float, lead_s: float = 0.0) -> WorkoutSession:
    """Start the timeline at the cursor; a rest that is under way runs down during the lead."""
    if workout.block is None:
        return workout
    run = Run(now, workout.cursor, workout.extra, pace, lead_s)
    return replace(workout, phase=Phase.RUNNING, run=run)


def pause(workout: WorkoutSession) -> WorkoutSession:
    """Hold the place; only a settled workout can be paused."""
    return replace(workout, phase=Phase.PAUSED, run=None) if workout.phase is not Phase.DONE else workout


def wait(workout: WorkoutSession) -> WorkoutSession:
    """Wait for the user's word at the cursor."""
    return replace(workout, phase=Phase.WAITING, run=None) if workout.phase is not Phase.DONE else workout


def finish_set(workout: WorkoutSession, reps: int, now: float) -> WorkoutSession:
    """Log the planned set under the cursor with the reps the user did, and rest behind it."""
    if workout.block is None:
        return workout
    logged = _logged(workout, reps, now, confirmed=True)
    after = after_set(workout.block, workout.cursor)
    return _at(wait(replace(logged, extra=0)), after)


def revise_last(
    workout: WorkoutSession, *, reps: int | None, load: Load | None, reps_left: int | None
) -> WorkoutSession:
    """Change what was logged last; what is None stays."""
    if not workout.completed:
        return workout
    last = workout.completed[-1]
    revised = replace(
        last,
        reps=last.reps if reps is None else reps,
        load=load or last.load,
        reps_left=last.reps_left if reps_left is None else reps_left,
        confirmed=True,
        revision=last.revision + 1,
    )
    return replace(workout, completed=(*workout.completed[:-1], revised))


def use_load(workout: WorkoutSession, exercise_id: str, load: Load) -> WorkoutSession:
    """Remember what is lifted from now on in this workout."""
    return replace(workout, loads=tuple({**dict(workout.loads), exercise_id: load}.items()))


def read_cue(workout: WorkoutSession, index: int) -> WorkoutSession:
    """Note the line of the set-up and cues that is read now."""
    return replace(workout, phase=Phase.CUEING, cue=index, run=None)


def skip_block(workout: WorkoutSession) -> WorkoutSession:
    """Go on to the next block."""
    return _at(wait(workout), Cursor(workout.cursor.block + 1))


def skip_set(workout: WorkoutSession) -> WorkoutSession:
    """Go on to the next planned set, without the rest."""
    if workout.block is None:
        return workout
    after = replace(after_set(workout.block, workout.cursor), rest_s=0.0)
    return _at(wait(replace(workout, extra=0)), after)


def skip_rest(workout: WorkoutSession) -> WorkoutSession:
    """Be at the start of the next planned set now."""
    return replace(workout, cursor=replace(workout.cursor, rest_s=0.0))


def add_rest(workout: WorkoutSession, seconds: float) -> WorkoutSession:
    """Lengthen the rest under way, within 5 s and 10 min."""
    rest_s = min(600.0, max(5.0, workout.cursor.rest_s + seconds))
    return replace(workout, cursor=replace(workout.cursor, rest_s=rest_s))


def add_reps(workout: WorkoutSession, reps: int) -> WorkoutSession:
    """Add reps to the planned set under the cursor."""
    return replace(workout, extra=workout.extra + reps)


def replace_block(workout: WorkoutSession, block: Block) -> WorkoutSession:
    """Put another block in the place of the current one; the place in it is kept."""
    blocks = list(workout.plan.blocks)
    blocks[workout.cursor.block] = block
    return replace(workout, plan=replace(workout.plan, blocks=tuple(blocks)))


def replace_exercise(workout: WorkoutSession, planned: PlannedExercise) -> WorkoutSession:
    """Swap the exercise under the cursor: its round is kept, its reps start anew."""
    if workout.block is None:
        return workout
    exercises = list(workout.block.exercises)
    exercises[workout.cursor.item] = planned
    swapped = replace_block(workout, replace(workout.block, exercises=tuple(exercises)))
    cursor = replace(workout.cursor, side=0, done=0)
    return replace(wait(swapped), cursor=cursor, cue=-1, extra=0)


def replace_later(
    workout: WorkoutSession, exercise_id: str, planned: PlannedExercise | None
) -> WorkoutSession:
    """Put another exercise in the place of one in all later blocks; None leaves it out."""
    kept = workout.plan.blocks[: workout.cursor.block + 1]
    later = (
        replace(block, exercises=_without(block.exercises, exercise_id, planned))
        for block in workout.plan.blocks[workout.cursor.block + 1 :]
    )
    blocks = (*kept, *(block for block in later if block.exercises))
    return replace(workout, plan=replace(workout.plan, blocks=blocks))


def _without(
    exercises: tuple[PlannedExercise, ...], exercise_id: str, planned: PlannedExercise | None
) -> tuple[PlannedExercise, ...]:
    instead = (planned,) if planned else ()
    return tuple(one for old in exercises for one in (instead if old.exercise_id == exercise_id else (old,)))


def replace_rest(workout: WorkoutSession, blocks: tuple[Block, ...]) -> WorkoutSession:
    """Put other blocks in the place of the current one and all that follow."""
    kept = workout.plan.blocks[: workout.cursor.block]
    return replace(workout, plan=replace(workout.plan, blocks=(*kept, *blocks)))


def restart_block(workout: WorkoutSession) -> WorkoutSession:
    """Do the exercise from its first planned set; what was logged stays logged."""
    return replace(wait(workout), cursor=Cursor(workout.cursor.block), cue=-1, extra=0)
