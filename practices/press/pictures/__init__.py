"""The pictures of a practice, in the sizes in which they are shown."""
