"""How short dates read: «28 nov. 2026», with the month in words and in lower case; the rest is Django's for Spanish."""

SHORT_DATE_FORMAT = "j b. Y"
SHORT_DATETIME_FORMAT = "j b. Y, H:i"
