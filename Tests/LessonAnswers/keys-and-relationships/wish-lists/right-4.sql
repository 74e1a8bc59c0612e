CREATE TABLE wishes (
    customer_id integer NOT NULL REFERENCES customers ON DELETE CASCADE,
    book_id     integer NOT NULL REFERENCES books,
    PRIMARY KEY (customer_id, book_id)
);
INSERT INTO wishes
SELECT id, 24 FROM customers WHERE city LIKE 'Leeds'
ON CONFLICT DO NOTHING
RETURNING *;
