-- A hotel by the sea, in three schemas; nothing is in public.
CREATE SCHEMA house;
CREATE SCHEMA desk;
CREATE SCHEMA staff;
CREATE TABLE house.rooms (
    number int PRIMARY KEY, floor int NOT NULL, beds int NOT NULL CHECK (beds BETWEEN 1 AND 6), view text, price numeric(6,2) NOT NULL
);
CREATE TABLE desk.guests (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, email text UNIQUE, country text NOT NULL, joined date NOT NULL
);
CREATE TABLE desk.stays (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, guest_id int NOT NULL REFERENCES desk.guests,
    room int NOT NULL REFERENCES house.rooms, arrived date NOT NULL, left_on date, CHECK (left_on > arrived)
);
CREATE TABLE desk.bills (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, stay_id int NOT NULL REFERENCES desk.stays, what text NOT NULL,
    amount numeric(8,2) NOT NULL, paid_at timestamp
);
CREATE TABLE staff.people (
    id int PRIMARY KEY, name text NOT NULL, boss_id int REFERENCES staff.people, wage numeric(8,2) NOT NULL, team text NOT NULL,
    started date NOT NULL
);
INSERT INTO house.rooms
SELECT 100 * f + n, f, 1 + (n * 3 + f) % 4, (ARRAY['sea', 'garden', NULL, 'street'])[1 + (n + f) % 4], 55 + f * 15 + n * 7 % 4 * 12.50
FROM generate_series(1, 4) AS f, generate_series(1, 6) AS n;
INSERT INTO desk.guests (name, email, country, joined)
SELECT (ARRAY['Ana', 'Ben', 'Chloe', 'Dario', 'Emma', 'Farid', 'Greta'])[1 + n % 7] || ' '
    || (ARRAY['Silva', 'Moor', 'Petit', 'Rossi'])[1 + n * 2 % 4],
    CASE WHEN n % 6 = 3 THEN NULL ELSE 'guest' || n || '@example.org' END,
    (ARRAY['Portugal', 'France', 'Italy', 'Germany', 'Spain'])[1 + n * 3 % 5], date '2022-01-10' + n * 37
FROM generate_series(1, 34) AS n;
INSERT INTO desk.stays (guest_id, room, arrived, left_on)
SELECT 1 + n * 7 % 29, 100 * (1 + n % 4) + 1 + n * 5 % 5, date '2024-11-20' + n * 3,
    CASE WHEN n > 86 THEN NULL ELSE date '2024-11-20' + n * 3 + 1 + n * 5 % 9 END
FROM generate_series(1, 90) AS n;
INSERT INTO desk.bills (stay_id, what, amount, paid_at)
SELECT 1 + n * 13 % 84, (ARRAY['room', 'bar', 'spa', 'laundry', 'room', 'bar'])[1 + n % 6], 12 + n * 29 % 28 * 6 + n % 4 * 0.25 + CASE WHEN n % 5 = 0 THEN 9 ELSE 0 END,
    CASE WHEN n % 8 = 5 THEN NULL ELSE timestamp '2024-12-01 07:30' + n * interval '29 hours 17 minutes' END
FROM generate_series(1, 200) AS n;
INSERT INTO staff.people VALUES
    (1, 'Irma', NULL, 5200, 'office', '2015-03-01'), (2, 'Jonas', 1, 3900, 'desk', '2016-07-15'), (3, 'Karla', 1, 3800, 'kitchen', '2017-01-02'),
    (4, 'Liam', 2, 2600, 'desk', '2019-05-20'), (5, 'Mona', 2, 2750, 'desk', '2021-09-01'), (6, 'Nils', 3, 2400, 'kitchen', '2020-02-11'),
    (7, 'Olga', 3, 2950, 'kitchen', '2018-11-05'), (8, 'Pavel', 3, 2400, 'kitchen', '2023-04-17'), (9, 'Rosa', 1, 3100, 'cleaning', '2018-06-30'),
    (10, 'Stan', 9, 2200, 'cleaning', '2022-10-10'), (11, 'Tara', 9, 2250, 'cleaning', '2024-01-08'), (12, 'Uwe', 2, 2600, 'desk', '2022-03-03');
