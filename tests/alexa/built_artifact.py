"""The Lambda function as `sam build` makes it: for Lambda, and for the machine at hand."""

import atexit
import os
import platform
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from lambda_emulator import NO_RUNTIME, ROOT, RUNTIME, SAM_TOOLS

SAM, CFN_LINT = SAM_TOOLS / "bin" / "sam", SAM_TOOLS / "bin" / "cfn-lint"
NO_SAM = "sh tests/install_tools.sh installs aws-sam-cli and cfn-lint"


@dataclass(frozen=True)
class Built:
    """What a build left."""

    folder: Path
    said: str
    """What the developer reads while it is built."""

    def size(self):
        """Bytes of all files."""
        return sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file())

    def files(self, pattern):
        """Files and folders whose names match, by their paths below the folder."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob(pattern))


def temporary_folder():
    """A folder that goes when the tests are over."""
    folder = Path(tempfile.mkdtemp(prefix="pullday-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def quiet_environment(home):
    """For Amazon's tools: they tell nobody that they are used, and keep their notes in a folder of ours."""
    return {**os.environ, "HOME": str(home), "SAM_CLI_TELEMETRY": "0", "AWS_DEFAULT_REGION": "us-east-1"}


@cache
def for_lambda():
    """Build as a developer does."""
    if not SAM.exists() or shutil.which("make") is None:
        pytest.skip(NO_SAM)
    folder = temporary_folder()
    command = [SAM, "build", "--build-dir", folder / "built"]
    done = subprocess.run(
        command, cwd=ROOT, env=quiet_environment(folder), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return Built(folder / "built" / "Coach", done.stdout + done.stderr)


@cache
def for_this_machine(target="build-Coach", python=RUNTIME):
    """Build with the same steps for this machine and for a Python that is on it."""
    if not python.exists() or shutil.which("make") is None:
        pytest.skip(NO_RUNTIME)
    folder = temporary_folder()
    settings = {
        "ARTIFACTS_DIR": folder,
        "BUILDER": python,
        "LAMBDA_PYTHON": version_of(python),
        "LAMBDA_PLATFORM": f"manylinux2014_{platform.machine()}",
    }
    command = ["make", "--silent", target, *(f"{name}={value}" for name, value in settings.items())]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return Built(folder, done.stdout)


def version_of(python):
    """Return "3.13"."""
    asked = "import sys; print('%d.%d' % sys.version_info[:2])"
    return subprocess.run([python, "-c", asked], capture_output=True, text=True, check=True).stdout.strip()
