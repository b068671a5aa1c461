"""Fixtures of the sign-in window: user files in a store, and quick hashes."""

from tests.support.settings import ring, room

__all__ = ["ring", "room"]
