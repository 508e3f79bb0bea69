"""The number grammar of news: running text to quantities, from tables and a small engine."""
