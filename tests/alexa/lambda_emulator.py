"""Amazon's Lambda emulator over a built artefact: started, asked, and killed as power failures kill."""

import json
import os
import platform
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RUNTIME = ROOT / "build" / "tools" / "lambda" / "bin" / "python"
"""Python with what Lambda has of its own: the loop that calls the function, and boto3."""
SAM_TOOLS = ROOT / "build" / "tools" / "sam"
NO_RUNTIME = "sh tests/install_tools.sh installs aws-sam-cli and awslambdaric"
_MACHINES = {"x86_64": "x86_64", "AMD64": "x86_64", "aarch64": "arm64", "arm64": "arm64"}
_INVOCATIONS = "/2015-03-31/functions/function/invocations"
_PATIENCE_S = 30.0


class FunctionError(Exception):
    """The function broke: what Amazon would tell the user is that there was a problem."""


def emulator_program():
    """Return the emulator that the SAM tools bring along for this machine; skip the test without them."""
    machine = _MACHINES.get(platform.machine(), "none")
    found = list(SAM_TOOLS.glob(f"lib/python3*/site-packages/samcli/local/rapid/aws-lambda-rie-{machine}"))
    if not found or not RUNTIME.exists() or sys.platform != "linux":
        pytest.skip(NO_RUNTIME)
    return found[0]


def free_port():
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class LambdaEmulator:
    """One function, with the settings that the template gives it.

    Args:
        artifact: The built folder.
        settings: Environment variables, beyond those of Lambda itself.
        runtime: The Python that runs it; the one that the artefact was built for.
    """

    def __init__(self, artifact, settings, runtime=RUNTIME, handler="skill.lambda_function.handler"):
        self._artifact, self._settings, self._runtime, self._handler = artifact, settings, runtime, handler
        self._process = None
        self._pids = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()

    def start(self):
        """Start it; the function itself is loaded at its first request."""
        self._port, api_port = free_port(), free_port()
        command = [emulator_program(), "--log-level", "error"]
        command += ["--runtime-interface-emulator-address", f"127.0.0.1:{self._port}"]
        command += ["--runtime-api-address", f"127.0.0.1:{api_port}"]
        command += [self._runtime, "-m", "awslambdaric", self._handler]
        self._process = subprocess.Popen(
            command,
            cwd=self._artifact,
            env=self._environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        _wait_for(self._port)

    def ask(self, event):
        """Return the function's answer to an event, starting what was killed.

        Raises:
            FunctionError: The function raised an error, or ended.
        """
        if self._process is None:
            self.start()
        body = event if isinstance(event, bytes) else json.dumps(event).encode()
        with closing(HTTPConnection("127.0.0.1", self._port, timeout=_PATIENCE_S)) as connection:
            connection.request("POST", _INVOCATIONS, body)
            answer = json.loads(connection.getresponse().read())
        if isinstance(answer, dict) and "errorType" in answer:
            raise FunctionError(f"{answer['errorType']}: {answer.get('errorMessage')}")
        return answer

    def kill(self):
        """End everything at once, with no chance to save."""
        if self._process is None:
            return
        # The emulator puts the function into a process group of its own.
        self._pids = [*_descendants(self._process.pid), self._process.pid]
        for pid in self._pids:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        self._process.wait()
        self._process = None
        until = time.monotonic() + _PATIENCE_S
        while self.running() and time.monotonic() < until:
            time.sleep(0.005)

    def running(self):
        """Return what of it is still there."""
        return [pid for pid in self._pids if _runs(pid)]

    def _environment(self):
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        return {
            **kept,
            "AWS_ACCESS_KEY_ID": "nobody",
            "AWS_SECRET_ACCESS_KEY": "nothing",
            "AWS_REGION": "us-east-1",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_LAMBDA_FUNCTION_NAME": "coach",
            "AWS_LAMBDA_FUNCTION_TIMEOUT": "8",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "512",
            "LAMBDA_TASK_ROOT": str(self._artifact),
            # As on Lambda: the artefact comes before what the runtime has.
            "PYTHONPATH": str(self._artifact),
            # As on Lambda: what has no bytecode gets none.
            "PYTHONDONTWRITEBYTECODE": "1",
            **self._settings,
        }


def _wait_for(port):
    until = time.monotonic() + _PATIENCE_S
    while time.monotonic() < until:
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise FunctionError("The emulator does not listen.")


def _status(pid):
    """Return a process's state, a letter, and its parent; "gone" and nobody where there is none."""
    try:
        state, parent = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[:2]
    except OSError:
        return "gone", 0
    return state, int(parent)


def _runs(pid):
    # A dead one that nobody has asked about stays listed as "Z".
    return _status(pid)[0] not in ("gone", "Z")


def _descendants(pid):
    """Return the processes that one started, and those that they started."""
    running = [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]
    found = [one for one in running if _status(one)[1] == pid]
    return [*found, *(one for child in found for one in _descendants(child))]
