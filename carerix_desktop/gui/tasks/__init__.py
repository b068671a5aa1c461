"""Tasks: the page of what is to be done, and the reminder at its time."""
