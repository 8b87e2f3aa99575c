"""A report of a meeting taken apart into pieces, each with its place in the source: tables of words and no more.

Nothing here knows the database. What it proposes is shown to a person, who puts it right and confirms it.
"""
