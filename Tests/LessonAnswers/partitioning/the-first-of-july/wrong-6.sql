DROP TABLE clicks_2025_04;
CREATE TABLE clicks_2025_07 (LIKE clicks);
INSERT INTO clicks_2025_07 SELECT * FROM clicks_rest;
DELETE FROM clicks_rest;
