-- What nightly runs tell: what was compared of a version, up to where each night told, and which night read a ruling.

-- The origin that a version counted as when it was compared; of the first of a group, counts of all of the group.
ALTER TABLE version ADD COLUMN counted_as TEXT;
ALTER TABLE version ADD COLUMN compared INTEGER NOT NULL DEFAULT 0;
ALTER TABLE version ADD COLUMN facts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE version ADD COLUMN agreed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE version ADD COLUMN single INTEGER NOT NULL DEFAULT 0;
ALTER TABLE version ADD COLUMN one_source INTEGER NOT NULL DEFAULT 0;
ALTER TABLE version ADD COLUMN unmade INTEGER NOT NULL DEFAULT 0;

-- The day of the night that read it first.
ALTER TABLE ruling ADD COLUMN night TEXT NOT NULL DEFAULT '';

-- Of a night that is finished: the last happening and the last version that it told of, how many articles counted no
-- longer by then, how many stood, and how long its lists were.
ALTER TABLE night ADD COLUMN happening INTEGER NOT NULL DEFAULT 0;
ALTER TABLE night ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
ALTER TABLE night ADD COLUMN gone INTEGER NOT NULL DEFAULT 0;
ALTER TABLE night ADD COLUMN articles INTEGER NOT NULL DEFAULT 0;
ALTER TABLE night ADD COLUMN new INTEGER NOT NULL DEFAULT 0;
ALTER TABLE night ADD COLUMN errors INTEGER NOT NULL DEFAULT 0;
ALTER TABLE night ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE night ADD COLUMN reopened INTEGER NOT NULL DEFAULT 0;
ALTER TABLE night ADD COLUMN fixed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE night ADD COLUMN superseded INTEGER NOT NULL DEFAULT 0;
ALTER TABLE night ADD COLUMN corrections INTEGER NOT NULL DEFAULT 0;
ALTER TABLE night ADD COLUMN ruled INTEGER NOT NULL DEFAULT 0;
ALTER TABLE night ADD COLUMN still_open INTEGER NOT NULL DEFAULT 0;
