"""The measure of the reading of dates and times: `make bench-moments`."""
