"""Why a message is on a file: in words, as a popover, and from the lists of a file (DESIGN 5.3)."""
