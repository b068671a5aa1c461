"""Confidential conversations on the screen: banner, switch, who can see it and why, and the questions (DESIGN 5.2)."""
