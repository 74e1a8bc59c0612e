CREATE TABLE suppliers (
    supplier_no integer NOT NULL UNIQUE,
    email       text PRIMARY KEY
);
CREATE TABLE offers (
    supplier_no integer REFERENCES suppliers (supplier_no),
    book        text,
    price       numeric NOT NULL,
    PRIMARY KEY (supplier_no, book)
);
INSERT INTO suppliers
SELECT DISTINCT supplier_no, email FROM price_list;
INSERT INTO offers
SELECT supplier_no, book, price FROM price_list;
DROP TABLE price_list;
SELECT supplier_no, email, book, price
FROM offers JOIN suppliers USING (supplier_no)
ORDER BY supplier_no, book;
