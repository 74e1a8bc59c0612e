CREATE TABLE wishes (
    customer_id integer REFERENCES customers
                ON DELETE CASCADE,
    book_id     integer REFERENCES books,
    PRIMARY KEY (customer_id, book_id)
);
INSERT INTO wishes (customer_id, book_id)
SELECT 24, id FROM customers WHERE city = 'Leeds';
