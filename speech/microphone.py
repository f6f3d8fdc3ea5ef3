"""The microphone: 20 ms at a time, as long as it is open."""

import queue
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from speech.audio import Samples
from speech.endpointing import RATE
from speech.faults import SpeechError
from speech.quiet_alsa import quieten_alsa

if TYPE_CHECKING:
    from collections.abc import Generator

_BUFFER_MS = 20
_QUEUED = 500
"""Buffers kept while nobody reads: ten seconds."""
_DEAD_S = 5.0
"""Seconds without a sample after which the microphone counts as gone."""


class NoMicrophone(SpeechError):  # noqa: N818 - a fact about the machine more than an error
    """There is nothing to listen with; the message says why, and what still works."""

    def __init__(self, why: str) -> None:
        ending = "" if why.endswith(("?", ".")) else "."
        super().__init__(f"No microphone: {why}{ending} You can go on by typing.")


class Microphone(Protocol):
    """A source of sound, 16 kHz mono."""

    def listen(self) -> Iterator[Samples]:
        """The samples as they come, until it is closed.

        Raises:
            NoMicrophone: It cannot be opened, or has gone.
        """

    def close(self) -> None:
        """Stop listening."""


class MiniaudioMicrophone:
    """A microphone of this machine; the system's own choice unless named."""

    def __init__(self, device: str | None = None) -> None:
        """Open it.

        Raises:
            NoMicrophone: There is none, none of that name, or it cannot be opened.
        """
        self._queue: queue.Queue[Samples | None] = queue.Queue(_QUEUED)
        self._device = _opened(device)
        receiver = self._receiver()
        next(receiver)
        self._device.start(receiver)

    def listen(self) -> Iterator[Samples]:
        while (samples := self._next()) is not None:
            yield samples

    def close(self) -> None:
        self._device.close()
        self._keep(None)

    def _next(self) -> Samples | None:
        try:
            return self._queue.get(timeout=_DEAD_S)
        except queue.Empty as error:
            raise NoMicrophone("it has stopped sending sound; is it unplugged?") from error

    def _receiver(self) -> "Generator[None, bytes, None]":
        while True:
            data = yield
            self._keep(np.frombuffer(bytes(data), np.int16))

    def _keep(self, samples: Samples | None) -> None:
        """Never waits, for the sound system's thread must not: the oldest makes room."""
        while True:
            try:
                return self._queue.put_nowait(samples)
            except queue.Full:
                self._drop_oldest()

    def _drop_oldest(self) -> None:
        try:
            self._queue.get_nowait()
        except queue.Empty:
            return


def _opened(name: str | None) -> Any:  # noqa: ANN401 - the library has no types
    import miniaudio  # noqa: PLC0415 - connects to the sound system

    quieten_alsa()
    try:
        return miniaudio.CaptureDevice(
            input_format=miniaudio.SampleFormat.SIGNED16,
            nchannels=1,
            sample_rate=RATE,
            buffersize_msec=_BUFFER_MS,
            device_id=_device_id(name),
            app_name="pullday",
        )
    except miniaudio.MiniaudioError as error:
        raise NoMicrophone("this machine has no sound system that records") from error


def _device_id(name: str | None) -> object:
    import miniaudio  # noqa: PLC0415 - connects to the sound system

    found = miniaudio.Devices().get_captures()
    if not found:
        raise NoMicrophone("none is connected")
    if name is None:
        return None
    ids = [device["id"] for device in found if name.lower() in device["name"].lower()]
    if not ids:
        names = ", ".join(device["name"] for device in found)
        raise NoMicrophone(f"none is called {name!r}, only {names}")
    return ids[0]
