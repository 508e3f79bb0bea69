"""How well and how fast the number grammar reads: `make bench-numbers`."""
