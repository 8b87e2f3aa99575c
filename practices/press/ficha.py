def print_edition(edition):
    """Laid out once."""
