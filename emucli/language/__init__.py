"""Vietnamese and English: phrases, numbers, dates, names, sorting. A leaf: imports nothing of emucli."""
