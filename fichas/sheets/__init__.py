"""Fichas from a spreadsheet: read, shown as they would be, and written as drafts, all of them or none."""
