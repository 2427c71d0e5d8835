"""The disk: finds records roots, lists files, gets bytes, writes whole files. Knows no format."""
