"""Parts of a conversation in which time passes only when somebody listens."""

from dataclasses import dataclass, field
from datetime import datetime

from speech.device import Device
from speech.envelope import Sender
from speech.intent_match import IntentMatch
from speech.journal import NoJournal
from speech.live import Clocks, EndOfInput, Heard

EPOCH = 1_750_000_000.0
WORD_S = 0.35


@dataclass
class FakeTime:
    """A clock that is moved by hand."""

    now: float = 0.0

    @property
    def clocks(self):
        return Clocks(lambda: self.now, lambda: EPOCH + self.now)


@dataclass(frozen=True)
class Said:
    """Words at their moment, understood a little later."""

    at: float
    text: str
    takes: float = 0.0


class ScriptedEars:
    """Hears what a script says, and then the end of the input, or another fault."""

    def __init__(self, time, *script, ends_at, ends_with=EndOfInput):
        self._time = time
        self._script = list(script)
        self._ends_at = ends_at
        self._ends_with = ends_with

    @property
    def is_hearing(self):
        return bool(self._script) and self._script[0].at <= self._time.now

    def listen(self, timeout_s):
        self._time.now += timeout_s
        if self._script and self._time.now >= self._script[0].at + self._script[0].takes:
            said = self._script.pop(0)
            return Heard(said.text, said.at)
        if self._time.now >= self._ends_at:
            raise self._ends_with
        return None


class LateStage:
    """Plays everything a little late, as loudspeakers do."""

    def __init__(self, time, late_s=0.0):
        self._time = time
        self._late_s = late_s
        self.played = []

    def start(self, performance):
        playing = LatePlaying(self._time, performance.length_s, self._time.now + self._late_s)
        self.played.append(playing)
        return playing


@dataclass
class LatePlaying:
    time: FakeTime
    length_s: float
    begins: float
    stopped_at: float | None = None

    @property
    def elapsed_s(self):
        now = self.time.now if self.stopped_at is None else self.stopped_at
        return min(self.length_s, max(0.0, now - self.begins))

    @property
    def finished(self):
        return self.stopped_at is not None or self.elapsed_s >= self.length_s

    def stop(self):
        self.stopped_at = self.time.now


@dataclass
class NotedScreen:
    """Remembers what it was shown."""

    exchanges: list = field(default_factory=list)
    sounds: list = field(default_factory=list)
    told: list = field(default_factory=list)

    def show_exchange(self, exchange, at_s):
        self.exchanges.append((exchange.utterance, at_s))

    def show_sound(self, sound, at_s):
        self.sounds.append((sound.text, at_s))

    def end(self, at_s):
        pass

    def show_moment(self, performance, into_s):
        pass

    def tell(self, sentence):
        self.told.append(sentence)


class CountingSkill:
    """Counts a minute of seconds whenever it is spoken to, and remembers when that was."""

    def __init__(self, *, reprompt=None, ends_on="goodbye"):
        self.requests = []
        self._reprompt = reprompt
        self._ends_on = ends_on

    def __call__(self, envelope):
        request = envelope["request"]
        self.requests.append(request)
        ends = request.get("intent", {}).get("name") == self._ends_on
        response = {"outputSpeech": _counting(3 if ends else 60), "shouldEndSession": ends}
        if self._reprompt and not ends:
            response["reprompt"] = {"outputSpeech": {"type": "PlainText", "text": self._reprompt}}
        return {"version": "1.0", "response": response}

    @property
    def asked(self):
        """What it was asked, and when, in seconds after the first moment."""
        return [(_name(request), _seconds(request)) for request in self.requests]


def _counting(seconds):
    beats = "".join('one<break time="650ms"/>' for _ in range(seconds))
    return {"type": "SSML", "ssml": f"<speak>{beats}</speak>"}


def _name(request):
    return request.get("intent", {}).get("name", request["type"])


def _seconds(request):
    return round(datetime.fromisoformat(request["timestamp"]).timestamp() - EPOCH, 3)


class WordsAreIntents:
    def match(self, text):
        return IntentMatch(text, text, {}, 1.0)


def a_device(skill, journal=None):
    return Device(
        skill, WordsAreIntents(), "the coach", Sender("u"), lambda _: WORD_S, journal or NoJournal()
    )
