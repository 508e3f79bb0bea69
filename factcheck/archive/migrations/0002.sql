-- What was known of an article apart from its text (see Given): with it the text can be read again by other rules.

ALTER TABLE version ADD COLUMN given TEXT NOT NULL DEFAULT '{}';
