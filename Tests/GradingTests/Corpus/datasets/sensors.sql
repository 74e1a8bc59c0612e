-- Weather stations: a table of a million rows, made by the server.
CREATE TABLE stations (id int PRIMARY KEY, name text NOT NULL UNIQUE, altitude int NOT NULL, closed date);
CREATE TABLE sensors (id int PRIMARY KEY, station_id int NOT NULL REFERENCES stations, kind text NOT NULL, serial text NOT NULL);
CREATE TABLE readings (
    id bigint PRIMARY KEY, sensor_id int NOT NULL REFERENCES sensors, taken timestamp NOT NULL, value numeric(6,2), quality int NOT NULL
);
INSERT INTO stations SELECT n, 'Station ' || chr(64 + (n - 1) / 10 + 1) || (n - 1) % 10, 40 + n * 37 % 1900,
    CASE WHEN n % 11 = 0 THEN date '2024-01-01' + n END FROM generate_series(1, 60) AS n;
INSERT INTO sensors SELECT n, 1 + n * 7 % 57, (ARRAY['wind','rain','heat','light'])[1 + n % 4], 'S' || lpad((n * 7919 % 10000)::text, 4, '0')
FROM generate_series(1, 200) AS n;
INSERT INTO readings
SELECT n, 1 + n * 13 % 193, timestamp '2024-01-01' + n * interval '17 seconds',
    CASE WHEN n % 101 = 0 THEN NULL ELSE (n::bigint * 7919 % 12000)::numeric / 100 - 20 END, 1 + n * 31 % 5
FROM generate_series(1, 1000000) AS n;
CREATE INDEX readings_sensor ON readings (sensor_id);
