"""The composition root: builds the skill from its parts."""

from ask_sdk_core.skill_builder import CustomSkillBuilder

from skill.alexa.handlers.requests import ApologyHandler, request_handlers
from skill.alexa.invocation import Skill, invoke
from skill.alexa.reminders import Reminders, ReminderService
from skill.catalogue.loader import load_library
from skill.phrasing.wording import load_wording
from skill.storage.port import Store
from skill.turns import Turns


def create_skill(
    store: Store, skill_id: str | None = None, reminders: ReminderService | None = None
) -> Skill:
    """Build the skill over a store.

    Args:
        store: Where users' training is kept.
        skill_id: Requests for any other skill are refused; None takes all, as on your own machine.
        reminders: What rings reminders; None where they are only kept, as on your own machine.
    """
    wording = load_wording()
    turns = Turns(store, load_library(), wording)
    alerts = Reminders(reminders, wording.say("reminder_label"))
    builder = CustomSkillBuilder()
    builder.skill_id = skill_id
    for handler in request_handlers(turns, alerts):
        builder.add_request_handler(handler)
    builder.add_exception_handler(ApologyHandler(turns))
    custom_skill = builder.create()
    return lambda envelope: invoke(custom_skill, envelope)
