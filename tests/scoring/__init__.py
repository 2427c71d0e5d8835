"""Hand-worked tests of the rules that turn score sheets into points, ranks and awards."""
