\copy rooms FROM rooms.csv CSV
\copy readings FROM readings.csv CSV
\copy writers FROM writers.csv CSV
\copy appearances FROM appearances.csv CSV
CREATE TEMP TABLE lines (id integer, email text, name text);
\copy lines FROM guests.csv CSV
INSERT INTO guests SELECT * FROM lines ORDER BY id
ON CONFLICT (email) DO NOTHING;
\copy tickets FROM tickets.csv CSV WHERE id <> 49475
ALTER TABLE readings ALTER COLUMN id RESTART WITH 481;
ALTER TABLE writers ALTER COLUMN id RESTART WITH 61;
ALTER TABLE guests ALTER COLUMN id RESTART WITH 3002;
ALTER TABLE tickets ALTER COLUMN id RESTART WITH 49476;
