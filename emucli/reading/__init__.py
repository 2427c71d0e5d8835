"""Bytes -> tree of text -> models -> Cluster, with findings. Touches no disk: the same reader serves files and git."""
