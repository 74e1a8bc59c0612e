CREATE TABLE rooms (
    name  text PRIMARY KEY,
    seats integer NOT NULL CHECK (seats > 0)
);
CREATE TABLE room_bookings (
    held_on     date NOT NULL,
    room        text NOT NULL REFERENCES rooms,
    customer_id integer NOT NULL REFERENCES customers,
    PRIMARY KEY (held_on, room)
);
