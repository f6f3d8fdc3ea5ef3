"""Amazon's own DynamoDB Local, started once for a run of tests, with the table that template.yaml deploys."""

import atexit
import os
import shutil
import socket
import subprocess
import time
from functools import cache
from itertools import count
from pathlib import Path

import pytest
import yaml

_ROOT = Path(__file__).parents[2]
_FOLDER = _ROOT / "build/npm/node_modules/amplify-dynamodb-simulator/emulator"
_JAR = _FOLDER / "DynamoDBLocal.jar"
_SERVICE = "com.amazonaws.services.dynamodbv2.local.server"
_SERVER = f"""<?xml version="1.0"?>
<!DOCTYPE Configure PUBLIC "-//Jetty//Configure//EN" "http://www.eclipse.org/jetty/configure_9_3.dtd">
<Configure class="org.eclipse.jetty.server.Server">
  <Arg><New class="java.net.InetSocketAddress">
    <Arg type="java.lang.String">127.0.0.1</Arg><Arg type="int">%d</Arg>
  </New></Arg>
  <Set name="handler"><New class="{_SERVICE}.LocalDynamoDBServerHandler">
    <Arg><New class="{_SERVICE}.LocalDynamoDBRequestHandler">
      <Arg type="int">0</Arg>
      <Arg type="boolean">true</Arg><!-- in memory -->
      <Arg/>
      <Arg type="boolean">true</Arg><!-- one database for all keys and regions -->
      <Arg type="boolean">false</Arg>
    </New></Arg>
    <Arg/>
  </New></Set>
</Configure>
"""
"""The jar's own start listens on all interfaces; its server, put together by Jetty, listens here alone."""
_STARTS_WITHIN_S = 60
_NOT_FOR_CREATING = frozenset(
    {"PointInTimeRecoverySpecification", "SSESpecification", "TimeToLiveSpecification"}
)
"""What CloudFormation sets by other calls than the one that makes the table."""
_tables = count(1)


def client(address=None, **config):
    """Return a new client with its own connections.

    Args:
        address: Of the service; DynamoDB Local where there is none.
        config: Settings of botocore's Config.
    """
    import boto3  # noqa: PLC0415 - heavy
    from botocore.config import Config  # noqa: PLC0415 - heavy

    settings = Config(**{"retries": {"mode": "standard", "total_max_attempts": 1}, **config})
    return boto3.session.Session().client(
        "dynamodb", endpoint_url=address or endpoint(), config=settings, **ACCESS
    )


@cache
def shared_client():
    """Return a client for tests that need none of their own: making one takes a while."""
    return client()


ACCESS = {"region_name": "us-east-1", "aws_access_key_id": "local", "aws_secret_access_key": "local"}
"""DynamoDB Local takes any key."""


def new_table(through):
    """Make an empty table as the template has it; return its name."""
    name = f"training-{next(_tables)}"
    through.create_table(TableName=name, **table_properties())
    return name


def table_properties():
    """Return the properties of the template's table that make it what it is."""
    resources = _template()["Resources"].values()
    (table,) = (one for one in resources if one["Type"] == "AWS::DynamoDB::Table")
    return {key: value for key, value in table["Properties"].items() if key not in _NOT_FOR_CREATING}


def allowed_actions():
    """Return all that the template allows anybody to do with DynamoDB."""
    return {one for one in _texts(_template()["Resources"]) if one.startswith("dynamodb:")}


def _texts(node):
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict | list):
        for one in node.values() if isinstance(node, dict) else node:
            yield from _texts(one)


def _template():
    return yaml.load((_ROOT / "template.yaml").read_text(encoding="utf-8"), _Template)  # noqa: S506 - a safe loader


class _Template(yaml.SafeLoader):
    """Reads CloudFormation's own tags as nothing."""


_Template.add_multi_constructor("!", lambda loader, tag, node: None)  # noqa: ARG005 - the names are YAML's


@cache
def endpoint():
    """Return the address of the running table service; skip the test where it cannot run."""
    pytest.importorskip("boto3", reason="Install boto3: pip install boto3")
    java = shutil.which("java")
    if java is None:
        pytest.skip("Install Java: apt-get install default-jre-headless")
    if not _JAR.exists():
        pytest.skip("Install DynamoDB Local: sh tests/install_tools.sh")
    port = _free_port()
    process = _started(java, port)
    _wait_for(process, port)
    return f"http://127.0.0.1:{port}"


def _free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def _started(java, port):
    server = Path(os.environ.get("TMPDIR", "/tmp")) / f"dynamodb-local-{os.getpid()}.xml"  # noqa: S108 - removed at the end
    server.write_text(_SERVER % port, encoding="utf-8")
    process = subprocess.Popen(
        [
            java, "-Xmx512m", "-Djava.library.path=DynamoDBLocal_lib",
            "-cp", os.pathsep.join((_JAR.name, "DynamoDBLocal_lib/*")),
            "org.eclipse.jetty.xml.XmlConfiguration", server,
        ],
        cwd=_FOLDER, env=os.environ | {"DDB_LOCAL_TELEMETRY": "0"},
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    atexit.register(_stop, process, server)
    return process


def _stop(process, server):
    process.kill()
    process.wait()
    server.unlink(missing_ok=True)


def _wait_for(process, port):
    until = time.monotonic() + _STARTS_WITHIN_S
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert process.poll() is None, "DynamoDB Local ended at once."
            assert time.monotonic() < until, "DynamoDB Local does not start."
            time.sleep(0.05)
        else:
            return
