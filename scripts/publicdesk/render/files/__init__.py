"""Files that are made from entries: open data, blank forms, the calendar."""
