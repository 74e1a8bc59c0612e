BEGIN;
LOCK TABLE price_list;
CREATE TABLE suppliers (supplier_no integer PRIMARY KEY, email text NOT NULL UNIQUE);
CREATE TABLE offers (supplier_no integer REFERENCES suppliers, book text, price numeric NOT NULL, PRIMARY KEY (book, supplier_no));
INSERT INTO suppliers SELECT DISTINCT supplier_no, email FROM price_list;
INSERT INTO offers SELECT supplier_no, book, price FROM price_list;
DROP TABLE price_list;
COMMIT;
SELECT supplier_no, email, book, price FROM offers JOIN suppliers USING (supplier_no) ORDER BY supplier_no, book;
