create index on customers using gin (email gin_trgm_ops)
