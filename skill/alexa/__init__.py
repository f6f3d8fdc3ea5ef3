"""All that knows the Alexa Skills Kit."""
