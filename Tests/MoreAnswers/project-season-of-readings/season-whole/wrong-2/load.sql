\copy rooms FROM rooms.csv CSV
\copy readings FROM readings.csv CSV
\copy writers FROM writers.csv CSV
\copy appearances FROM appearances.csv CSV
\copy guests FROM guests.csv CSV WHERE id <> 3001
\copy tickets FROM tickets.csv CSV WHERE id <> 49475
ALTER TABLE readings ALTER COLUMN id RESTART WITH 481;
ALTER TABLE writers ALTER COLUMN id RESTART WITH 61;
ALTER TABLE guests ALTER COLUMN id RESTART WITH 3002;
ALTER TABLE tickets ALTER COLUMN id RESTART WITH 49476;
