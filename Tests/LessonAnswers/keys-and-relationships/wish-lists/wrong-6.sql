CREATE TABLE wishes (
    customer_id integer REFERENCES customers
                ON DELETE CASCADE,
    book_id     integer REFERENCES books ON DELETE SET NULL,
    PRIMARY KEY (customer_id, book_id)
);
INSERT INTO wishes (customer_id, book_id)
SELECT id, 24 FROM customers WHERE city = 'Leeds';
