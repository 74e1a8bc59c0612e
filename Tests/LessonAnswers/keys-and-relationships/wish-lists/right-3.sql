CREATE TABLE wishes (
    customer_id integer,
    book_id     integer,
    PRIMARY KEY (customer_id, book_id),
    FOREIGN KEY (customer_id) REFERENCES customers ON DELETE CASCADE,
    FOREIGN KEY (book_id) REFERENCES books
);
INSERT INTO wishes (customer_id, book_id)
SELECT c.id, b.id
FROM customers c, books b
WHERE c.city = 'Leeds' AND b.id = 24;
