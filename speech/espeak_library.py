"""Finding espeak-ng where nobody installed it."""

import ctypes
import os
import sys
from functools import cache

_NAME = "libespeak-ng.so.1"


@cache
def load_espeak() -> None:
    """Load espeak-ng where pyttsx3 finds it by name: the system's copy, else the packaged one.

    Raises:
        OSError: There is neither.
    """
    if not sys.platform.startswith("linux"):
        return
    # A copy that is there already may be the packaged one, which ends the process when it finds no data.
    if _is_there(os.RTLD_NOLOAD) or not _is_there(ctypes.DEFAULT_MODE):
        _load_packaged()


def _is_there(mode: int) -> bool:
    try:
        ctypes.CDLL(_NAME, mode=mode)
    except OSError:
        return False
    return True


def _load_packaged() -> None:
    try:
        import espeakng_loader  # noqa: PLC0415 - only where the system has none
    except ImportError as error:
        raise OSError("espeak-ng is not installed") from error
    os.environ.setdefault("ESPEAK_DATA_PATH", espeakng_loader.get_data_path())
    # Global, because the loader of a later dlopen matches it by its SONAME.
    ctypes.CDLL(espeakng_loader.get_library_path(), mode=ctypes.RTLD_GLOBAL)
