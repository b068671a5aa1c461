"""Privacy: the ground on which people are kept, erasing them, retention rules, backups."""
