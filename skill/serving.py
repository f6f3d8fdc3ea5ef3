"""The command `serve`: the skill on your own server, behind a reverse proxy."""

import ipaddress
import logging
import os
import socket
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from skill.alexa.reminder_service import AlexaReminders
from skill.app import create_skill
from skill.storage.port import StorageError, Store
from skill.web_paths import HEALTH_PATH, may_take_envelopes

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

    from skill.verification import Verifier

_NOBODY = "health"
_SKILL_ID = "Name your skill: --skill-id amzn1.ask.skill... (the Alexa developer console shows its id)."
_HTTPS = "Alexa needs https: put a reverse proxy with a certificate in front."
_STRANGERS = "WARNING: --no-verify answers anybody who can reach it. Never use it for a skill in use."
_EXTRA = "The server needs more libraries: pip install 'pull-day-coach[web]'"


@click.command()
@click.option("--skill-id", help="Requests for any other skill are refused.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=8080, show_default=True)
@click.option("--path", default="/", show_default=True, help="Where Alexa's requests are taken.")
@click.option("--store", "file", type=click.Path(dir_okay=False, path_type=Path), help="The database to use.")
@click.option("--table", help="A DynamoDB table to use instead.")
@click.option("--no-verify", is_flag=True, help="Answer anybody: for your own tests.")
@click.pass_obj
def serve(
    default_file: Path,
    skill_id: str | None,
    host: str,
    port: int,
    path: str,
    file: Path | None,
    table: str | None,
    no_verify: bool,
) -> None:
    """Answer Alexa's requests on your own server."""
    _check(skill_id, host, path, file, table, no_verify)
    logging.getLogger("skill").setLevel(logging.INFO)
    try:
        from skill.waitress_server import run  # noqa: PLC0415 - only a server has waitress

        verifier = _verifier(no_verify)
        store = _table(table) if table else _file(file or default_file)
        app = _app(store, skill_id, verifier, path)
    except ImportError as error:
        raise click.ClickException(_EXTRA) from error
    except StorageError as error:
        raise click.ClickException(str(error)) from error
    with _listening(host, port) as listening:
        run(app, listening, lambda: _greet(listening, path, no_verify))
    click.echo("Goodbye. Everything that was said is saved.")


def _check(
    skill_id: str | None, host: str, path: str, file: Path | None, table: str | None, no_verify: bool
) -> None:
    if not skill_id:
        raise click.UsageError(_SKILL_ID)
    if file and table:
        raise click.UsageError("Choose one: --store or --table.")
    if not may_take_envelopes(path):
        raise click.UsageError(
            f"{path} is no path for Alexa's requests. Write it like /alexa; {HEALTH_PATH} is taken."
        )
    if no_verify and not _only_here(host):
        raise click.UsageError(
            f"--no-verify answers anybody, so it listens on this machine alone, not at --host {host}."
        )


def _only_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _verifier(no_verify: bool) -> "Verifier":
    from skill.certificates import HttpsFetcher  # noqa: PLC0415 - only a server has cryptography
    from skill.verification import AlexaVerifier, TrustingVerifier, web_roots  # noqa: PLC0415 - likewise

    return TrustingVerifier() if no_verify else AlexaVerifier(HttpsFetcher(), web_roots(), time.time)


def _file(path: Path) -> Store:
    from skill.storage.sqlite import SqliteStore  # noqa: PLC0415 - the cloud has none

    store = SqliteStore(path)
    if store.kept_aside is not None:
        click.echo(
            f"{path} could not be read. It is kept as {store.kept_aside.name}, and a new one is begun."
        )
    return store


def _table(name: str) -> Store:
    from skill.storage.dynamodb import DynamoDBStore  # noqa: PLC0415 - a file is the default
    from skill.storage.dynamodb_client import dynamodb_client  # noqa: PLC0415 - likewise

    # What it tells at a lower level holds each request whole: who the user is, and what is stored.
    logging.getLogger("botocore").setLevel(logging.WARNING)
    return DynamoDBStore(dynamodb_client(), name)


def _app(store: Store, skill_id: str | None, verifier: "Verifier", path: str) -> "WSGIApplication":
    from skill.web import create_web_app  # noqa: PLC0415 - Flask takes a while to load

    return create_web_app(
        create_skill(store, skill_id, AlexaReminders()),
        verifier,
        lambda: store.history(_NOBODY, 1),
        path=path,
    )


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except (OSError, UnicodeError) as error:
        raise click.ClickException(f"Cannot listen at {host}, port {port}: {_reason(error)}.") from error


def _reason(error: OSError | UnicodeError) -> str:
    """In the system's words; it has none for names that it does not know."""
    number = getattr(error, "errno", None) or 0
    return os.strerror(number) if number > 0 else "there is no such host"


def _greet(listening: socket.socket, path: str, no_verify: bool) -> None:
    host, port = listening.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    click.echo(
        f"Listening at http://{shown}:{port}{path}. Control-C ends it.\n{_STRANGERS if no_verify else _HTTPS}"
    )
