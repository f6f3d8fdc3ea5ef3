"""Where a user's training is kept."""
