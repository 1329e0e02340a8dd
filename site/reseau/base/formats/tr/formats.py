"""Turkish with the day as it is said, "3 Aralık" and not "03 Aralık"."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y H:i"
