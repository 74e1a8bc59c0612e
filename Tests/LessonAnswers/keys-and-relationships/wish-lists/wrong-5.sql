CREATE TABLE wishes (
    customer_id integer PRIMARY KEY REFERENCES customers
                ON DELETE CASCADE,
    book_id     integer NOT NULL REFERENCES books
);
INSERT INTO wishes (customer_id, book_id)
SELECT id, 24 FROM customers WHERE city = 'Leeds';
