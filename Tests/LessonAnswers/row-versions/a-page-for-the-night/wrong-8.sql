DROP INDEX nightly_views_idx;
ALTER TABLE nightly SET (fillfactor = 50);
VACUUM FULL nightly;
UPDATE nightly SET views = views + 1;
