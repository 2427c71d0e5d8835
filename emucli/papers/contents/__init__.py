"""What each paper shows: its blocks, tables, head and foot, and the names that its template may use."""
