"""The command line: one module a command. Reads arguments, calls the core, prints, exits. No logic."""
