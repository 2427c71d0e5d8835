"""Years drawn for the second count: all constructs of the format, in any combination."""
