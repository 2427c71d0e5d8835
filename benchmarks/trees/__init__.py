"""Records roots of any size, clean and made up: what real years hold, without anybody's records."""
