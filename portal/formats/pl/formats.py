"""Polish dates: the month in the genitive after a day, in the nominative alone."""

DATE_FORMAT = "j E Y"
YEAR_MONTH_FORMAT = "F Y"
SHORT_DATE_FORMAT = "d.m.Y"
DATETIME_FORMAT = "j E Y, G:i"
SHORT_DATETIME_FORMAT = "d.m.Y, G:i"
