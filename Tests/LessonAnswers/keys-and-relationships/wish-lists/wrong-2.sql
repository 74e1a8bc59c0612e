CREATE TABLE wishes (
    customer_id integer REFERENCES customers
                ON DELETE CASCADE,
    book_id     integer REFERENCES books,
    PRIMARY KEY (customer_id, book_id)
);
INSERT INTO wishes (customer_id, book_id)
VALUES (1, 24), (3, 24), (7, 24), (14, 24);
