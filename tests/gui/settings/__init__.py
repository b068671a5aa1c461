"""Tests of the settings' dialogs and models."""
