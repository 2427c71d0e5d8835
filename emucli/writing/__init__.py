"""Records -> YAML text, and edits of a person's file that touch only what changed."""
