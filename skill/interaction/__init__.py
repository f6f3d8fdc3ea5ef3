"""The interaction model: built from templates, and checked."""
