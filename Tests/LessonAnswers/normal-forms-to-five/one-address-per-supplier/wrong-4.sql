CREATE TABLE suppliers (
    supplier_no integer PRIMARY KEY,
    email       text NOT NULL UNIQUE
);
CREATE TABLE offers (
    supplier_no integer REFERENCES suppliers,
    email       text NOT NULL,
    book        text,
    price       numeric NOT NULL,
    PRIMARY KEY (supplier_no, book)
);
INSERT INTO suppliers
SELECT DISTINCT supplier_no, email FROM price_list;
INSERT INTO offers
SELECT supplier_no, email, book, price FROM price_list;
DROP TABLE price_list;
SELECT supplier_no, email, book, price
FROM offers
ORDER BY supplier_no, book;
