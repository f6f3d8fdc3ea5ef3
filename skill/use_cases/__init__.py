"""What the coach does for each command."""
