"""Signing in: who is working here, with which password, and the first change of one that was given."""
