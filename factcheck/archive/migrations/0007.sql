-- The group of versions that a version was held against, by a hash of their names: of a group that is too large to be done
-- at once another part may be the nearest when something new has come.
ALTER TABLE version ADD COLUMN grouped TEXT;
