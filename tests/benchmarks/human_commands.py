"""How many commands of real people are understood: `python tests/benchmarks/human_commands.py DATA_DIR`.

DATA_DIR holds `labels.json`, `clips/*.flac`, `kitchen.flac` and one Alexa interaction model (`*.en-US.json`).
A command is right when its intent and every labelled slot value are.
"""

import json
import time
from pathlib import Path

import click
import numpy as np

from speech.audio import Clip, Samples
from speech.audio_files import read_audio
from speech.intent_match import IntentMatch
from speech.interaction import load_model
from speech.matching import Matcher
from speech.recognition import DEFAULT_ENGINE, recognizer

_FRAME = 2048


def _loudest(samples: Samples) -> float:
    frames = samples[: len(samples) // _FRAME * _FRAME].astype(float).reshape(-1, _FRAME)
    return float((frames**2).mean(axis=1).max())


def _noisy(clip: Clip, noise: Samples, snr_db: float) -> Clip:
    background = np.resize(noise, len(clip.samples)).astype(float)
    gain = np.sqrt(_loudest(clip.samples) / _loudest(background.astype(np.int16)) / 10 ** (snr_db / 10))
    return Clip(np.clip(clip.samples + gain * background, -32768, 32767).astype(np.int16), clip.rate)


def _is_right(match: IntentMatch, label: dict) -> bool:
    values = {name: [value.value.strip() for value in found] for name, found in match.slots.items()}
    return match.intent == label["intent"] and all(
        value.strip() in values.get(name, ()) for name, value in label["slots"].items()
    )


@click.command()
@click.argument("data", type=click.Path(exists=True, path_type=Path))
@click.option("--engine", default=DEFAULT_ENGINE)
@click.option("--snr", type=float, help="Mix kitchen noise in, so many dB below the speech.")
def main(data: Path, engine: str, snr: float | None) -> None:
    """Print the wrong ones, then the share that is right and the time a clip takes."""
    model = load_model(next(data.glob("*.en-US.json")))
    ears, matcher = recognizer(model, engine), Matcher(model)
    noise = read_audio(data / "kitchen.flac").samples
    labels = json.loads((data / "labels.json").read_text(encoding="utf-8"))
    right, seconds, confidences = 0, [], {True: [], False: []}
    for name, label in sorted(labels.items()):
        clip = read_audio(data / "clips" / name)
        heard = clip if snr is None else _noisy(clip, noise, snr)
        began = time.perf_counter()
        transcript = ears.transcribe(heard)
        seconds.append(time.perf_counter() - began)
        is_right = _is_right(matcher.match(transcript.text), label)
        right += is_right
        confidences[is_right].append(transcript.confidence)
        if not is_right:
            click.echo(f"{name[:8]} {transcript.confidence:.2f} {transcript.text!r} {label['slots']}")
    click.echo(f"right {right} of {len(labels)}: {right / len(labels):.3f}")
    click.echo(f"seconds a clip: median {np.median(seconds):.2f}, 95% {np.percentile(seconds, 95):.2f}")
    for is_right, values in confidences.items():
        if values:
            click.echo(f"confidence when {is_right}: {np.percentile(values, [0, 10, 50, 90, 100]).round(2)}")


if __name__ == "__main__":
    main()
