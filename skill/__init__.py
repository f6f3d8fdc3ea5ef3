"""The coach and its Alexa face."""
