-- An article is found by what its sender calls it also where its address has changed.
CREATE INDEX version_uri ON version (uri) WHERE current = 1 AND uri IS NOT NULL;

-- A number or a path within a site is known together with its source: two outlets may each have an article 17.
UPDATE article SET key = (
    SELECT json_extract(given, '$.source') || '#id=' || article.key FROM version
    WHERE article = article.id AND current = 1
)
WHERE instr(key, ':') = 0 AND EXISTS (
    SELECT 1 FROM version
    WHERE article = article.id AND current = 1 AND article.key IN (uri, url) AND json_extract(given, '$.source') <> ''
);
