"""The least skill that keeps something: Amazon's SDK, a store's client, and one read a turn."""

import os

from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_core.utils import is_request_type

_TABLE, _ENDPOINT = os.environ["TABLE_NAME"], os.environ.get("DYNAMODB_ENDPOINT") or None
if os.environ.get("HELLO_CLIENT") == "boto3":
    import boto3

    _CLIENT = boto3.client("dynamodb", endpoint_url=_ENDPOINT)
else:
    from botocore.session import get_session

    _CLIENT = get_session().create_client("dynamodb", endpoint_url=_ENDPOINT)
_BUILDER = SkillBuilder()
_BUILDER.skill_id = os.environ["SKILL_ID"]


@_BUILDER.request_handler(can_handle_func=is_request_type("LaunchRequest"))
def _greet(handler_input):
    user_id = handler_input.request_envelope.context.system.user.user_id
    key = {"user_id": {"S": user_id}, "item": {"S": "state"}}
    known = "Item" in _CLIENT.get_item(TableName=_TABLE, Key=key)
    said = "Hello again." if known else "Hello."
    return handler_input.response_builder.speak(said).ask(said).response


handler = _BUILDER.lambda_handler()
