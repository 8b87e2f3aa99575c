"""The same practice in the repository of the United Nations Network on Migration: taken in from a page of it, and made ready
for its form."""
