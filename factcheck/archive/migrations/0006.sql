-- What was read of a version, or of the group of which it is the first, as a run counts it: of words for things and for what
-- happened only those that another clause answers.
ALTER TABLE version ADD COLUMN told_claims INTEGER NOT NULL DEFAULT 0;
ALTER TABLE version ADD COLUMN told_values INTEGER NOT NULL DEFAULT 0;
