\copy rooms FROM rooms.csv CSV
\copy readings FROM readings.csv CSV
\copy writers FROM writers.csv CSV
\copy appearances FROM appearances.csv CSV
\copy guests FROM guests.csv CSV WHERE id <> 3001
\copy tickets FROM tickets.csv CSV WHERE id <> 49475
ALTER SEQUENCE readings_id_seq RESTART WITH 481;
ALTER SEQUENCE writers_id_seq RESTART WITH 61;
ALTER SEQUENCE guests_id_seq RESTART WITH 3002;
ALTER SEQUENCE tickets_id_seq RESTART WITH 49476;
