-- Of a pair of versions that may tell of one event: whether they are one form, filled in twice, and so of two events.
ALTER TABLE together ADD COLUMN one_form INTEGER NOT NULL DEFAULT 0 CHECK (one_form IN (0, 1));
