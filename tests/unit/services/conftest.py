"""Fixtures of the settings' services."""

from tests.support.settings import ring, room

__all__ = ["ring", "room"]
