create index on labels (priority desc, scheduled_at asc, id asc) where printed_at is null
