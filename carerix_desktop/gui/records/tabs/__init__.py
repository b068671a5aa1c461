"""The tabs of a file; each is a widget of its own, hung up in `catalogue`."""
