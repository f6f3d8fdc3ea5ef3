"""Whatever is said, at whatever moment: nothing is lost or doubled, and the coach can answer."""

import re
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_commands import commands, passed_seconds

from skill.catalogue.loader import load_library
from skill.coach import USE_CASES
from skill.domain import commands as c
from skill.domain.log import latest
from skill.domain.outcomes import ExerciseSwapped, Left, RestChanged, RoundAdded
from skill.domain.state import UserState
from skill.domain.timeline import LIMIT_S, Kind
from skill.domain.workout import Phase, pause, settle, start_run, timeline_of
from skill.phrasing.wording import load_wording
from skill.storage.codec import decode_state, encode_state
from skill.storage.memory import MemoryStore
from skill.turns import Turns

LIBRARY, WORDING = load_library(), load_wording()
NOW = 1_700_000_000.0
MAY_GO_BACK = (
    c.StartOver,
    c.GoBack,
    c.SwapExercise,
    c.ChangeDifficulty,
    c.AvoidExercise,
    c.Replan,
    # What a device could not play, nobody has trained to.
    c.SpeakWithoutTimedAudio,
)
WORDS_A_SECOND = 2.6
UNFILLED = re.compile(r"[{}]|\bNone\b")
FIRST = (c.StartWorkout((c.Heard("a band", "band"),), seconds=1200.0), c.Begin())
STEPS = 30

steps = st.lists(st.tuples(commands(tuple(USE_CASES)), passed_seconds()), min_size=STEPS, max_size=STEPS)
conversations = st.tuples(st.booleans(), steps).map(
    lambda drawn: [*((one, 5.0) for one in FIRST if drawn[0]), *drawn[1]][:STEPS]
)


class Conversation:
    """Takes turns, and checks after each one what must hold after any."""

    def __init__(self):
        self.store = MemoryStore()
        self.turns = Turns(self.store, LIBRARY, WORDING)
        self.now = NOW
        self.logged = {}

    @property
    def state(self) -> UserState:
        return self.store.load("user").state

    def say(self, command, seconds):
        self.now += seconds
        before = self.state
        turn = self.turns.take("user", command, self.now)
        after = self.state
        assert turn.outcome is not None
        check_reply(turn.reply)
        if not (isinstance(turn.outcome, Left) and after.workout == before.workout):
            # What ended elsewhere leaves the run of this conversation as it plays.
            check_timeline(after, turn.reply)
            check_pause(after, abs(seconds) % LIMIT_S)
        check_progress(before, after, command, turn.outcome, self.now)
        assert decode_state(encode_state(after)) == after
        self.check_log(before, after)

    def check_log(self, before, after):
        """Sets are numbered from 1 on; those of every workout stay in the history, as last corrected."""
        # Where another device's conversation ends, the run plays on, and is settled by the next turn.
        touched = before.workout is not None and before.workout != after.workout
        settled = settle(before.workout, self.now) if touched else None
        for workout in (settled, after.workout):
            if workout is not None:
                numbers = [done.number for done in workout.completed]
                assert numbers == list(range(1, len(numbers) + 1))
                known = self.logged.get(workout.id, ())
                assert len(workout.completed) >= len(known)
                self.logged[workout.id] = workout.completed
        history = {one.id: one.completed for one in self.store.history("user", 1000)}
        assert history == {key: latest(done) for key, done in self.logged.items() if done}


def check_reply(reply):
    """A conversation that goes on has words to say again, and asks one thing at most."""
    said = " ".join((*reply.lines, reply.beats[-1].say if reply.beats else ""))
    assert said.count("?") <= 1, said
    assert reply.ends or reply.reprompt
    assert not UNFILLED.search(f"{said} {reply.reprompt}"), said


def check_timeline(state, reply):
    """What is said fits its time, and the whole fits Alexa's limit."""
    assert sum(beat.seconds for beat in reply.beats) <= LIMIT_S + 1e-6
    for beat in reply.beats:
        needed_s = len(beat.say.split()) / WORDS_A_SECOND + 0.2 if beat.say else 0.0
        assert needed_s <= beat.seconds + 1e-9, beat
    running = state.workout is not None and state.workout.phase is Phase.RUNNING
    assert bool(reply.beats) == running


def check_pause(state, after_s):
    """Pausing in the middle of a run and going on changes nothing but time."""
    workout = state.workout
    if workout is None or workout.run is None:
        return
    started_at = workout.run.started_at
    held = settle(workout, started_at + after_s)
    assert held.completed[: len(workout.completed)] == workout.completed
    if held.phase is not Phase.PAUSED:
        return
    resumed = start_run(pause(held), NOW, workout.run.pace)
    planned, left = counts(workout, started_at + after_s - started_at), counts(resumed, -1.0)
    same = min(len(planned), len(left))
    assert planned[:same] == left[:same]
    assert resumed.cursor == held.cursor


def counts(workout, after_s):
    """What is still counted in a run, and where."""
    moments = timeline_of(workout, workout.run).moments
    return [
        (one.number, one.cursor)
        for one in moments
        if one.kind is Kind.COUNT and one.number > 0 and one.at_s > after_s
    ]


def check_progress(before, after, command, outcome, now):
    """The place in a workout goes back only where the user asks for it."""
    if before.workout is None or after.workout is None or before.workout.id != after.workout.id:
        return
    if after.workout == before.workout:
        return
    settled = settle(before.workout, now).cursor
    assert settled.place >= before.workout.cursor.place
    if isinstance(command, MAY_GO_BACK) or isinstance(outcome, (ExerciseSwapped, RoundAdded)):
        return
    moved = after.workout.cursor
    if isinstance(outcome, RestChanged):
        settled, moved = replace(settled, rest_s=0.0), replace(moved, rest_s=0.0)
    assert moved.place >= settled.place


@settings(
    max_examples=300, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None
)
@given(conversations)
def test_any_words_at_any_moment_lose_no_set_and_get_an_answer(drawn):
    """Random commands at random moments, with the clock set back now and then."""
    conversation = Conversation()
    for command, seconds in drawn:
        conversation.say(command, seconds)
