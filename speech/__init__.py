"""A small Alexa device for your own machine."""
