"""Arabic as the rest of the site writes it: no comma before the year, hours up to 24."""

DATE_FORMAT = "j F Y"
TIME_FORMAT = "G:i"
DATETIME_FORMAT = "j F Y، G:i"
