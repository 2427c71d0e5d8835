"""Score sheets -> criterion points -> totals -> standings. All is exact until it is rounded once (rules A1 and A2)."""
