"""One module a task: from the gold format to our stages and back."""
