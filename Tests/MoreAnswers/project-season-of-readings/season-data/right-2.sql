\! grep -v ^3001, guests.csv > g.csv
\! head -n 49474 tickets.csv > t.csv
\copy rooms FROM rooms.csv CSV
\copy readings FROM readings.csv CSV
\copy writers FROM writers.csv CSV
\copy appearances FROM appearances.csv CSV
\copy guests FROM g.csv CSV
\copy tickets FROM t.csv CSV
ALTER TABLE readings ALTER COLUMN id RESTART WITH 481;
ALTER TABLE writers ALTER COLUMN id RESTART WITH 61;
ALTER TABLE guests ALTER COLUMN id RESTART WITH 3002;
ALTER TABLE tickets ALTER COLUMN id RESTART WITH 49476;
