CREATE VIEW w AS SELECT rep, publisher FROM presentations UNION SELECT 'Elif','Harbor';
CREATE VIEW v AS SELECT DISTINCT rep, branch FROM presentations;
CREATE VIEW s AS SELECT DISTINCT publisher, branch FROM presentations;
SELECT rep, publisher, branch FROM w NATURAL JOIN v NATURAL JOIN s ORDER BY rep, publisher, branch;
