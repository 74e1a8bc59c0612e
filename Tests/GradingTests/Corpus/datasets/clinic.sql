-- A small clinic for animals.
CREATE TABLE owners (id serial PRIMARY KEY, name text NOT NULL, town text NOT NULL, phone text);
CREATE TABLE animals (
    id serial PRIMARY KEY, owner_id int NOT NULL REFERENCES owners, name text NOT NULL, species text NOT NULL, born int,
    weight numeric(5,2) NOT NULL
);
CREATE TABLE vets (id serial PRIMARY KEY, name text NOT NULL UNIQUE, town text NOT NULL);
CREATE TABLE visits (
    id serial PRIMARY KEY, animal_id int NOT NULL REFERENCES animals, vet_id int NOT NULL REFERENCES vets, day date NOT NULL,
    fee numeric(7,2) NOT NULL, reason text
);
CREATE TABLE medicines (code int PRIMARY KEY, name text NOT NULL UNIQUE, price numeric(6,2) NOT NULL, stock int NOT NULL);
INSERT INTO owners (name, town, phone) VALUES
    ('Ruth Adler', 'Lund', '555-0101'), ('Sam Berg', 'Malmo', NULL), ('Tess Clark', 'Lund', '555-0103'), ('Ugo Dahl', 'Ystad', '555-0104'),
    ('Vera Ek', 'Malmo', NULL), ('Will Frost', 'Lund', '555-0106'), ('Xena Grip', 'Ystad', '555-0107'), ('Yara Holm', 'Eslov', '555-0108'),
    ('Zoe Ivers', 'Malmo', '555-0109'), ('Ada Berg', 'Eslov', NULL);
INSERT INTO animals (owner_id, name, species, born, weight) VALUES
    (1, 'Rex', 'dog', 2015, 31.50), (1, 'Tom', 'cat', 2018, 4.20), (2, 'Bella', 'dog', NULL, 12.00), (3, 'Milo', 'cat', 2020, 3.90),
    (3, 'Luna', 'cat', NULL, 4.80), (4, 'Nemo', 'fish', 2023, 0.10), (4, 'Rocky', 'dog', 2012, 28.00), (5, 'Coco', 'bird', 2019, 0.35),
    (6, 'Max', 'dog', 2021, 18.40), (6, 'Tom', 'cat', 2016, 5.10), (7, 'Daisy', 'rabbit', 2022, 2.10), (7, 'Rex', 'dog', 2017, 25.00),
    (8, 'Simba', 'cat', 2014, 6.30), (8, 'Pip', 'bird', NULL, 0.05), (9, 'Bruno', 'dog', 2019, 40.20), (9, 'Lola', 'rabbit', 2020, 1.80),
    (10, 'Kira', 'cat', 2021, 3.50), (10, 'Otto', 'dog', 2018, 9.90);
INSERT INTO vets (name, town) VALUES ('Dr Lind', 'Lund'), ('Dr Moe', 'Malmo'), ('Dr Nord', 'Ystad'), ('Dr Olsen', 'Lund');
INSERT INTO visits (animal_id, vet_id, day, fee, reason)
SELECT 1 + n * 5 % 16, 1 + n * 7 % 3, date '2025-01-06' + n * 3, 30 + n * 17 % 90, (ARRAY['checkup','vaccination','injury',NULL])[1 + n % 4]
FROM generate_series(1, 60) AS n;
INSERT INTO medicines VALUES (7, 'Amoxin', 12.50, 40), (42, 'Bexol', 8.00, 0), (108, 'Cetrin', 30.00, 12), (215, 'Dolin', 4.75, 90),
    (1044, 'Emetil', 55.20, 3), (3071, 'Furox', 19.99, 0), (12007, 'Gastrol', 7.40, 25), (40960, 'Hemin', 99.00, 1),
    (90001, 'Isolan', 15.00, 60), (51, 'Jodin', 2.30, 14);
