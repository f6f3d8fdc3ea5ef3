"""A table of DynamoDB Local for each test that asks for one."""

import dynamodb_local
import pytest

from skill.storage.dynamodb import DynamoDBStore


@pytest.fixture
def client():
    return dynamodb_local.shared_client()


@pytest.fixture
def table(client):
    return dynamodb_local.new_table(client)


@pytest.fixture
def store(client, table):
    return DynamoDBStore(client, table)
