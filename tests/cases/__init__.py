"""Rules of real regulations with figures worked out by hand: what emucli says of each is what its people said."""
