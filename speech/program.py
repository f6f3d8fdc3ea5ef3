"""What the program does with its options: which conversation it holds, and how."""

import json
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from speech.audio import Clip
from speech.audio_files import read_audio, write_wav
from speech.clock import StoryClock
from speech.device import Device, Skill
from speech.envelope import Sender
from speech.interaction import InteractionModel, load_model
from speech.journal import FileJournal, Journal
from speech.lines import ComingLines, Lines, ReadyLines
from speech.live import Ending
from speech.matching import Matcher
from speech.microphone import NoMicrophone
from speech.player import NoSpeaker
from speech.recognition import Recognizer, Transcript, recognizer
from speech.scoring import estimate_s
from speech.screen import JsonScreen, Screen, Screens, TextScreen, slots_document
from speech.script import Line, read_script
from speech.speaking import Measure
from speech.story import Story
from speech.voice import DEFAULT_RATE, NoVoice, Voice, length_of
from speech.wav_recorder import WavRecorder

SILENCE = Clip(np.zeros(0, np.int16), DEFAULT_RATE)
_AUDIO = (".wav", ".flac", ".mp3", ".ogg")


@dataclass(frozen=True)
class Options:
    """How to hold the conversation."""

    text: bool
    """Typed, even where there is a microphone."""
    as_json: bool
    speed: float | None
    """Times real time, for scripted conversations; None does not wait."""
    listen: tuple[str, ...]
    """Recordings of what the user says, in turn; "@ 20s" sets a moment."""
    speak: Path | None
    """Where the coach's side goes."""
    engine: str
    journal: Path
    """Where the open conversation is noted."""


def say(sentence: str) -> None:
    """Tell the user something about the program itself, apart from the coach's words."""
    print(sentence, file=sys.stderr)  # noqa: T201 - a program's notes go to standard error


def converse(options: Options, skill: Skill, user_id: str, model_path: Path) -> None:
    """Hold a conversation in the way that the options and the machine allow.

    Raises:
        SpeechError: A model, a recording or an engine is not to be had.
    """
    model = load_model(model_path)
    if options.listen:
        _from_recordings(options, skill, user_id, model)
    elif options.speak or options.speed or not sys.stdin.isatty():
        if not options.text and not options.as_json:
            say("Typed conversation: the input is not a terminal.")
        _from_lines(options, skill, user_id, model)
    else:
        _live(options, skill, user_id, model)


def _device(
    skill: Skill, user_id: str, model: InteractionModel, measure: Measure, journal: Journal
) -> Device:
    return Device(skill, Matcher(model), model.invocation_name, Sender(user_id), measure, journal)


def _from_lines(options: Options, skill: Skill, user_id: str, model: InteractionModel) -> None:
    _tell(options, skill, user_id, model, ComingLines(read_script(sys.stdin)))


def _from_recordings(options: Options, skill: Skill, user_id: str, model: InteractionModel) -> None:
    ears = recognizer(model, options.engine)
    for line in read_script(options.listen):
        read_audio(Path(line.text))  # better to hear of a bad file before the workout than in it
    _tell(options, skill, user_id, model, ReadyLines(_transcribed(options.listen, ears)))


def _transcribed(recordings: Iterable[str], ears: Recognizer) -> Iterator[Line]:
    for line in read_script(recordings):
        clip = read_audio(Path(line.text))
        text = ears.transcribe(clip).text
        if not text:
            say(f"{line.text}: no words were heard in it.")
        yield Line(text, line.after_s, clip.length_s)


def _tell(options: Options, skill: Skill, user_id: str, model: InteractionModel, lines: Lines) -> None:
    voice = _voice() if options.speak else None
    if options.speak:
        # Better to hear now than after the workout that it cannot be written.
        write_wav(options.speak, SILENCE)
    recorder = WavRecorder()
    shown: Screen = JsonScreen(sys.stdout) if options.as_json else TextScreen(sys.stdout, echo=True)
    screen = Screens(shown, recorder) if voice else shown
    measure = length_of(voice) if voice else estimate_s
    device = _device(skill, user_id, model, measure, FileJournal(options.journal))
    Story(device, StoryClock(time.time(), options.speed), screen, options.speed).tell(lines)
    if voice and options.speak:
        write_wav(options.speak, recorder.clip(voice))


def _voice() -> Voice:
    from speech.synthesis import Pyttsx3Voice  # noqa: PLC0415 - loads the speech library

    return Pyttsx3Voice()


def _live(options: Options, skill: Skill, user_id: str, model: InteractionModel) -> None:
    """Hands-free where the machine has a microphone, a speaker and a voice; else, and when they go, typed."""
    journal = FileJournal(options.journal)
    if not options.text:
        try:
            if _hands_free(options, skill, user_id, model, journal) is not Ending.LOST:
                return
            say("Typing instead: the sound is gone. Your place is kept.")
        except (NoMicrophone, NoSpeaker, NoVoice) as error:
            say(f"Typing instead. {error}")
    from speech.terminal import run_terminal  # noqa: PLC0415 - only a terminal needs it

    run_terminal(_device(skill, user_id, model, estimate_s, journal))


def _hands_free(
    options: Options, skill: Skill, user_id: str, model: InteractionModel, journal: Journal
) -> Ending:
    from speech.handsfree import run_handsfree  # noqa: PLC0415 - loads all that hears
    from speech.microphone import MiniaudioMicrophone  # noqa: PLC0415 - loads the sound library
    from speech.player import MiniaudioPlayer  # noqa: PLC0415 - loads the sound library
    from speech.recognition_apart import RecognizerApart  # noqa: PLC0415 - starts processes

    voice = _voice()
    with closing(MiniaudioMicrophone()) as microphone, closing(MiniaudioPlayer(voice)) as player:
        say("One moment: loading the recogniser.")
        ears = RecognizerApart(partial(recognizer, model, options.engine), options.engine)
        with closing(ears):
            ears.load()
            device = _device(skill, user_id, model, length_of(voice), journal)
            return run_handsfree(device, player, microphone, ears)


def understand_all(inputs: Iterable[str], model_path: Path, engine: str, as_json: bool) -> None:
    """Print what each input means: words, or the path of a recording.

    Raises:
        SpeechError: The model, a recording or the engine is not to be had.
    """
    model = load_model(model_path)
    matcher = Matcher(model)
    ears: Recognizer | None = None
    for item in inputs:
        if _is_recording(item):
            ears = ears or recognizer(model, engine)
        begun = time.perf_counter()
        transcript = Transcript(item, 1.0)
        if ears and _is_recording(item):
            transcript = ears.transcribe(read_audio(Path(item)))
        match = matcher.match(transcript.text)
        document = {
            "input": item,
            "transcript": transcript.text,
            "intent": match.intent,
            "slots": slots_document(match),
            "confidence": round(min(match.confidence, transcript.confidence), 3),
            "ms": round((time.perf_counter() - begun) * 1000, 1),
        }
        print(json.dumps(document, ensure_ascii=False) if as_json else _in_a_line(document), flush=True)  # noqa: T201 - its output


def _is_recording(item: str) -> bool:
    return item.lower().endswith(_AUDIO)


def _in_a_line(document: Mapping[str, object]) -> str:
    slots = document["slots"]
    said = f"{document['input']}: {document['intent'] or 'not understood'}"
    if isinstance(slots, dict) and slots:
        said += " " + ", ".join(f"{name}={_short(value)}" for name, value in slots.items())
    return f"{said} ({document['confidence']})"


def _short(value: object) -> str:
    if isinstance(value, list):
        return "+".join(_short(one) for one in value)
    if isinstance(value, dict):
        return str(value["id"] or value["value"])
    return str(value)
