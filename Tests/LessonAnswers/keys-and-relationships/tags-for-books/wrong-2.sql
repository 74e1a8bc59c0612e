CREATE TABLE club_members (
    club_id     integer NOT NULL REFERENCES clubs
                ON DELETE CASCADE,
    customer_id integer NOT NULL REFERENCES customers,
    joined_on   date NOT NULL DEFAULT current_date,
    PRIMARY KEY (club_id, customer_id)
);
