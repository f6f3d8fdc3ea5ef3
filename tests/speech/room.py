"""A virtual room: a loudspeaker that is recorded and a microphone that is fed, without a sound card."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

RECORDED_RATE = 48_000
_SINK = "module-null-sink norewinds=1 rate=48000"
_SCRIPT = f"""\
load-module module-native-protocol-unix socket={{socket}} auth-anonymous=1
load-module {_SINK} sink_name=speaker channels=2 sink_properties=device.description=speaker
load-module {_SINK} sink_name=mic_in channels=1 sink_properties=device.description=mic_in
load-module module-remap-source source_name=mic master=mic_in.monitor source_properties=device.description=mic
set-default-sink speaker
set-default-source mic
"""
_DAEMON = (
    "pulseaudio -n --daemonize=no --exit-idle-time=-1 --disallow-exit=no --use-pid-file=no "
    "--high-priority=no --realtime=no"
)


@dataclass(frozen=True)
class Room:
    """Where the sound servers of a test listen."""

    environment: dict[str, str]
    folder: Path

    @contextmanager
    def recording(self):
        """Record what the loudspeaker gives out; the recording is whole when the block is left."""
        path = self.folder / f"recording-{time.monotonic_ns()}.raw"
        recorder = self._run(
            f"parec --raw --device=speaker.monitor --rate={RECORDED_RATE} --channels=1 "
            f"--format=s16le --latency-msec=20 {path}"
        )
        _until(lambda: path.exists() and path.stat().st_size > 0, "the recorder gets no sound")
        try:
            yield lambda: np.fromfile(path, np.int16)
        finally:
            time.sleep(0.3)
            _end(recorder)

    def say_into_microphone(self, path: Path) -> None:
        """Play a WAV file into the microphone, and return when it is over."""
        subprocess.run(["paplay", "--device=mic_in", str(path)], env=self.environment, check=True)

    def _run(self, command: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(command.split(), env=self.environment)


@contextmanager
def opened_room(folder: Path) -> Iterator[Room]:
    """Start a sound server of the test's own, or skip the test where there is none to start."""
    for program in ("pulseaudio", "pactl", "parec"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed, so there is no virtual room to play in")
    environment = _environment(folder)
    script = folder / "room.pa"
    script.write_text(_SCRIPT.format(socket=folder / "native"))
    log = folder / "pulse.log"
    daemon = subprocess.Popen(
        [*_DAEMON.split(), "-F", str(script), f"--log-target=file:{log}"],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _until(lambda: _answers(environment), "the virtual room did not open")
        yield Room(environment, folder)
    finally:
        _end(daemon)


def _environment(folder: Path) -> dict[str, str]:
    folder.chmod(0o700)
    socket = f"unix:{folder / 'native'}"
    configuration = folder / "client.conf"
    configuration.write_text(f"autospawn = no\ndefault-server = {socket}\n")
    homes = ("HOME", "XDG_RUNTIME_DIR", "PULSE_RUNTIME_PATH", "PULSE_STATE_PATH")
    return {
        **os.environ,
        **dict.fromkeys(homes, str(folder)),
        "PULSE_SERVER": socket,
        "PULSE_CLIENTCONFIG": str(configuration),
    }


def _answers(environment: dict[str, str]) -> bool:
    return (
        subprocess.run(["pactl", "info"], env=environment, capture_output=True, check=False).returncode == 0
    )


def _until(is_so, otherwise: str, timeout_s: float = 8.0) -> None:
    deadline = time.monotonic() + timeout_s
    while not is_so():
        assert time.monotonic() < deadline, otherwise
        time.sleep(0.05)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait(timeout=5)
