"""How long the built skill takes to its first answer, beside the least skill on the same SDK and store.

Both are built in the same way and start in turn, each time in a new process: once as they are, once in
Amazon's Lambda emulator. DynamoDB Local answers both.
"""

import json
import os
import statistics
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import click
import dynamodb_local
from alexa_requests import envelope
from aws_template import function
from built_artifact import for_this_machine, version_of
from lambda_emulator import RUNTIME, LambdaEmulator

_MOST_RATIO = 1.25
_VCPU_MB = 1_769
"""Memory at which Lambda gives one whole processor; less gives less in proportion."""
_STEPS = """
import importlib, json, sys, time
event = json.loads(sys.argv[2])

def clocks():
    return time.perf_counter(), time.process_time()

began = clocks()
module = importlib.import_module(sys.argv[1])
getattr(module, "_skill", int)()
ready = clocks()
answer = module.handler(event, None)
answered = clocks()
assert answer["response"]["outputSpeech"]
module.handler(event, None)
again = clocks()
peak = open("/proc/self/status").read().split("VmHWM:")[1]
print(json.dumps({
    "wall": answered[0] - began[0], "cpu": answered[1] - began[1], "init_cpu": ready[1] - began[1],
    "turn_cpu": answered[1] - ready[1], "next_cpu": again[1] - answered[1],
    "mb": int(peak.split()[0]) / 1024,
}))
"""


@dataclass(frozen=True)
class Contender:
    """A built function."""

    name: str
    folder: Path
    module: str
    client: str = "botocore"
    """The store's client: the coach's own, or the heavier one that most skills take."""

    def start(self, python, settings):
        """Seconds and megabytes of a start and its first two turns."""
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(self.folder),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        command = [python, "-c", _STEPS, self.module, json.dumps(_launch())]
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=environment | self._settings(settings),
            capture_output=True,
            check=True,
        )
        return json.loads(done.stdout)

    def _settings(self, settings):
        return settings | {"HELLO_CLIENT": self.client}

    def start_in_emulator(self, python, settings):
        """Seconds from the first request to its answer: all of the start is in them."""
        with LambdaEmulator(
            self.folder, self._settings(settings), python, f"{self.module}.handler"
        ) as emulator:
            emulator.start()
            began = time.perf_counter()
            emulator.ask(_launch())
            return {"emulated": time.perf_counter() - began}


def _launch():
    return envelope({"type": "LaunchRequest"})


def _measured(contenders, python, settings, runs):
    """Let them start in turn; the first start of each, which fills the disk's cache, does not count."""
    found = {one.name: [] for one in contenders}
    for run in range(runs + 1):
        for one in contenders:
            figures = one.start(python, settings) | one.start_in_emulator(python, settings)
            if run:
                found[one.name].append(figures)
    return found


def _print_times(found):
    click.echo("milliseconds            p50     p99   ratio of p50")
    for key, title in (
        ("emulated", "in the emulator"),
        ("wall", "in a process"),
        ("cpu", "its processor time"),
    ):
        least = statistics.median(one[key] for one in found["hello"])
        for name, figures in found.items():
            p50, p99 = _percentiles([1000 * one[key] for one in figures])
            click.echo(f"{title:18} {name:6} {p50:6.0f} {p99:7.0f}   {p50 / 1000 / least:.2f}")


def _percentiles(values):
    cuts = statistics.quantiles(values, n=100, method="inclusive")
    return cuts[49], cuts[98]


def _print_memory(figures):
    """What a turn takes with less processor, as Lambda gives it; it starts functions at full speed."""
    init, first, later, peak_mb = (
        statistics.median(one[key] for one in figures) for key in ("init_cpu", "turn_cpu", "next_cpu", "mb")
    )
    click.echo(f"\npeak memory {peak_mb:.0f} MB; processor: start {init * 1000:.0f} ms, ", nl=False)
    click.echo(f"first turn {first * 1000:.1f} ms, later turns {later * 1000:.1f} ms")
    click.echo("memory  vCPU   start on that share  first turn  later turn  (ms, without the table's answer)")
    for memory in (128, 256, 512, 1024, 1769):
        share = memory / _VCPU_MB
        times = "".join(f"{1000 * value / share:12.0f}" for value in (init, first, later))
        chosen = "  <- template.yaml" if memory == function()["MemorySize"] else ""
        click.echo(f"{memory:5} {share:6.2f} {times}{chosen}")


@click.command()
@click.option("--runs", default=15, help="Starts of each that count.")
@click.option(
    "--python", default=RUNTIME, type=click.Path(exists=True, path_type=Path), help="With boto3 in it."
)
def main(runs, python):
    """Print the times of hello-world, of the same with boto3, and of ours; and what memory makes of ours."""
    python = python.absolute()
    hello = for_this_machine("build-Hello", python).folder
    contenders = (
        Contender("hello", hello, "hello"),
        Contender("boto3", hello, "hello", "boto3"),
        Contender("coach", for_this_machine("build-Coach", python).folder, "skill.lambda_function"),
    )
    settings = {
        "SKILL_ID": "amzn1.ask.skill.1",
        "TABLE_NAME": dynamodb_local.new_table(dynamodb_local.shared_client()),
        "DYNAMODB_ENDPOINT": dynamodb_local.endpoint(),
        "AWS_ACCESS_KEY_ID": "nobody",
        "AWS_SECRET_ACCESS_KEY": "nothing",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_REGION": "us-east-1",
        "AWS_LAMBDA_FUNCTION_NAME": "coach",
    }
    click.echo(f"Python {version_of(python)}, {runs} starts of each")
    found = _measured(contenders, python, settings, runs)
    _print_times(found)
    _print_memory(found["coach"])
    medians = {name: statistics.median(one["cpu"] for one in figures) for name, figures in found.items()}
    ratio = medians["coach"] / medians["hello"]
    if ratio > _MOST_RATIO:
        click.echo(f"The start takes {ratio:.2f} times that of hello; it should take {_MOST_RATIO} at most.")


if __name__ == "__main__":
    main()
