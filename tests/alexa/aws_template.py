"""template.yaml as plain data: as it is written, and as CloudFormation gets it."""

import json
import subprocess
from functools import cache

import pytest
import yaml
from built_artifact import NO_SAM, quiet_environment, temporary_folder
from lambda_emulator import ROOT, SAM_TOOLS

_PATH = ROOT / "template.yaml"
_TRANSLATE = """
import json, sys
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

class NoManagedPolicies:
    def load(self):
        return {}

template = yaml_parse(sys.stdin.read())
for resource in template["Resources"].values():
    if "CodeUri" in resource["Properties"]:
        resource["Properties"]["CodeUri"] = "s3://bucket/key"
print(json.dumps(transform(template, {}, NoManagedPolicies())))
"""


class _Template(yaml.SafeLoader):
    """Reads CloudFormation's short functions as data."""


_Template.add_multi_constructor("!", lambda loader, name, node: {name: loader.construct_scalar(node)})


@cache
def written():
    """Return the template; `!Ref Table` is {"Ref": "Table"}."""
    return yaml.load(_PATH.read_text(encoding="utf-8"), _Template)  # noqa: S506 - built on the safe loader


def function():
    """Return the function's properties."""
    return written()["Resources"]["Coach"]["Properties"]


def statements():
    """Return all that the function's role allows."""
    (policy,) = written()["Resources"]["Role"]["Properties"]["Policies"]
    return policy["PolicyDocument"]["Statement"]


@cache
def translated():
    """Return the template without SAM's short forms, by Amazon's own translator."""
    python = SAM_TOOLS / "bin" / "python"
    if not python.exists():
        pytest.skip(NO_SAM)
    done = subprocess.run(
        [python, "-c", _TRANSLATE],
        input=_PATH.read_text(encoding="utf-8"),
        env=quiet_environment(temporary_folder()),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def of_type(kind):
    """Return the properties of every resource of a type, by its name."""
    resources = translated()["Resources"].items()
    return {name: one.get("Properties", {}) for name, one in resources if one["Type"] == kind}
