"""Tests of tasks and reminders in the window."""
