"""English as it is written in Europe: the day before the month, hours up to 24."""

DATE_FORMAT = "j F Y"
TIME_FORMAT = "G:i"
DATETIME_FORMAT = "j F Y, G:i"
SHORT_DATE_FORMAT = "d/m/Y"
MONTH_DAY_FORMAT = "j F"
FIRST_DAY_OF_WEEK = 1
