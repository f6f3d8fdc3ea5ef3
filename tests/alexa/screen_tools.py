"""Amazon's own tools for screens, run by node: the renderer in a browser, and the static check."""

import json
import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
MODULES = ROOT / "build/npm/node_modules"
SHOTS = ROOT / "build/screens"
VIEWPORTS = {
    "landscape": {"width": 1280, "height": 800, "shape": "RECTANGLE"},
    "wide": {"width": 960, "height": 480, "shape": "RECTANGLE"},
    "portrait": {"width": 800, "height": 1280, "shape": "RECTANGLE"},
    "round": {"width": 480, "height": 480, "shape": "ROUND"},
}
"""The classes of Echo devices with a screen, in density-independent pixels."""
_LONGEST_S = 280
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def job(name, directive, viewport, **more):
    """Return what the renderer needs to draw a directive on one kind of screen."""
    drawn = {"document": directive["document"], "payload": directive["datasources"]}
    return {"name": name, **drawn, **VIEWPORTS[viewport], **more}


def rendered(jobs, folder):
    """Draw all jobs, in two browsers at once; skip the test where a tool is missing.

    Each result has `texts` (with their boxes as drawn), `events` that taps sent, and the engine's `warnings`.
    """
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None or not (MODULES / "apl-viewhost-web").exists():
        pytest.skip("Chromium or apl-viewhost-web is missing: run tests/install_tools.sh.")
    SHOTS.mkdir(parents=True, exist_ok=True)
    halves = {folder / "odd": jobs[1::2], folder / "even": jobs[::2]}
    for half in halves:
        half.mkdir()
    with ThreadPoolExecutor() as pool:
        draw = partial(_node, "apl_render.js", extra={"CHROMIUM": browser})
        drawn = pool.map(draw, halves.values(), halves)
    return [one for half in drawn for one in half]


def linted(documents, folder):
    """Return Amazon's static findings for each document; skip the test where the tool is missing."""
    if not (MODULES / "apl-suggester").exists():
        pytest.skip("apl-suggester is missing: run tests/install_tools.sh.")
    return _node("apl_lint.js", documents, folder)


def _node(script, given, folder, extra=None):
    if shutil.which("node") is None:
        pytest.skip("Node.js is missing: install nodejs, then run tests/install_tools.sh.")
    wanted, results = folder / f"{script}.in.json", folder / f"{script}.out.json"
    wanted.write_text(json.dumps(given), encoding="utf-8")
    environment = {**os.environ, **(extra or {}), "NODE_PATH": str(MODULES)}
    done = subprocess.run(
        ["node", str(HERE / script), str(wanted), str(results)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=_LONGEST_S,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(results.read_text(encoding="utf-8"))
