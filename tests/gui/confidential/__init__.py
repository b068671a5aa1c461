"""Tests of the screens of confidential mail."""
