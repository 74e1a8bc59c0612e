DROP TABLE IF EXISTS tickets, appearances, guests, writers, readings, rooms;
BEGIN;
CREATE TABLE rooms (
    name  text PRIMARY KEY,
    seats integer NOT NULL CHECK (seats >= 1)
);
CREATE TABLE readings (
    id        serial
              PRIMARY KEY,
    room      text NOT NULL REFERENCES rooms,
    title     text NOT NULL,
    starts_at timestamptz NOT NULL,
    price     numeric(6,2) NOT NULL CHECK (price >= 0),
    UNIQUE (room, starts_at)
);
CREATE TABLE writers (
    id      serial
            PRIMARY KEY,
    name    text NOT NULL,
    country text
);
CREATE TABLE appearances (
    reading_id integer NOT NULL
               REFERENCES readings ON DELETE CASCADE,
    writer_id  integer NOT NULL REFERENCES writers,
    role       text NOT NULL
               CHECK (role IN ('reads', 'moderates')),
    PRIMARY KEY (reading_id, writer_id)
);
CREATE TABLE guests (
    id    serial
          PRIMARY KEY,
    email text NOT NULL UNIQUE,
    name  text NOT NULL
);
CREATE TABLE tickets (
    id         serial
               PRIMARY KEY,
    reading_id integer NOT NULL REFERENCES readings,
    guest_id   integer NOT NULL REFERENCES guests,
    seat       integer NOT NULL CHECK (seat >= 1),
    sold_on    date NOT NULL DEFAULT current_date,
    UNIQUE (reading_id, seat),
    UNIQUE (reading_id, guest_id)
);
COMMIT;
