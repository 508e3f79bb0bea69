"""One article against itself: its weekdays and dates, its parts and totals, its conversions."""
