"""The wizard of bulk sending: recipients, template, review, send (DESIGN 4.5 and 5.6)."""
