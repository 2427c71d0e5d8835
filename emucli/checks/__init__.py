"""What must hold: one function a rule, in one list (`rules.py`). A rule is named after its invariant."""
