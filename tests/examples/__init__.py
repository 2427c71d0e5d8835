"""What `examples/` shows is worked out a second time here, by other means than the program's."""
