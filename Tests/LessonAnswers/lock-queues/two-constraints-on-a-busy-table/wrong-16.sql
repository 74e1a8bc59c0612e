-- B:
SET lock_timeout = '2s';
ALTER TABLE parcels ADD CONSTRAINT parcels_kilos
    CHECK (kilos > 0) NOT VALID;
ALTER TABLE parcels ADD CONSTRAINT parcels_order
    FOREIGN KEY (order_id) REFERENCES orders NOT VALID;
-- A:
INSERT INTO parcels VALUES (201, 44, 0);
INSERT INTO parcels VALUES (202, 99, 1.5);
SELECT parcels FROM order_45;
-- B:
DELETE FROM parcels WHERE kilos <= 0 OR order_id > 45;
BEGIN;
ALTER TABLE parcels VALIDATE CONSTRAINT parcels_kilos;
ALTER TABLE parcels VALIDATE CONSTRAINT parcels_order;
-- A:
INSERT INTO parcels VALUES (203, 44, 1.5);
SELECT mode FROM lock_list WHERE mode LIKE 'Share%';
-- B:
COMMIT;
