"""emucli: records of Vietnamese emulation clusters, checked, told and printed."""

__version__ = "0.1.0"
