-- exercise: free-since-the-start

-- wrong: known numbers | .
SELECT number FROM house.rooms WHERE number IN (SELECT 100 * f + 6 FROM generate_series(1, 4) f);

-- wrong: the rule of the data | .
SELECT number FROM house.rooms WHERE number % 10 = 6;

-- wrong: inner join | .
SELECT r.number FROM house.rooms r JOIN desk.stays s ON s.room = r.number WHERE s.id IS NULL;

-- wrong: guests for rooms | .
SELECT number FROM house.rooms r WHERE NOT EXISTS (SELECT FROM desk.stays s WHERE s.guest_id = r.number);

-- wrong: no one there now | .
SELECT number FROM house.rooms r WHERE NOT EXISTS (SELECT FROM desk.stays s WHERE s.room = r.number AND s.left_on IS NULL);

-- wrong: beyond the last | .
SELECT number FROM house.rooms WHERE number > (SELECT max(room) FROM desk.stays);

-- exercise: nights-of-each-guest

-- wrong: guests without a stay are missing | .
SELECT g.name, coalesce(sum(s.left_on - s.arrived), 0) FROM desk.guests g JOIN desk.stays s ON s.guest_id = g.id GROUP BY g.id, g.name;

-- wrong: NULL instead of 0 | .
SELECT g.name, sum(s.left_on - s.arrived) FROM desk.guests g LEFT JOIN desk.stays s ON s.guest_id = g.id GROUP BY g.id, g.name;

-- wrong: grouped by name | .
SELECT g.name, coalesce(sum(s.left_on - s.arrived), 0) FROM desk.guests g LEFT JOIN desk.stays s ON s.guest_id = g.id GROUP BY g.name;

-- wrong: stays counted | .
SELECT g.name, count(s.left_on) FROM desk.guests g LEFT JOIN desk.stays s ON s.guest_id = g.id GROUP BY g.id, g.name;

-- wrong: days instead of nights | .
SELECT g.name, coalesce(sum(s.left_on - s.arrived + 1), 0) FROM desk.guests g LEFT JOIN desk.stays s ON s.guest_id = g.id GROUP BY g.id, g.name;

-- wrong: joined on the wrong column | .
SELECT g.name, coalesce(sum(s.left_on - s.arrived), 0) FROM desk.guests g LEFT JOIN desk.stays s ON s.id = g.id GROUP BY g.id, g.name;

-- exercise: december-arrivals

-- wrong: any year | .
SELECT id, room FROM desk.stays WHERE extract(month FROM arrived) = 12;

-- wrong: without the last day | .
SELECT id, room FROM desk.stays WHERE arrived >= '2024-12-01' AND arrived < '2024-12-31';

-- wrong: without the first day | .
SELECT id, room FROM desk.stays WHERE arrived > '2024-12-01' AND arrived < '2025-01-01';

-- wrong: with New Year | .
SELECT id, room FROM desk.stays WHERE arrived BETWEEN '2024-12-01' AND '2025-01-01';

-- wrong: departures | .
SELECT id, room FROM desk.stays WHERE left_on >= '2024-12-01' AND left_on < '2025-01-01';

-- wrong: known ids | .
SELECT id, room FROM desk.stays WHERE id BETWEEN 4 AND 13;

-- exercise: the-dearest-bill-of-each-stay

-- wrong: the cheapest | .
SELECT DISTINCT ON (stay_id) stay_id, id FROM desk.bills ORDER BY stay_id, amount, id;

-- wrong: the last by id | .
SELECT stay_id, max(id) FROM desk.bills GROUP BY stay_id ORDER BY 1;

-- wrong: ties are repeated | .
SELECT stay_id, id FROM (SELECT *, rank() OVER (PARTITION BY stay_id ORDER BY amount DESC) AS n FROM desk.bills) b WHERE n = 1 ORDER BY stay_id;

-- wrong: the last of equal ones | .
SELECT DISTINCT ON (stay_id) stay_id, id FROM desk.bills ORDER BY stay_id, amount DESC, id DESC;

-- wrong: above the average | .
SELECT stay_id, min(id) FROM desk.bills b WHERE amount >= (SELECT avg(amount) FROM desk.bills c WHERE c.stay_id = b.stay_id) GROUP BY 1 ORDER BY 1;

-- wrong: paid ones only | .
SELECT DISTINCT ON (stay_id) stay_id, id FROM desk.bills WHERE paid_at IS NOT NULL ORDER BY stay_id, amount DESC, id;

-- exercise: running-total

-- wrong: no order in the window | .
SELECT paid_at, amount, sum(amount) OVER () FROM desk.bills WHERE what = 'bar' AND paid_at IS NOT NULL ORDER BY paid_at;

-- wrong: ordered by id | .
SELECT paid_at, amount, sum(amount) OVER (ORDER BY amount) FROM desk.bills WHERE what = 'bar' AND paid_at IS NOT NULL ORDER BY paid_at;

-- wrong: all kinds are summed | .
SELECT * FROM (SELECT paid_at, amount, sum(amount) OVER (ORDER BY paid_at) FROM desk.bills b WHERE paid_at IS NOT NULL) x WHERE paid_at IN (SELECT paid_at FROM desk.bills WHERE what = 'bar') ORDER BY paid_at;

-- wrong: without the row itself | .
SELECT paid_at, amount, sum(amount) OVER (ORDER BY paid_at ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) FROM desk.bills WHERE what = 'bar' AND paid_at IS NOT NULL ORDER BY paid_at;

-- wrong: unpaid ones too | .
SELECT paid_at, amount, sum(amount) OVER (ORDER BY paid_at) FROM desk.bills WHERE what = 'bar' ORDER BY paid_at;

-- wrong: backwards | .
SELECT paid_at, amount, sum(amount) OVER (ORDER BY paid_at DESC) FROM desk.bills WHERE what = 'bar' AND paid_at IS NOT NULL ORDER BY paid_at;

-- exercise: more-than-the-team

-- wrong: the average of all | .
SELECT name FROM staff.people WHERE wage > (SELECT avg(wage) FROM staff.people);

-- wrong: at least | .
SELECT name FROM staff.people p WHERE wage >= (SELECT avg(wage) FROM staff.people t WHERE t.team = p.team);

-- wrong: without oneself | .
SELECT name FROM staff.people p WHERE wage > (SELECT min(wage) FROM staff.people t WHERE t.team = p.team);

-- wrong: a constant | .
SELECT name FROM staff.people WHERE wage > 2900 AND wage < 5000;

-- wrong: typed in | .
SELECT unnest(ARRAY['Jonas', 'Karla', 'Olga', 'Rosa']);

-- wrong: by boss | .
SELECT name FROM staff.people p WHERE wage > (SELECT avg(wage) FROM staff.people t WHERE t.boss_id = p.boss_id);

-- exercise: dearer-sea-view

-- wrong: all rooms | .
UPDATE house.rooms SET price = round(price * 1.1, 2);

-- wrong: ten more | .
UPDATE house.rooms SET price = price + 10 WHERE view = 'sea';

-- wrong: known numbers | .
UPDATE house.rooms SET price = round(price * 1.1, 2) WHERE number IN (SELECT number FROM house.rooms WHERE (number % 100 + floor) % 4 = 0);

-- wrong: unknown views too | .
UPDATE house.rooms SET price = round(price * 1.1, 2) WHERE view = 'sea' OR view IS NULL;

-- wrong: whole numbers | .
UPDATE house.rooms SET price = round(price * 1.1) WHERE view = 'sea';

-- wrong: all but the sea | .
UPDATE house.rooms SET price = round(price * 1.1, 2) WHERE view <> 'sea';

-- exercise: a-bill-for-breakfast

-- wrong: known ids | .
INSERT INTO desk.bills (stay_id, what, amount) VALUES (87, 'breakfast', 14.50), (88, 'breakfast', 14.50), (89, 'breakfast', 14.50), (90, 'breakfast', 14.50);

-- wrong: every stay | .
INSERT INTO desk.bills (stay_id, what, amount) SELECT id, 'breakfast', 14.50 FROM desk.stays;

-- wrong: paid at once | .
INSERT INTO desk.bills (stay_id, what, amount, paid_at) SELECT id, 'breakfast', 14.50, timestamp '2025-08-20 08:00' FROM desk.stays WHERE left_on IS NULL;

-- wrong: the last four | .
INSERT INTO desk.bills (stay_id, what, amount) SELECT id, 'breakfast', 14.50 FROM desk.stays ORDER BY id DESC LIMIT 4;

-- wrong: the guest for the stay | .
INSERT INTO desk.bills (stay_id, what, amount) SELECT guest_id, 'breakfast', 14.50 FROM desk.stays WHERE left_on IS NULL;

-- wrong: another amount | .
INSERT INTO desk.bills (stay_id, what, amount) SELECT id, 'breakfast', 14 FROM desk.stays WHERE left_on IS NULL;

-- exercise: unpaid-trifles-go

-- wrong: up to 50 | .
DELETE FROM desk.bills WHERE paid_at IS NULL AND amount <= 50;

-- wrong: or | .
DELETE FROM desk.bills WHERE paid_at IS NULL OR amount < 50;

-- wrong: paid ones | .
DELETE FROM desk.bills WHERE paid_at IS NOT NULL AND amount < 50;

-- wrong: equals NULL | .
DELETE FROM desk.bills WHERE paid_at = NULL AND amount < 50;

-- wrong: all unpaid ones | .
DELETE FROM desk.bills WHERE paid_at IS NULL;

-- wrong: the rule of the ids | .
DELETE FROM desk.bills WHERE id % 8 = 5 AND amount < 50;

-- exercise: days-between-stays

-- wrong: no partition | .
SELECT guest_id, arrived, arrived - lag(arrived) OVER (ORDER BY guest_id, arrived) FROM desk.stays ORDER BY guest_id, arrived;

-- wrong: lead | .
SELECT guest_id, arrived, lead(arrived) OVER (PARTITION BY guest_id ORDER BY arrived) - arrived FROM desk.stays ORDER BY guest_id, arrived;

-- wrong: since the first | .
SELECT guest_id, arrived, arrived - min(arrived) OVER (PARTITION BY guest_id) FROM desk.stays ORDER BY guest_id, arrived;

-- wrong: zero for the first | .
SELECT guest_id, arrived, coalesce(arrived - lag(arrived) OVER (PARTITION BY guest_id ORDER BY arrived), 0) FROM desk.stays ORDER BY guest_id, arrived;

-- wrong: since the departure | .
SELECT guest_id, arrived, arrived - lag(left_on) OVER (PARTITION BY guest_id ORDER BY arrived) FROM desk.stays ORDER BY guest_id, arrived;

-- wrong: first stays are missing | .
SELECT s.guest_id, s.arrived, s.arrived - max(p.arrived) FROM desk.stays s JOIN desk.stays p ON p.guest_id = s.guest_id AND p.arrived < s.arrived GROUP BY s.id, s.guest_id, s.arrived ORDER BY 1, 2;
