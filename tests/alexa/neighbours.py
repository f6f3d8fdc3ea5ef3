"""Lets these tests use the helpers that live in the folders beside theirs: import it before them."""

import sys
from pathlib import Path

for _folder in ("conversations", "skill"):
    _beside = str(Path(__file__).parents[1] / _folder)
    if _beside not in sys.path:
        sys.path.append(_beside)
