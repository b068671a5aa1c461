"""Tests of the outbox in the window."""
