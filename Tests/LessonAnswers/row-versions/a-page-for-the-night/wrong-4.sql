DROP INDEX nightly_views_idx;
SELECT 1000 AS n_tup_upd, 1000 AS n_tup_hot_upd;
