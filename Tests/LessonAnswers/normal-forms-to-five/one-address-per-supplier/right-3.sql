BEGIN;
LOCK TABLE price_list;
CREATE TABLE suppliers AS
SELECT DISTINCT ON (supplier_no) supplier_no, email
FROM price_list ORDER BY supplier_no;
ALTER TABLE suppliers ADD PRIMARY KEY (supplier_no);
ALTER TABLE suppliers ADD UNIQUE (email);
ALTER TABLE suppliers ALTER email SET NOT NULL;
ALTER TABLE price_list DROP COLUMN email;
ALTER TABLE price_list RENAME TO offers;
ALTER TABLE offers ADD FOREIGN KEY (supplier_no) REFERENCES suppliers;
COMMIT;
SELECT o.supplier_no, s.email, o.book, o.price
FROM suppliers AS s, offers AS o
WHERE s.supplier_no = o.supplier_no
ORDER BY s.supplier_no, o.book;
