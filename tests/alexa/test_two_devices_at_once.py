"""Two devices of one user, in one workout, at the very same time: no set is lost, none counted twice."""

import random
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import dynamodb_local
import pytest
from doors import LambdaDoor
from harness import START, Turn, words_of

from skill.app import create_skill
from skill.phrasing.wording import load_wording
from skill.storage.dynamodb import DynamoDBStore
from skill.storage.memory import MemoryStore
from skill.storage.port import VersionConflictError
from speech.interaction import load_model

MODEL = load_model(Path(__file__).parents[2] / "interaction_models" / "en-US.json")
INTERLEAVINGS, TURNS = 500, 5
OPENING = (
    Turn(
        say="a band and ten minutes",
        intent="StartWorkoutIntent",
        slots={"equipment": "band", "duration": "PT10M"},
    ),
    Turn(say="ready", intent="BeginIntent"),
)
SAID = (
    Turn(say="open pull day coach", request="LaunchRequest"),
    Turn(say="ready", intent="BeginIntent"),
    Turn(say="done", intent="FinishSetIntent"),
    Turn(say="done", intent="FinishSetIntent"),
    Turn(say="I did eight", intent="LogSetIntent", slots={"reps": "8"}),
    Turn(say="I did eleven", intent="LogSetIntent", slots={"reps": "11"}),
    Turn(say="no, fifteen", intent="CorrectSetIntent", slots={"reps": "15"}),
    Turn(say="next", intent="AMAZON.NextIntent"),
    Turn(say="pause", intent="AMAZON.PauseIntent"),
    Turn(say="resume", intent="AMAZON.ResumeIntent"),
    Turn(say="skip the rest", intent="SkipRestIntent"),
    Turn(say="two more", intent="ExtendSetIntent", slots={"reps": "2"}),
    Turn(say="yes", intent="AMAZON.YesIntent"),
    Turn(say="stop", intent="AMAZON.StopIntent"),
)  # fmt: skip


@dataclass
class Device:
    """A device with a skill, a store and connections of its own, which keeps what came of each request."""

    name: str
    table: str
    saved: list = field(default_factory=list)
    """The versions that the request under way has saved: one, or none."""
    taken: list = field(default_factory=list)
    """(request envelope, response envelope, saved versions) of each turn."""
    promised: set = field(default_factory=set)
    """(workout id, number) of each set in a state that was saved."""
    lost_races: int = 0

    def __post_init__(self):
        self.store = DynamoDBStore(dynamodb_local.client(parameter_validation=False), self.table)
        self.skill = create_skill(self)

    def load(self, user_id):
        return self.store.load(user_id)

    def save(self, user_id, state, expected_version, changed=()):
        try:
            self.store.save(user_id, state, expected_version, changed)
        except VersionConflictError:
            self.lost_races += 1
            raise
        self.saved.append(expected_version + 1)
        if state.workout:
            self.promised |= {(state.workout.id, done.number) for done in state.workout.completed}

    def history(self, user_id, limit):
        return self.store.history(user_id, limit)

    def answer(self, envelope):
        self.saved.clear()
        response = self.skill(envelope)
        self.taken.append((envelope, response, tuple(self.saved)))
        return response

    def train(self, user_id, turns, barrier=None):
        """Take turns, from the moment when the other device does as well."""
        door = LambdaDoor(self.answer, MODEL, user_id)
        if barrier is not None:
            barrier.wait(timeout=30)
        for at, turn in turns:
            door.take(turn, at)


def said_at_random(chance, device, first=()):
    """What one device hears: something every few seconds, or after a minute."""
    at = START + 10
    for turn in (*first, *chance.choices(SAID, k=TURNS - len(first))):
        at += chance.choice((0, 1, 4, 9, 30, 75))
        yield at, replace(turn, device=device)


def interleave(devices, seed, pool):
    """Let both devices speak at once, in an open workout or to open one.

    Returns:
        What was taken, and how many races were lost.
    """
    user_id, chance, barrier = (
        f"amzn1.ask.account.{seed}",
        random.Random(seed),
        threading.Barrier(len(devices)),
    )
    for device in devices:
        device.taken, device.promised, device.lost_races = [], set(), 0
    unknown = seed % 5 == 0
    if not unknown:
        devices[0].train(user_id, [(START, OPENING[0]), (START + 5, OPENING[1])])
    first = OPENING if unknown else ()
    talks = [list(said_at_random(chance, device.name, first)) for device in devices]
    for done in [
        pool.submit(device.train, user_id, talk, barrier) for device, talk in zip(devices, talks, strict=True)
    ]:
        done.result(timeout=60)
    return [one for device in devices for one in device.taken], sum(device.lost_races for device in devices)


@dataclass(frozen=True)
class Alone:
    """A skill to which everything is said one after the other: the measure of what must come out."""

    store: MemoryStore = field(default_factory=MemoryStore)

    @cached_property
    def skill(self):
        return create_skill(self.store)


def assert_all_turns_count_once(taken, user_id, store, alone):
    """Said one after the other in the order of their versions, they end in the same state, log and words."""
    accepted = {saved[0]: turn for *turn, saved in taken if saved}
    assert sorted(accepted) == list(range(1, len(accepted) + 1))
    for _, (envelope, response) in sorted(accepted.items()):
        assert alone.skill(envelope) == response
    stored, expected = store.load(user_id), alone.store.load(user_id)
    assert (stored.state, stored.version) == (expected.state, len(accepted))
    assert store.history(user_id, 50) == alone.store.history(user_id, 50)


def assert_each_set_is_there_once(workouts, promised):
    assert {(workout.id, done.number) for workout in workouts for done in workout.completed} >= promised
    for workout in workouts:
        assert [done.number for done in workout.completed] == list(range(1, len(workout.completed) + 1))


def assert_refused_turns_changed_nothing(taken):
    for _, response, saved in taken:
        assert (words_of(response["response"]) != REFUSED) == (len(saved) == 1)


REFUSED = load_wording().say("conflict")


@pytest.mark.tool("DynamoDB Local")
def test_two_devices_in_one_workout_lose_no_set_and_double_none(checked):
    """Whatever both say, however their turns meet: each turn counts once, or is refused in words."""
    table = dynamodb_local.new_table(dynamodb_local.shared_client())
    devices = [Device("living room", table), Device("kitchen", table)]
    alone = Alone()
    turns = lost_races = refused = sets = 0
    with ThreadPoolExecutor(len(devices)) as pool:
        for seed in range(INTERLEAVINGS):
            taken, lost = interleave(devices, seed, pool)
            user_id, store = f"amzn1.ask.account.{seed}", devices[0].store
            assert_refused_turns_changed_nothing(taken)
            assert_all_turns_count_once(taken, user_id, store, alone)
            workouts = store.history(user_id, 50)
            assert_each_set_is_there_once(workouts, devices[0].promised | devices[1].promised)
            turns, lost_races = turns + len(taken), lost_races + lost
            refused += sum(not saved for _, _, saved in taken)
            sets += sum(len(workout.completed) for workout in workouts)
    assert lost_races > INTERLEAVINGS / 10
    checked(
        f"{INTERLEAVINGS} interleavings of two devices, {turns} turns, {sets} sets: {lost_races} lost races,"
        f" {refused} turns refused in words, 0 sets lost or doubled"
    )
