"""The coach's knowledge and rules: pure Python, no input or output."""
