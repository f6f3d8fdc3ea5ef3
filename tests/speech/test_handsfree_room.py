"""A whole spoken conversation with real sound: into the microphone, and out of the loudspeaker."""

import io
import subprocess
import tempfile
import threading
import time
from functools import partial
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from rich.console import Console
from room import opened_room

from skill.app import create_skill
from skill.storage.memory import MemoryStore
from speech.audio import Clip
from speech.audio_files import write_wav
from speech.device import Device
from speech.envelope import Sender
from speech.handsfree import run_handsfree
from speech.interaction import Intent, InteractionModel, load_model
from speech.journal import NoJournal
from speech.live import Ending
from speech.matching import Matcher
from speech.microphone import MiniaudioMicrophone
from speech.player import MiniaudioPlayer
from speech.recognition import recognizer
from speech.recognition_apart import RecognizerApart
from speech.scoring import score
from speech.synthesis import Pyttsx3Voice
from speech.voice import NoVoice, length_of

# Only what is said here is listened for: the test is about when words are heard, not about all words.
SENTENCES = (
    Intent("Wish", (), ("i have a band and ten minutes",)),
    Intent("Begin", (), ("ready",)),
    Intent("AMAZON.PauseIntent", (), ("pause",)),
    Intent("AMAZON.StopIntent", (), ("stop",)),
)
BREATH_S = 0.8
"""How long the user waits after the coach."""
TRIES = 3
HEARD_WITHIN_S = 8.0
"""How long the user waits before saying it again."""
PATIENCE_S = 40.0
"""How long the user waits for an answer."""


class Heard:
    """The skill, and when it was asked what."""

    def __init__(self, skill, measure):
        self._skill = skill
        self._measure = measure
        self.turns = []

    def __call__(self, envelope):
        response = self._skill(envelope)
        self.turns.append((envelope["request"], score(response, self._measure), time.monotonic()))
        return response

    def name(self, turn):
        request = self.turns[turn][0]
        return request.get("intent", {}).get("name", request["type"])

    def words(self, turn):
        return " ".join(sound.text for sound in self.turns[turn][1].sounds)


class User(threading.Thread):
    """Says one thing after another, when the coach has ended or at a word of the coach's, and then leaves."""

    def __init__(self, room, voice, heard, script, leave):
        super().__init__(name="user", daemon=True)
        self._room = room
        self._voice = voice
        self._heard = heard
        self._script = script
        self._leave = leave
        self.said = []

    def run(self):
        try:
            self._talk()
            time.sleep(PATIENCE_S)
        finally:
            self._leave()

    def _talk(self):
        for number, (words, cue) in enumerate(self._script):
            limit = time.monotonic() + PATIENCE_S
            while len(self._heard.turns) <= number:
                if time.monotonic() > limit:
                    return
                time.sleep(0.02)
            _, performance, began = self._heard.turns[number]
            at_s = performance.length_s if cue is None else _cue(performance, cue)
            time.sleep(max(0.0, began + at_s + BREATH_S - time.monotonic()))
            self._say_until_heard(words, number + 1)

    def _say_until_heard(self, words, answers):
        """Nobody gives up on a machine that missed one word."""
        for _ in range(TRIES):
            self._say(words)
            limit = time.monotonic() + HEARD_WITHIN_S
            while len(self._heard.turns) <= answers and time.monotonic() < limit:
                time.sleep(0.02)
            if len(self._heard.turns) > answers:
                return

    def _say(self, words):
        clip = self._voice.say(words)
        path = self._room.folder / f"{len(self.said)}.wav"
        write_wav(path, Clip(np.concatenate([clip.samples, np.zeros(clip.rate // 2, np.int16)]), clip.rate))
        self.said.append((words, time.monotonic()))
        self._room.say_into_microphone(path)


def _cue(performance, label):
    return next(sound.at_s for sound in performance.sounds if label in sound.label)


def _counted(turn, moment):
    """The count that the user had heard by then, in words."""
    _, performance, began = turn
    counts = [
        sound.text for sound in performance.sounds if ", rep" in sound.label and began + sound.at_s < moment
    ]
    return counts[-1].rstrip(".").lower()


@pytest.fixture(scope="module")
def room():
    # A socket's path has to be short, and a test's own folder is not.
    with (
        tempfile.TemporaryDirectory(prefix="room-") as folder,
        opened_room(Path(folder)) as room,
        pytest.MonkeyPatch.context() as environment,
    ):
        for name in ("PULSE_SERVER", "PULSE_CLIENTCONFIG"):
            environment.setenv(name, room.environment[name])
        # The microphone stands beside the loudspeaker.
        beside = "load-module module-loopback source=speaker.monitor sink=mic_in latency_msec=20"
        subprocess.run(["pactl", *beside.split()], env=room.environment, check=True, capture_output=True)
        yield room


@pytest.fixture(scope="module")
def voices():
    try:
        return Pyttsx3Voice(), Pyttsx3Voice(rate_wpm=150, name="gmw/en-us")
    except NoVoice as error:
        pytest.skip(str(error))


SCRIPT = (
    ("I have a band and ten minutes", None),
    ("ready", None),
    ("pause", "rep 2 of"),
    ("stop", None),
)
UNDERSTOOD = ["BeginIntent", "AMAZON.PauseIntent", "AMAZON.StopIntent"]
CONVERSATIONS = 3
"""How many are held until every word is understood: a recogniser may mishear one, in a loud or busy room."""


def _conversation(room, voices):
    """Hold the conversation once: what the skill heard, who spoke, how it ended, and the screen."""
    coach, user = voices
    model = load_model(Path(str(files("interaction_models") / "en-US.json")))
    heard = Heard(create_skill(MemoryStore()), length_of(coach))
    device = Device(heard, Matcher(model), model.invocation_name, Sender("u"), length_of(coach), NoJournal())
    said = InteractionModel(model.invocation_name, SENTENCES, {})
    ears = RecognizerApart(partial(recognizer, said), "pocketsphinx")
    ears.load()
    microphone = MiniaudioMicrophone()
    person = User(room, user, heard, SCRIPT, microphone.close)
    person.start()
    shown = io.StringIO()
    player = MiniaudioPlayer(coach, device="speaker")
    try:
        ending = run_handsfree(device, player, microphone, ears, console=Console(file=shown, width=100))
    finally:
        ears.close()
    return heard, person, ending, shown.getvalue()


def test_a_workout_is_begun_paused_and_left_by_voice(room, voices):
    """The pause comes between two counts, and the coach names the rep that the user had heard."""
    for _ in range(CONVERSATIONS):
        heard, person, ending, shown = _conversation(room, voices)
        names = [heard.name(turn) for turn in range(len(heard.turns))]
        if names[2:] == UNDERSTOOD:
            break

    assert names[2:] == UNDERSTOOD, shown
    paused_at = max(moment for words, moment in person.said if words == "pause")
    assert f"rep {_counted(heard.turns[2], paused_at)} of set one" in heard.words(3)
    assert ending is Ending.GOODBYE
