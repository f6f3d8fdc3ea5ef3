"""A way to the skill through the web app: every envelope is signed and posted as Alexa does it."""

import json
from datetime import datetime

from own_certificates import ADDRESS, NOW, Clock, Shelf, root, rsa_key, sign

from skill.verification import AlexaVerifier
from skill.web import create_web_app

SKILL_ID = "amzn1.ask.skill.1"


class SignedPosts:
    """Takes the place of the skill itself: an envelope goes in by HTTP, and the response comes out."""

    def __init__(self, client, clock):
        self.client, self.clock = client, clock

    def __call__(self, envelope):
        self.clock.now = datetime.fromisoformat(envelope["request"]["timestamp"]).timestamp()
        answered = self.post(json.dumps(envelope).encode())
        assert answered.status_code == 200, answered.get_data()
        return answered.get_json()

    def post(self, body, **headers):
        """Post a body; headers are named with underscores, and None leaves one out."""
        return self.client.post("/", data=body, headers=signed(body, **headers))


def signed(body, **others):
    """Return the headers of a good request with others in their place."""
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "Signature-256": sign(body),
        "SignatureCertChainUrl": ADDRESS,
        **{name.replace("_", "-"): value for name, value in others.items()},
    }
    return {name: value for name, value in headers.items() if value is not None}


def web_app(skill, store, clock=None, shelf=None, **settings):
    """Return the app as the server runs it, with our own root and clock."""
    verifier = AlexaVerifier(shelf or Shelf(), [root()], clock or Clock())
    return create_web_app(skill, verifier, lambda: store.history("health", 1), **settings)


def launch(timestamp="2026-09-21T14:13:20Z", skill_id=SKILL_ID):
    """Return the envelope of "open pull day coach", made now."""
    assert datetime.fromisoformat("2026-09-21T14:13:20Z").timestamp() == NOW
    application, user = {"applicationId": skill_id}, {"userId": "somebody secret"}
    return {
        "version": "1.0",
        "session": {
            "new": True,
            "sessionId": "amzn1.echo-api.session.1",
            "application": application,
            "attributes": {},
            "user": user,
        },
        "context": {
            "System": {
                "application": application,
                "user": user,
                "device": {"deviceId": "kitchen", "supportedInterfaces": {}},
                "apiEndpoint": "https://api.amazonalexa.com",
                "apiAccessToken": "secret token",
            },
        },
        "request": {
            "type": "LaunchRequest",
            "requestId": "amzn1.echo-api.request.1",
            "timestamp": timestamp,
            "locale": "en-US",
        },
    }


def launch_body(**changes):
    return json.dumps(launch(**changes)).encode()


def other_key():
    """Return a key that is in no chain."""
    return rsa_key(1)
