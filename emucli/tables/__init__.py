"""Tables of criteria that an office has in Excel or Word: bytes -> grids of cells -> rows -> a tree with its sums."""
