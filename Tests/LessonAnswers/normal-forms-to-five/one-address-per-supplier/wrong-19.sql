CREATE TABLE suppliers (supplier_no integer PRIMARY KEY, email text NOT NULL UNIQUE);
CREATE TABLE offers (email text REFERENCES suppliers (email), book text, price numeric NOT NULL, PRIMARY KEY (email, book));
INSERT INTO suppliers SELECT DISTINCT supplier_no, email FROM price_list;
INSERT INTO offers SELECT email, book, price FROM price_list;
DROP TABLE price_list;
SELECT supplier_no, email, book, price FROM offers JOIN suppliers USING (email) ORDER BY supplier_no, book;
