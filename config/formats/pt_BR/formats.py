"""How short dates read: «28 nov. 2026», as in Spanish; the rest is Django's for Portuguese."""

SHORT_DATE_FORMAT = "j b. Y"
SHORT_DATETIME_FORMAT = "j b. Y, H:i"
