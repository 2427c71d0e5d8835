"""A second count of a year, written from the rules alone: no line of it comes from emucli.

It takes the records as plain data (mappings, lists, texts), counts in fractions, and knows no findings: it counts
years that are as they should be. Where it differs from the program one of the two misreads docs/rules.md.
"""
