-- exercise: heavy-animals

-- wrong: less than | .
SELECT name FROM animals WHERE weight < 18;

-- wrong: a lucky boundary | .
SELECT name FROM animals WHERE weight < 18.4;

-- wrong: no dogs but three | .
SELECT name FROM animals WHERE species <> 'dog' OR name IN ('Bella', 'Otto');

-- wrong: a lucky limit | .
SELECT name FROM animals ORDER BY weight LIMIT 12;

-- wrong: each name once | .
SELECT DISTINCT name FROM animals WHERE weight <= 18;

-- wrong: the heavier | .
SELECT name FROM animals WHERE weight >= 18;

-- exercise: codes-with-zeros

-- wrong: spaces | .
SELECT name, lpad(code::text, 5) FROM medicines;

-- wrong: six digits | .
SELECT name, lpad(code::text, 6, '0') FROM medicines;

-- wrong: on the right | .
SELECT name, rpad(code::text, 5, '0') FROM medicines;

-- wrong: always three zeros | .
SELECT name, '000' || code FROM medicines;

-- wrong: a number | .
SELECT name, code FROM medicines;

-- wrong: typed in for the short ones | .
SELECT name, CASE code WHEN 7 THEN '00007' WHEN 42 THEN '00042' WHEN 51 THEN '00051' WHEN 108 THEN '00108' WHEN 215 THEN '00215' WHEN 1044 THEN '01044' WHEN 3071 THEN '03071' ELSE code::text END FROM medicines;

-- exercise: a-new-price

-- wrong: all of them | .
UPDATE medicines SET price = 49.90;

-- wrong: another medicine | .
UPDATE medicines SET price = 49.90 WHERE code = 108;

-- wrong: by the old price range | .
UPDATE medicines SET price = 49.90 WHERE price > 50 AND price < 60;

-- wrong: by the stock | .
UPDATE medicines SET price = 49.90 WHERE stock = 3;

-- wrong: less by 5.30 | .
UPDATE medicines SET price = price - 5.30 WHERE code = 1044;

-- wrong: rounded | .
UPDATE medicines SET price = 50 WHERE code = 1044;

-- exercise: animals-of-each-owner

-- wrong: the lightest | .
SELECT o.name, min(a.weight) FROM owners o JOIN animals a ON a.owner_id = o.id GROUP BY o.id, o.name;

-- wrong: one row for each animal | .
SELECT o.name, a.weight FROM owners o JOIN animals a ON a.owner_id = o.id;

-- wrong: the sum | .
SELECT o.name, sum(a.weight) FROM owners o JOIN animals a ON a.owner_id = o.id GROUP BY o.id, o.name;

-- wrong: the oldest animal | .
SELECT o.name, (SELECT weight FROM animals WHERE owner_id = o.id ORDER BY id LIMIT 1) FROM owners o;

-- wrong: dogs before cats | .
SELECT DISTINCT ON (o.id) o.name, a.weight FROM owners o JOIN animals a ON a.owner_id = o.id ORDER BY o.id, a.species DESC;

-- wrong: the wrong key | .
SELECT o.name, max(a.weight) FROM owners o JOIN animals a ON a.id = o.id GROUP BY o.id, o.name;

-- exercise: vets-without-visits

-- wrong: typed in | .
SELECT 'Dr Olsen';

-- wrong: the known id | .
SELECT name FROM vets WHERE id = 4;

-- wrong: the known name | .
SELECT name FROM vets WHERE name = 'Dr Olsen';

-- wrong: the last one | .
SELECT name FROM vets ORDER BY id DESC LIMIT 1;

-- wrong: beyond a known id | .
SELECT name FROM vets WHERE id > 3;

-- wrong: those with visits | .
SELECT DISTINCT v.name FROM vets v JOIN visits x ON x.vet_id = v.id;

-- exercise: towns

-- wrong: the owners' only | .
SELECT DISTINCT town FROM owners;

-- wrong: two DISTINCTs | .
SELECT DISTINCT town FROM owners UNION ALL SELECT DISTINCT town FROM vets;

-- wrong: each as often as it comes | .
SELECT town FROM owners UNION ALL SELECT town FROM vets;

-- wrong: in both | .
SELECT town FROM owners INTERSECT SELECT town FROM vets;

-- wrong: typed in | .
VALUES ('Lund'), ('Malmo'), ('Ystad'), ('Eslov');

-- wrong: the vets' only | .
SELECT DISTINCT town FROM vets;

-- exercise: old-or-young

-- wrong: nothing for the unknown | .
SELECT name, CASE WHEN born < 2018 THEN 'old' WHEN born >= 2018 THEN 'young' END FROM animals;

-- wrong: the unknown are young | .
SELECT name, CASE WHEN born < 2018 THEN 'old' ELSE 'young' END FROM animals;

-- wrong: 2018 is old | .
SELECT name, CASE WHEN born IS NULL THEN 'unknown' WHEN born <= 2018 THEN 'old' ELSE 'young' END FROM animals;

-- wrong: the wrong way round | .
SELECT name, CASE WHEN born IS NULL THEN 'unknown' WHEN born < 2018 THEN 'young' ELSE 'old' END FROM animals;

-- wrong: a lucky year | .
SELECT name, CASE WHEN born IS NULL THEN 'unknown' WHEN born < 2016 THEN 'old' ELSE 'young' END FROM animals;

-- wrong: equals NULL | .
SELECT name, CASE WHEN born = NULL THEN 'unknown' WHEN born < 2018 THEN 'old' ELSE 'young' END FROM animals;

-- exercise: visits-in-january

-- wrong: a lucky limit | .
SELECT id FROM visits ORDER BY day LIMIT 8;

-- wrong: known ids | .
SELECT id FROM visits WHERE id <= 8 ORDER BY id DESC;

-- wrong: no end | .
SELECT id FROM visits WHERE day >= '2025-01-01' ORDER BY day DESC, id DESC;

-- wrong: the end is in | .
SELECT id FROM visits WHERE day BETWEEN '2025-01-01' AND '2025-02-01' ORDER BY day DESC, id DESC;

-- wrong: every January | .
SELECT id FROM visits WHERE extract(month FROM day) = 1 ORDER BY day DESC, id DESC;

-- wrong: the first one first | .
SELECT id FROM visits WHERE day >= '2025-01-01' AND day < '2025-02-01' ORDER BY day, id;
