"""Recognition in a process of its own, so that the coach's count does not stumble over it."""

import multiprocessing
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection

from speech.audio import Clip
from speech.faults import SpeechError
from speech.recognition import Recognizer, Transcript


class RecognizerApart:
    """Hears in another process: decoders hold Python's lock, and the loudspeaker would have to wait for it.

    Args:
        make: Makes the recogniser there; a function that a process can be sent, such as a partial of one.
        name: As `--engine` calls it.
    """

    def __init__(self, make: Callable[[], Recognizer], name: str) -> None:
        self.name = name
        # Forking a process that has audio threads may hang.
        spawning = multiprocessing.get_context("spawn")
        self._pipe, theirs = spawning.Pipe()
        self._process = spawning.Process(target=_serve, args=(theirs, make), name="recognizer", daemon=True)
        self._process.start()
        theirs.close()
        self._is_ready = False

    def load(self) -> None:
        """Wait until it is ready, so that the first utterance need not.

        Raises:
            SpeechError: It cannot be loaded.
        """
        with _while_it_runs():
            self._is_ready = self._is_ready or self._pipe.recv()

    def transcribe(self, clip: Clip) -> Transcript:
        """The words of one utterance.

        Raises:
            SpeechError: The other process has ended.
        """
        self.load()
        with _while_it_runs():
            self._pipe.send(clip)
            transcript: Transcript = self._pipe.recv()
            return transcript

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.join()


@contextmanager
def _while_it_runs() -> Iterator[None]:
    try:
        yield
    except (EOFError, OSError) as fault:
        raise SpeechError(
            "The recogniser has ended unexpectedly: start again, or go on by typing."
        ) from fault


def _serve(pipe: Connection, make: Callable[[], Recognizer]) -> None:
    """Be the other process."""
    # Ctrl-C is for the program, which ends this process itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    recognizer = make()
    load = getattr(recognizer, "load", None)
    if load is not None:
        load()
    pipe.send(True)
    while True:
        try:
            clip = pipe.recv()
        except EOFError:
            return
        pipe.send(recognizer.transcribe(clip))
