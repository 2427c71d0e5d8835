"""Results in words, as tables, and as the values of their JSON (FORMAT: what the commands return as JSON)."""

SCHEMA_VERSION = "1"
