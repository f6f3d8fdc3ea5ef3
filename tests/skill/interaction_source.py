"""A small source of an interaction model, for tests."""

from pathlib import Path

from skill.interaction.builder import build_model
from skill.interaction.model import Value
from skill.interaction.source import load_source

CATALOGUE = {
    "equipment": (Value("band", ("band", "a band")), Value("rings", ("rings",))),
}

SMALL = """\
invocation_name: pull day coach
locales:
  en-US: {}
  en-GB: {color: colour}
  en-IN: {}
rules:
  have: "(I have|I've got)"
types:
  Equipment: {catalogue: equipment}
  Level:
    beginner: [beginner, new to this]
    advanced: [advanced, a pro]
intents:
  SetEquipmentIntent:
    slots:
      equipment: {type: Equipment, multiple: true}
      level: Level
    samples:
      - "<have> {equipment} [and I'm {level}]"
      - "Which color, please?"
  AMAZON.YesIntent:
    samples: ["yes", "(yep|yeah)"]
  AMAZON.FallbackIntent: {}
"""


def write_source(folder: Path, text: str = SMALL) -> Path:
    path = folder / "en.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def small_model(folder: Path, locale: str = "en-US", text: str = SMALL):
    return build_model(load_source(write_source(folder, text)), CATALOGUE, locale)
