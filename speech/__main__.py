"""The program `pullday`: the composition root of the local device."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from skill.app import create_skill
from skill.packaging import package
from skill.reports import exercises, plan, print_history
from skill.serving import serve
from skill.storage.port import StorageError
from skill.storage.sqlite import SqliteStore
from speech.faults import SpeechError
from speech.paths import coach_model, default_journal, default_store
from speech.program import Options, converse, say, understand_all
from speech.recognition import DEFAULT_ENGINE

USER_ID = "local"
_LOGGER = logging.getLogger(__name__)


@click.group(invoke_without_command=True)
@click.option("--text", is_flag=True, help="Type instead of speaking.")
@click.option("--store", type=click.Path(dir_okay=False, path_type=Path), help="The database to use.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a turn.")
@click.option("--speed", type=click.FloatRange(min=0.01), help="From a pipe: run at N times real time.")
@click.option("--listen", multiple=True, metavar="FILE", help="A spoken turn, WAV or FLAC; repeat for more.")
@click.option(
    "--speak", type=click.Path(dir_okay=False, path_type=Path), help="The coach's side, as one WAV file."
)
@click.option("--engine", default=DEFAULT_ENGINE, show_default=True, help="The recogniser to listen with.")
@click.option("-v", "--verbose", is_flag=True, help="Say more when something goes wrong.")
@click.version_option(package_name="pull-day-coach")
@click.pass_context
def pullday(
    context: click.Context,
    text: bool,
    store: Path | None,
    as_json: bool,
    speed: float | None,
    listen: tuple[str, ...],
    speak: Path | None,
    engine: str,
    verbose: bool,
) -> None:
    """A workout coach you talk to. Without a command: talk to it."""
    logging.basicConfig(level=logging.DEBUG if verbose else logging.CRITICAL, format="%(message)s")
    context.obj = store or default_store()
    if context.invoked_subcommand is not None:
        return
    with _in_words():
        kept = _open(context.obj)
        options = Options(text, as_json, speed, listen, speak, engine, default_journal(context.obj))
        converse(options, create_skill(kept), USER_ID, coach_model())


pullday.add_command(plan)
pullday.add_command(exercises)
pullday.add_command(package)
pullday.add_command(serve)


@pullday.command()
@click.pass_obj
def history(store: Path) -> None:
    """Show the log of completed sets."""
    from rich.console import Console  # noqa: PLC0415 - only tables need it

    with _in_words():
        print_history(_open(store), USER_ID, Console())


@pullday.command()
@click.option("--model", type=click.Path(path_type=Path), help="Any Alexa interaction model.")
@click.option("--engine", default=DEFAULT_ENGINE, show_default=True, help="The recogniser to listen with.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.argument("inputs", nargs=-1, metavar="[TEXT or FILES]")
def understand(model: Path | None, engine: str, as_json: bool, inputs: tuple[str, ...]) -> None:
    """Show what is understood of words, of recordings, or of lines of standard input."""
    with _in_words():
        understand_all(
            inputs or (line.rstrip("\n") for line in sys.stdin), model or coach_model(), engine, as_json
        )


def _open(path: Path) -> SqliteStore:
    store = SqliteStore(path)
    if store.kept_aside is not None:
        say(f"{path} could not be read. It is kept as {store.kept_aside.name}, and a new one is begun.")
    return store


@contextmanager
def _in_words() -> Iterator[None]:
    """Whatever goes wrong ends in one sentence."""
    try:
        yield
    except (SpeechError, StorageError) as error:
        raise click.ClickException(str(error)) from error
    except BrokenPipeError:
        sys.stderr.close()
    except KeyboardInterrupt:
        raise click.exceptions.Exit(130) from None
    except click.ClickException:
        raise
    except Exception as error:
        _LOGGER.debug("", exc_info=error)
        kind = type(error).__name__
        raise click.ClickException(
            f"Something unexpected went wrong ({kind}). Your completed sets are saved. --verbose tells more."
        ) from error


def main() -> None:
    """Run the program."""
    pullday(prog_name="pullday")


if __name__ == "__main__":
    main()
