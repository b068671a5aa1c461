"""The composer: recipients, text, files, templates, spelling, and the road to the outbox."""
