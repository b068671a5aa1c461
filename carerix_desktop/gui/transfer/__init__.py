"""Bringing mail and records in, and handing them out, from the window."""
