"""carerix_desktop."""
