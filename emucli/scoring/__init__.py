"""Score sheets -> criterion points -> totals -> standings. Everything is exact until it is rounded once (RULES A-F)."""
