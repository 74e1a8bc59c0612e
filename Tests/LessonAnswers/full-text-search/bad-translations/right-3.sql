BEGIN;
alter table reviews add search tsvector generated always as (to_tsvector('english', body)) stored;
create index on reviews using gin (search);
COMMIT;
SELECT r.id, r.stars FROM reviews AS r, to_tsquery('english', 'translating & bad') AS q
WHERE r.search @@ q ORDER BY ts_rank(r.search, q) DESC, r.id;
