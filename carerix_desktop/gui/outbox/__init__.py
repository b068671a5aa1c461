"""The outbox in the window: what is on its way, how it stands in words, and what can be done about it."""
