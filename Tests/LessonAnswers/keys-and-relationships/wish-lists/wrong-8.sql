CREATE TABLE club_members (
    club_id     integer NOT NULL,
    customer_id integer NOT NULL REFERENCES customers,
    joined_on   date NOT NULL DEFAULT current_date,
    PRIMARY KEY (club_id, customer_id)
);
INSERT INTO club_members (club_id, customer_id)
VALUES (1, 2), (2, 2), (1, 7), (2, 4)
RETURNING club_id, customer_id;
