"""A compilation as a book: its plan, the lists that are set for it, and the joining of stored fichas."""
