INSERT INTO authors AS a (name, country, born)
SELECT 'Susanna Clarke', 'United Kingdom', 1959
UNION ALL
SELECT 'Ted Chiang', 'United States', 1967
UNION ALL
SELECT 'Sappho', NULL, NULL
RETURNING a.id, a.name;
