"""The record format, version 1: one module a record file. Shape only; imports nothing of emucli."""
