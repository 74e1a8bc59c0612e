CREATE TABLE wishes (
    customer_id integer REFERENCES customers,
    book_id     integer REFERENCES books,
    PRIMARY KEY (customer_id, book_id)
);
INSERT INTO wishes (customer_id, book_id)
SELECT id, 24 FROM customers WHERE city = 'Leeds';
