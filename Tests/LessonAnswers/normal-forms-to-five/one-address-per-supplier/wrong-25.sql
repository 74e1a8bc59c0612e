BEGIN;
CREATE TABLE suppliers (supplier_no integer PRIMARY KEY,
    email text NOT NULL UNIQUE);
INSERT INTO suppliers
SELECT DISTINCT supplier_no, email FROM price_list;
ALTER TABLE price_list RENAME TO offers;
ALTER TABLE offers DROP COLUMN email;
ALTER TABLE offers
    ADD FOREIGN KEY (supplier_no) REFERENCES suppliers;
COMMIT;
SELECT supplier_no, email, book, price
FROM suppliers JOIN offers USING (supplier_no)
ORDER BY supplier_no, book;
