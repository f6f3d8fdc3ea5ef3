"""How espeak-ng would say a word, in the International Phonetic Alphabet."""

import ctypes
import os
import shutil
import tempfile
import threading
from contextlib import suppress
from functools import cache
from pathlib import Path

from speech.espeak_library import load_espeak

_NO_SOUND_WANTED = 2
_UTF8 = 1
_IPA = 2
_lock = threading.Lock()


def ipa(word: str) -> str:
    """Ask for the word's sounds; get nothing where espeak-ng is not installed."""
    with _lock:
        library = _library()
        if library is None:
            return ""
        text = ctypes.c_char_p(word.encode())
        said: bytes | None = library.espeak_TextToPhonemes(ctypes.byref(text), _UTF8, _IPA)
    return said.decode() if said else ""


@cache
def _library() -> ctypes.CDLL | None:
    try:
        import espeakng_loader  # noqa: PLC0415 - only a word outside the dictionary needs it
    except ImportError:
        return None
    # The voice's copy must come first: by its SONAME, a later load of the voice would find this one.
    with suppress(OSError):
        load_espeak()
    library = _private_copy(Path(espeakng_loader.get_library_path()))
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p
    library.espeak_TextToPhonemes.argtypes = [ctypes.POINTER(ctypes.c_char_p), ctypes.c_int, ctypes.c_int]
    library.espeak_Initialize(_NO_SOUND_WANTED, 0, str(espeakng_loader.get_data_path()).encode(), 0)
    library.espeak_SetVoiceByName(b"en-us")
    return library


def _private_copy(path: Path) -> ctypes.CDLL:
    # The library keeps one global state: asking it for phonemes while the voice speaks through it would
    # garble both. A copy under another name is another library.
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copy(path, folder)
        return ctypes.CDLL(copy, mode=getattr(os, "RTLD_LOCAL", 0) | getattr(os, "RTLD_DEEPBIND", 0))
