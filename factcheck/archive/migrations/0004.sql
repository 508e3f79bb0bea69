-- Derived: the sentences that hold claims, as a question is held against them.

-- The words of each sentence and of the title above it, by the number of the first claim in the sentence. The texts
-- themselves stand in claim and version.
CREATE VIRTUAL TABLE sentence_words USING fts5 (
    sentence, title, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);

-- The sentences of a version: the numbers of their first claims (little-endian, 8 bytes each), and of the vector of
-- each the signs, a bit for each number. Small, for it is read as a whole for each question.
CREATE TABLE sentence_signs (
    version INTEGER PRIMARY KEY REFERENCES version ON DELETE CASCADE,
    claims BLOB NOT NULL,
    signs BLOB NOT NULL
) STRICT;

-- The same vectors with a byte for each number: what is near by its signs is held against these.
CREATE TABLE sentence_vectors (
    version INTEGER PRIMARY KEY REFERENCES version ON DELETE CASCADE,
    vectors BLOB NOT NULL
) STRICT;
