-- What a newsroom has read, version by version, and what was found in it. Days and moments are ISO 8601.

CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    -- What is the same for all versions: the address, else what the sender calls it, else the file.
    key TEXT NOT NULL UNIQUE,
    first_seen TEXT NOT NULL,
    -- The day on which it was withdrawn or removed, and why; NULL while it stands.
    withdrawn TEXT,
    reason TEXT
) STRICT;

CREATE TABLE version (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    number INTEGER NOT NULL,
    -- 1 for the version that counts, of which each article has at most one.
    current INTEGER NOT NULL DEFAULT 1 CHECK (current IN (0, 1)),
    -- The id by which reports call it, and a hash of all that was read of it.
    name TEXT NOT NULL,
    content TEXT NOT NULL,
    added TEXT NOT NULL,
    path TEXT NOT NULL,
    url TEXT,
    uri TEXT,
    source TEXT,
    title TEXT,
    published TEXT,
    updated TEXT,
    language TEXT NOT NULL,
    origin TEXT NOT NULL,
    text TEXT NOT NULL,
    marks TEXT NOT NULL,
    ignores TEXT NOT NULL,
    -- 1 until it has been held against the others.
    pending INTEGER NOT NULL DEFAULT 1 CHECK (pending IN (0, 1)),
    UNIQUE (article, number)
) STRICT;

CREATE UNIQUE INDEX version_current ON version (article) WHERE current = 1;
CREATE INDEX version_name ON version (name) WHERE current = 1;
CREATE INDEX version_pending ON version (id) WHERE pending = 1;

CREATE TABLE claim (
    id INTEGER PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    subject TEXT NOT NULL,
    predicate TEXT NOT NULL,
    attribution TEXT,
    modality TEXT NOT NULL,
    affirmed INTEGER NOT NULL,
    sentence TEXT NOT NULL
) STRICT;

CREATE INDEX claim_version ON claim (version);

CREATE TABLE value (
    id INTEGER PRIMARY KEY,
    claim INTEGER NOT NULL REFERENCES claim ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    field TEXT NOT NULL,
    stated REAL,
    low REAL,
    high REAL,
    unit TEXT,
    currency TEXT,
    dimension TEXT,
    noun TEXT,
    resolved TEXT
) STRICT;

CREATE INDEX value_claim ON value (claim);

-- One of the disagreements that were ever found; closed NULL while it stands.
CREATE TABLE finding (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    code TEXT NOT NULL,
    field TEXT NOT NULL,
    severity TEXT NOT NULL,
    verdict TEXT NOT NULL,
    confidence REAL NOT NULL,
    topic TEXT NOT NULL,
    message TEXT NOT NULL,
    slot TEXT NOT NULL,
    previous TEXT,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    closed TEXT,
    data TEXT NOT NULL
) STRICT;

CREATE INDEX finding_name ON finding (name);

-- Where the values of a finding stand, also when it is closed.
CREATE TABLE mention (
    finding INTEGER NOT NULL REFERENCES finding ON DELETE CASCADE,
    version INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
    side INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL
) STRICT;

CREATE INDEX mention_finding ON mention (finding);
CREATE INDEX mention_version ON mention (version);

-- What became of a finding on a day: new, closed or reopened, and why.
CREATE TABLE happening (
    id INTEGER PRIMARY KEY,
    finding INTEGER NOT NULL REFERENCES finding ON DELETE CASCADE,
    day TEXT NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('new', 'closed', 'reopened')),
    why TEXT NOT NULL
) STRICT;

CREATE INDEX happening_day ON happening (day);

-- The entries of the rulings ledger, as they stand in it.
CREATE TABLE ruling (
    place INTEGER PRIMARY KEY,
    finding TEXT NOT NULL,
    "as" TEXT,
    "by" TEXT NOT NULL,
    why TEXT NOT NULL,
    made TEXT,
    until TEXT,
    right_value TEXT,
    line TEXT NOT NULL
) STRICT;

CREATE TABLE night (
    day TEXT PRIMARY KEY,
    started TEXT NOT NULL,
    finished TEXT,
    added INTEGER NOT NULL DEFAULT 0,
    versions INTEGER NOT NULL DEFAULT 0,
    withdrawn INTEGER NOT NULL DEFAULT 0,
    problems INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Derived: all below can be made again from what stands above.

-- What was computed from texts: claims and vectors, by a hash of what they were computed from and with.
CREATE TABLE kept (
    key BLOB NOT NULL UNIQUE,
    value BLOB NOT NULL
) STRICT;

-- What a version tells of, and those that are told like it; `made` says by which code.
CREATE TABLE story (
    version INTEGER PRIMARY KEY REFERENCES version ON DELETE CASCADE,
    made TEXT NOT NULL,
    told BLOB NOT NULL,
    alike BLOB
) STRICT;

-- Which versions tell of one event: the first of each pair chose the second, for its story or as a brief of it.
CREATE TABLE together (
    one INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
    as_brief INTEGER NOT NULL CHECK (as_brief IN (0, 1)),
    PRIMARY KEY (one, other, as_brief)
) STRICT, WITHOUT ROWID;

CREATE INDEX together_other ON together (other);

-- What the rows above were made with.
CREATE TABLE made (
    what TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIEW current_articles AS
SELECT version.name AS id, version.source, version.title, version.published, version.updated, version.path,
       version.url, version.number AS version, article.first_seen, version.added
FROM version JOIN article ON article.id = version.article
WHERE version.current = 1 AND article.withdrawn IS NULL;

CREATE VIEW stated_values AS
SELECT version.source, version.published, value.field, value.text AS value, value.stated, value.low, value.high,
       value.unit, value.currency, value.noun, claim.subject, claim.predicate, claim.sentence, claim.attribution,
       version.path, value.start, value."end"
FROM value JOIN claim ON claim.id = value.claim JOIN version ON version.id = claim.version
JOIN article ON article.id = version.article
WHERE version.current = 1 AND article.withdrawn IS NULL;

CREATE VIEW open_findings AS
SELECT name AS id, severity, code, topic, message, confidence, first_seen, last_seen FROM finding
WHERE closed IS NULL;
