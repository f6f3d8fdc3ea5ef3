"""Outcomes to sentences: one table."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from skill.domain import outcomes as o
from skill.phrasing import said_of_answers as answers
from skill.phrasing import said_of_plans as plans
from skill.phrasing import said_of_sets as sets
from skill.phrasing import said_of_settings as settings
from skill.phrasing import spoken
from skill.phrasing.scene import Lines, Scene

_WORD_START = re.compile(r"(?<!^)(?=[A-Z])")


def lines_of(outcome: o.Outcome, scene: Scene) -> Lines:
    """Return what the coach says of an outcome, without the question that ends the reply."""
    say = _SENTENCES.get(type(outcome), _by_name)
    return tuple(spoken.sentence(line) for line in say(outcome, scene) if line)


def _by_name(outcome: o.Outcome, scene: Scene) -> Lines:
    return (scene.say(_WORD_START.sub("_", type(outcome).__name__).lower(), **scene.names()),)


_SENTENCES: Mapping[type[o.Outcome], Callable[[Any, Scene], Lines]] = {
    o.WelcomedBack: plans.welcomed_back,
    o.WorkoutFound: plans.workout_found,
    o.EquipmentAsked: plans.equipment_asked,
    o.WorkoutPlanned: plans.workout_planned,
    o.WorkoutReplanned: plans.workout_replanned,
    o.StepRead: plans.step_read,
    o.Paused: plans.paused,
    o.HelpGiven: plans.help_given,
    o.NotHeard: plans.not_heard,
    o.WorkoutFinished: plans.workout_finished,
    o.Stopped: plans.stopped,
    o.SetLogged: sets.set_logged,
    o.RepsAsked: sets.reps_asked,
    o.RepsAdded: sets.reps_added,
    o.ExerciseSkipped: sets.exercise_skipped,
    o.ExerciseSwapped: sets.exercise_swapped,
    o.NoSwapFound: sets.no_swap_found,
    o.DifficultyChanged: sets.difficulty_changed,
    o.PaceChanged: sets.pace_changed,
    o.RestChanged: sets.rest_changed,
    o.DiscomfortHeard: sets.discomfort_heard,
    o.ExerciseAvoided: sets.exercise_avoided,
    o.ExerciseAllowed: sets.exercise_allowed,
    o.ExerciseExplained: answers.exercise_explained,
    o.MusclesListed: answers.muscles_listed,
    o.MuscleExplained: answers.muscle_explained,
    o.ExerciseRecommended: answers.exercise_recommended,
    o.ChoiceExplained: answers.choice_explained,
    o.NameAsked: answers.name_asked,
    o.PlaceTold: answers.place_told,
    o.ExerciseProgressTold: answers.exercise_progress_told,
    o.ProgressTold: answers.progress_told,
    o.TopicAnswered: answers.topic_answered,
    o.LoadsNoted: settings.loads_noted,
    o.UnitsNoted: settings.units_noted,
    o.CoachingChanged: settings.coaching_changed,
    o.ReminderKept: settings.reminder_kept,
}
