\copy rooms FROM rooms.csv CSV
\copy readings FROM readings.csv CSV
\copy writers FROM writers.csv CSV
\copy appearances FROM appearances.csv CSV
\copy guests FROM guests.csv CSV WHERE id <> 3001
\copy tickets FROM tickets.csv CSV WHERE id <> 49475
SELECT setval(pg_get_serial_sequence('readings', 'id'), max(id)) FROM readings;
SELECT setval(pg_get_serial_sequence('writers', 'id'), max(id)) FROM writers;
SELECT setval(pg_get_serial_sequence('guests', 'id'), max(id)) FROM guests;
SELECT setval(pg_get_serial_sequence('tickets', 'id'), max(id)) FROM tickets;
