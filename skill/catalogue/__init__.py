"""Exercises, muscles, equipment and prescriptions as data."""
