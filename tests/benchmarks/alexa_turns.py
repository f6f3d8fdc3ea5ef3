"""What a turn of a workout costs, against a hello-world skill on the same SDK, in one run.

The requests of every conversation script, with the store in memory: `make bench`.
"""

import sys
import time
from statistics import median

import click
from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.skill_builder import SkillBuilder
from doors import LambdaDoor
from harness import play, scripts

from skill.app import create_skill
from skill.interaction.files import MODELS_FOLDER
from skill.storage.memory import MemoryStore
from speech.interaction import load_model

MOST_TIMES_HELLO = 2.0


class HelloHandler(AbstractRequestHandler):
    """Greets, whatever is asked."""

    def can_handle(self, handler_input):
        return handler_input is not None

    def handle(self, handler_input):
        return handler_input.response_builder.speak("Hello, world!").ask("Hello?").response


def hello_skill():
    builder = SkillBuilder()
    builder.add_request_handler(HelloHandler())
    answer = builder.lambda_handler()
    return lambda envelope: answer(envelope, None)


def recorded_requests():
    """Return the requests of each script, in their order, as they were sent."""
    model = load_model(MODELS_FOLDER / "en-US.json")
    recorded = []
    for script in scripts():
        store, sent = MemoryStore(), []
        skill = create_skill(store)
        play(script, LambdaDoor(_recording(skill, sent), model, "user"), store, "user")
        recorded.append(sent)
    return recorded


def _recording(skill, sent):
    def answer(envelope):
        sent.append(envelope)
        return skill(envelope)

    return answer


def turn_times(recorded, rounds):
    """Return the seconds of each turn: of hello-world's, and of ours, taken in turns."""
    hello, ours = hello_skill(), None
    hello_s, ours_s = [], []
    for _ in range(rounds):
        for requests in recorded:
            ours = create_skill(MemoryStore())
            for request in requests:
                hello_s.append(_timed(hello, request))
                ours_s.append(_timed(ours, request))
    return hello_s, ours_s


def _timed(skill, request):
    start = time.perf_counter()
    skill(request)
    return time.perf_counter() - start


def percentile(seconds, part):
    return sorted(seconds)[min(len(seconds) - 1, int(len(seconds) * part))]


@click.command()
@click.option("--rounds", default=10, show_default=True)
def main(rounds: int) -> None:
    """Print the median, p50 and p99 of both, and the ratio of their medians."""
    hello_s, ours_s = turn_times(recorded_requests(), rounds)
    for name, seconds in (("hello-world", hello_s), ("the coach", ours_s)):
        p50, p99 = (percentile(seconds, part) * 1000 for part in (0.5, 0.99))
        click.echo(f"{name:12} {len(seconds):6} turns   p50 {p50:.3f} ms   p99 {p99:.3f} ms")
    ratio = median(ours_s) / median(hello_s)
    click.echo(f"A turn takes {ratio:.2f} times as long as hello-world's (at most {MOST_TIMES_HELLO}).")
    sys.exit(ratio > MOST_TIMES_HELLO)


if __name__ == "__main__":
    main()
