CREATE TABLE wishes (
    book_id     integer NOT NULL REFERENCES books (id) ON DELETE NO ACTION,
    customer_id integer NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    PRIMARY KEY (book_id, customer_id)
);
INSERT INTO wishes (book_id, customer_id)
SELECT 24, c.id FROM customers AS c WHERE c.city = 'Leeds';
