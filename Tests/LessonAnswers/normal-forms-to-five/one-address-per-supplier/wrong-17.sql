BEGIN;
LOCK TABLE price_list;
CREATE TABLE suppliers (
    supplier_no integer PRIMARY KEY,
    email       text NOT NULL UNIQUE
);
CREATE TABLE offers (
    supplier_no integer REFERENCES suppliers,
    book        text,
    price       numeric NOT NULL,
    PRIMARY KEY (supplier_no, book)
);
INSERT INTO suppliers VALUES (1, 'north@example.org'), (2, 'south@example.org'), (3, 'quay@example.com');
INSERT INTO offers
SELECT supplier_no, book, price FROM price_list;
DROP TABLE price_list;
COMMIT;
SELECT supplier_no, email, book, price
FROM offers JOIN suppliers USING (supplier_no)
ORDER BY supplier_no, book;
