"""What follows from a year's records: its standing, who leads next. One frozen YearResult; nobody computes it twice."""
