"""The command line: one module a command. Reads arguments, asks a use case, prints, exits. No logic."""
