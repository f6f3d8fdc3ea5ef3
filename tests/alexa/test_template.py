"""template.yaml: what Amazon's own checks say of it, and what they do not look at."""

import ast
import re
import subprocess

import pytest
from aws_template import function, of_type, statements, translated, written
from built_artifact import CFN_LINT, NO_SAM, SAM, quiet_environment
from lambda_emulator import ROOT

_OPERATIONS = {
    "get_item": {"GetItem"},
    "put_item": {"PutItem"},
    "update_item": {"UpdateItem"},
    "delete_item": {"DeleteItem"},
    "query": {"Query"},
    "transact_write_items": set(),
}
"""What a call of the client needs; a transaction, what its parts need."""
_PARTS = {
    "Put": "PutItem",
    "Update": "UpdateItem",
    "Delete": "DeleteItem",
    "ConditionCheck": "ConditionCheckItem",
}
_RUNTIMES = {f"python3.{minor}" for minor in range(11, 15)}
"""Those that Lambda has and the coach runs on."""
_ALEXA_WAITS_S = 8
_LARGEST_MB = 10_240


def tool(command, home):
    if not command[0].exists():
        pytest.skip(NO_SAM)
    return subprocess.run(
        command, cwd=ROOT, env=quiet_environment(home), capture_output=True, text=True, check=False
    )


@pytest.mark.tool("cfn-lint")
def test_cfn_lint_finds_nothing_to_say(tmp_path, checked):
    done = tool([CFN_LINT, "--include-checks", "I", "--", "template.yaml"], tmp_path)

    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr
    checked(f"{len(written()['Resources'])} resources")


@pytest.mark.tool("sam validate")
def test_sam_finds_the_template_valid(tmp_path, checked):
    done = tool([SAM, "validate", "--lint"], tmp_path)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "is a valid SAM Template" in done.stdout
    checked(f"{len(written()['Resources'])} resources")


def test_the_function_may_do_what_its_store_calls_and_nothing_else():
    allowed = {action for one in statements() for action in one["Action"]}

    assert {action for action in allowed if action.startswith("dynamodb:")} == needed_actions()
    assert allowed - needed_actions() == {"logs:CreateLogStream", "logs:PutLogEvents"}


def needed_actions():
    """What the adapter's source calls, as IAM names it."""
    source = ast.parse((ROOT / "skill/storage/dynamodb.py").read_text(encoding="utf-8"))
    texts = {node.value for node in ast.walk(source) if isinstance(node, ast.Constant)}
    calls = texts & _OPERATIONS.keys()
    assert calls, "The store calls the table by the client's operation names."
    needed = set().union(*(_OPERATIONS[call] for call in calls))
    if "transact_write_items" in calls:
        needed |= {_PARTS[part] for part in texts & _PARTS.keys()}
    return {f"dynamodb:{action}" for action in needed}


def test_no_right_is_given_on_everything():
    assert all("*" not in action for one in statements() for action in one["Action"])
    assert [one["Resource"] for one in statements()] == [{"GetAtt": "Table.Arn"}, {"GetAtt": "Logs.Arn"}]


def test_only_alexa_may_call_and_only_for_this_skill():
    (permission,) = of_type("AWS::Lambda::Permission").values()

    assert permission["Principal"] == "alexa-appkit.amazon.com"
    assert permission["EventSourceToken"] == {"Ref": "SkillId"}
    assert function()["Environment"]["Variables"]["SKILL_ID"] == {"Ref": "SkillId"}


def test_what_the_developer_pastes_into_the_console_is_what_alexa_may_call():
    """A permission on the function alone would refuse the alias, and the other way round."""
    (permission,) = of_type("AWS::Lambda::Permission").values()
    (alias,) = of_type("AWS::Lambda::Alias")

    assert translated()["Outputs"]["Endpoint"]["Value"] == {"Ref": alias}
    assert permission["FunctionName"] == {"Ref": alias}


def test_every_change_of_the_settings_reaches_the_skill():
    """The alias keeps to a published version: memory or a variable alone must publish a new one."""
    assert function()["AutoPublishAlias"] == "live"
    assert function()["AutoPublishAliasAllProperties"] is True


def test_a_skill_id_is_asked_for_and_a_wrong_one_refused():
    parameter = written()["Parameters"]["SkillId"]
    good = "amzn1.ask.skill.12345678-9abc-def0-1234-56789abcdef0"

    assert "Default" not in parameter
    assert re.search(parameter["AllowedPattern"], good)
    for wrong in (
        "",
        "amzn1.ask.skill.1",
        good.upper(),
        f"x{good}",
        "arn:aws:lambda:us-east-1:1:function:coach",
    ):
        assert not re.search(parameter["AllowedPattern"], wrong), wrong


def test_training_outlives_a_deleted_stack_and_can_be_restored():
    table = written()["Resources"]["Table"]

    assert (table["DeletionPolicy"], table["UpdateReplacePolicy"]) == ("Retain", "Retain")
    assert table["Properties"]["BillingMode"] == "PAY_PER_REQUEST"
    assert table["Properties"]["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
    assert table["Properties"]["SSESpecification"] == {"SSEEnabled": True}


def test_logs_are_kept_for_a_limited_time():
    logs = written()["Resources"]["Logs"]["Properties"]

    assert logs["RetentionInDays"] == {"Ref": "LogDays"}
    assert (
        written()["Parameters"]["LogDays"]["Default"] in written()["Parameters"]["LogDays"]["AllowedValues"]
    )
    assert function()["LoggingConfig"]["LogGroup"] == {"Ref": "Logs"}


def test_the_function_answers_while_alexa_waits():
    assert 1 <= function()["Timeout"] <= _ALEXA_WAITS_S
    assert 128 <= function()["MemorySize"] <= _LARGEST_MB


def test_the_runtime_is_one_that_lambda_has_and_the_build_is_made_for():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (version,) = re.findall(r"^LAMBDA_PYTHON \?= (.+)$", makefile, re.MULTILINE)
    (platform,) = re.findall(r"^LAMBDA_PLATFORM \?= (.+)$", makefile, re.MULTILINE)

    assert function()["Runtime"] == f"python{version}"
    assert function()["Runtime"] in _RUNTIMES
    assert (function()["Architectures"], platform) == (["arm64"], "manylinux2014_aarch64")


def test_every_setting_that_the_function_reads_is_set():
    source = (ROOT / "skill/lambda_function.py").read_text(encoding="utf-8")

    assert set(re.findall(r'_setting\("(\w+)"\)', source)) == set(function()["Environment"]["Variables"])
