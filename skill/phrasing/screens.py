"""Outcome and state to what a screen shows: one table."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from skill.domain import outcomes as o
from skill.domain.plan import Block
from skill.domain.steps import Step, StepKind, steps_of
from skill.phrasing import screen_texts as texts
from skill.phrasing.scene import Lines, Scene
from skill.phrasing.screen import Layout, Row, Screen
from skill.phrasing.screen_buttons import buttons, buttons_of_moment, equipment_buttons, same_button
from skill.phrasing.screen_charts import progress_screen, summary_screen
from skill.phrasing.screen_runs import run_screen
from skill.phrasing.spoken import said_s, sentence

_IDLE = ("none", "known")
_UNCHANGED = (o.Left, o.Unanswered, o.SaidAgain)
_MOST_ROWS = 6
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def screen_of(outcome: o.Outcome, lines: Lines, scene: Scene) -> Screen | None:
    """Return the screen that goes with a reply; None where what is shown stays, or nobody would see it.

    Args:
        outcome: What came of the command.
        lines: What is said before anything is timed.
        scene: The user's state after the turn.
    """
    if isinstance(outcome, _UNCHANGED):
        return None
    running = run_screen(scene, sum(said_s(line) for line in lines))
    if running is not None and not outcome.ends:
        return running
    return _SCREENS.get(type(outcome), _moment)(outcome, lines, scene)


def _moment(outcome: o.Outcome, lines: Lines, scene: Scene) -> Screen:
    """Where the user is, under what was just said."""
    if scene.moment in _IDLE:
        return _choice(lines, scene)
    said = tuple(line for line in lines if line)
    if scene.moment == "offered":
        return _plan(outcome, lines, scene)
    place = texts.place(scene)
    if not place:
        return Screen(Layout.CARD, scene.say("screens.all_done"), "", said, buttons=buttons_of_moment(scene))
    if scene.moment == "paused":
        noted = () if isinstance(outcome, o.Paused) else said
        head = scene.say("screens.paused")
        return Screen(Layout.CARD, place[0], head, (*place[1:], *noted), buttons=buttons_of_moment(scene))
    return Screen(Layout.CARD, place[0], place[-1], said, buttons=buttons_of_moment(scene))


def _choice(lines: Lines, scene: Scene) -> Screen:
    """What to train with."""
    return Screen(
        Layout.WELCOME,
        scene.say("screens.choose"),
        " ".join(lines),
        buttons=(*_same(scene), *equipment_buttons(scene)),
    )


def _same(scene: Scene) -> tuple[Any, ...]:
    return (same_button(scene),) if scene.state.profile.equipment else ()


def _welcome(outcome: o.Outcome, lines: Lines, scene: Scene) -> Screen:
    del outcome, lines
    known = bool(scene.state.profile.equipment)
    return Screen(
        Layout.WELCOME,
        scene.say("screens.welcome_back" if known else "screens.choose"),
        scene.say("screens.name"),
        buttons=(*_same(scene), *equipment_buttons(scene)),
    )


def _asked(outcome: o.EquipmentAsked, lines: Lines, scene: Scene) -> Screen:
    """What was closed, or not understood, is told over the choice."""
    told = lines[-1:] if outcome.unknown else lines[:-1]
    head = " ".join(told) or scene.say("screens.name")
    return Screen(Layout.WELCOME, scene.say("screens.choose"), head, buttons=equipment_buttons(scene))


def _found(outcome: o.Outcome, lines: Lines, scene: Scene) -> Screen:
    del outcome, lines
    place = texts.place(scene)
    head = scene.say("screens.welcome_back")
    return Screen(Layout.CARD, place[0], head, place[1:], buttons=buttons(("go_on", "new"), scene))


def _plan(outcome: o.Outcome, lines: Lines, scene: Scene) -> Screen:
    """The exercises that are left, with their doses."""
    del lines
    workout = scene.workout
    if workout is None:
        return _choice((), scene)
    rows = _rows(workout.plan.blocks[workout.cursor.block :], scene)
    planned = isinstance(outcome, (o.WorkoutPlanned, o.WorkoutReplanned))
    minutes = outcome.minutes if isinstance(outcome, o.WorkoutReplanned) else workout.plan.minutes
    title = texts.amount("minutes", minutes, scene) if planned else scene.say("screens.next")
    head = sentence(texts.nouns(scene)) if planned else ""
    return Screen(Layout.CARD, title, head, rows=rows, buttons=buttons_of_moment(scene))


def _rows(blocks: tuple[Block, ...], scene: Scene) -> tuple[Row, ...]:
    rows = tuple(
        Row(texts.name(one.exercise_id, scene), texts.dose_of_block(block, one, scene))
        for block in blocks
        for one in block.exercises
    )
    if len(rows) <= _MOST_ROWS:
        return rows
    kept = rows[: _MOST_ROWS - 1]
    return (*kept, Row(scene.say("screens.more", n=len(rows) - len(kept)), ""))


def _step(outcome: o.Outcome, lines: Lines, scene: Scene) -> Screen:
    """The step that is read, between its neighbours."""
    workout = scene.workout
    if workout is None or workout.block is None:
        return _moment(outcome, lines, scene)
    steps = steps_of(workout.block, scene.library.exercises)
    if not steps:
        return _moment(outcome, lines, scene)
    at = min(max(0, workout.cue), len(steps) - 1)
    step = steps[at]
    return Screen(
        Layout.STEP,
        texts.name(step.exercise_id, scene),
        _step_label(step, scene),
        step.lines,
        before=_neighbour(steps, at - 1, step),
        after=_neighbour(steps, at + 1, step),
        buttons=buttons(("next", "ready") if at < len(steps) - 1 else ("ready",), scene),
    )


def _step_label(step: Step, scene: Scene) -> str:
    return scene.say(f"screens.steps.{step.kind.value}", number=step.number, of=step.of)


def _neighbour(steps: tuple[Step, ...], at: int, step: Step) -> str:
    """Only cues lead from one to the next."""
    inside = 0 <= at < len(steps) and steps[at].exercise_id == step.exercise_id
    cues = step.kind is StepKind.CUE and inside and steps[at].kind is StepKind.CUE
    return steps[at].lines[0] if cues else ""


def _answer(title: str, lines: Lines, scene: Scene) -> Screen:
    sentences = tuple(part for line in lines for part in _SENTENCE_END.split(line))
    return Screen(Layout.CARD, title, "", sentences, buttons=buttons_of_moment(scene))


def _about_exercise(outcome: Any, lines: Lines, scene: Scene) -> Screen:  # noqa: ANN401 - several outcomes have an exercise
    title = texts.name(outcome.exercise_id, scene)
    kept = tuple(line for line in lines if line.rstrip(".").lower() != title.lower())
    return _answer(title, kept, scene)


def _about_muscle(outcome: o.MuscleExplained, lines: Lines, scene: Scene) -> Screen:
    return _answer(sentence(scene.muscles((outcome.muscle,))), lines, scene)


def _about_topic(outcome: o.TopicAnswered, lines: Lines, scene: Scene) -> Screen:
    return _answer(sentence(outcome.topic.replace("_", " ")), lines, scene)


def _help(outcome: o.Outcome, lines: Lines, scene: Scene) -> Screen:
    del outcome
    return _answer(scene.say("screens.help"), lines, scene)


def _replace(outcome: o.Outcome, lines: Lines, scene: Scene) -> Screen:
    del outcome, lines
    title = scene.say("screens.replace")
    return Screen(Layout.CARD, title, "", texts.place(scene), buttons=buttons(("yes", "no"), scene))


def _hurts(outcome: o.DiscomfortHeard, lines: Lines, scene: Scene) -> Screen:
    if scene.moment in _IDLE and not outcome.alarm:
        return _moment(outcome, lines, scene)
    going_on = "swap_now" if outcome.can_swap else "skip"
    keys = ("stop",) if outcome.alarm or scene.moment == "done" else (going_on, "stop")
    return Screen(Layout.CARD, scene.say("screens.careful"), "", lines, buttons=buttons(keys, scene))


def _stopped(outcome: o.Outcome, lines: Lines, scene: Scene) -> Screen:
    del outcome
    return Screen(Layout.CARD, lines[-1], scene.say("screens.name"), lines[:-1])


def _progress(outcome: o.ProgressTold, lines: Lines, scene: Scene) -> Screen:
    return progress_screen(outcome, scene) or _answer(scene.say("screens.progress"), lines, scene)


def _finished(outcome: o.WorkoutFinished, lines: Lines, scene: Scene) -> Screen:
    return summary_screen(outcome, scene) or _stopped(outcome, lines, scene)


_SCREENS: Mapping[type[o.Outcome], Callable[[Any, Lines, Scene], Screen]] = {
    o.Welcomed: _welcome,
    o.WelcomedBack: _welcome,
    o.EquipmentAsked: _asked,
    o.WorkoutFound: _found,
    o.WorkoutPlanned: _plan,
    o.WorkoutReplanned: _plan,
    o.ReplacementAsked: _replace,
    o.StepRead: _step,
    o.CuesEnded: _step,
    o.ExerciseExplained: _about_exercise,
    o.MusclesListed: _about_exercise,
    o.ExerciseRecommended: _about_exercise,
    o.ChoiceExplained: _about_exercise,
    o.ExerciseProgressTold: _about_exercise,
    o.MuscleExplained: _about_muscle,
    o.TopicAnswered: _about_topic,
    o.HelpGiven: _help,
    o.DiscomfortHeard: _hurts,
    o.ProgressTold: _progress,
    o.WorkoutFinished: _finished,
    o.Stopped: _stopped,
}
