"""Makes the player of the conversation scripts, which lives in a folder of its own, importable here."""

import sys
from pathlib import Path

_FOLDER = str(Path(__file__).parents[1] / "conversations")
if _FOLDER not in sys.path:
    sys.path.append(_FOLDER)
