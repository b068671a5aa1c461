"""The surface list: where a message could show, and how each place is asked (RELIABILITY.md C-01)."""
