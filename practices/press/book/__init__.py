"""A compilation as a book: its plan, what is set for it, and the joining of stored fichas."""
