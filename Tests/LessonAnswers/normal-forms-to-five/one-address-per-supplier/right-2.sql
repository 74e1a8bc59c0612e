BEGIN;
LOCK TABLE price_list;
CREATE TABLE suppliers (
    supplier_no integer,
    email       text NOT NULL,
    PRIMARY KEY (supplier_no),
    UNIQUE (email)
);
CREATE TABLE offers (
    supplier_no integer NOT NULL,
    book        text NOT NULL,
    price       numeric NOT NULL,
    CONSTRAINT offers_key PRIMARY KEY (supplier_no, book),
    CONSTRAINT offers_supplier FOREIGN KEY (supplier_no)
        REFERENCES suppliers (supplier_no)
);
INSERT INTO suppliers (supplier_no, email)
SELECT supplier_no, min(email) FROM price_list
GROUP BY supplier_no;
INSERT INTO offers (book, price, supplier_no)
SELECT book, price, supplier_no FROM price_list;
DROP TABLE price_list;
COMMIT;
SELECT o.supplier_no,
       (SELECT s.email FROM suppliers AS s
        WHERE s.supplier_no = o.supplier_no),
       o.book, o.price
FROM offers AS o
ORDER BY o.supplier_no, o.book;
