"""What users may say: the source, and the Alexa models made from it."""
