-- exercise: fed-by-the-dam

-- wrong: direct | .
SELECT code FROM grid.stations WHERE fed_by = 'DAM';

-- wrong: with dam | .
WITH RECURSIVE t AS (SELECT code FROM grid.stations WHERE code = 'DAM' UNION ALL SELECT s.code FROM grid.stations s JOIN t ON s.fed_by = t.code) SELECT code FROM t;

-- wrong: all roots | .
WITH RECURSIVE t AS (SELECT code FROM grid.stations WHERE fed_by IS NULL UNION ALL SELECT s.code FROM grid.stations s JOIN t ON s.fed_by = t.code) SELECT code FROM t WHERE code NOT IN ('DAM', 'WND', 'SH', 'PORT', 'PARK', 'QUAY');

-- wrong: tags | .
SELECT code FROM grid.stations WHERE tags && '{north,remote}' AND kind <> 'plant';

-- wrong: three levels | .
SELECT code FROM grid.stations WHERE fed_by = 'DAM' UNION SELECT b.code FROM grid.stations a JOIN grid.stations b ON b.fed_by = a.code WHERE a.fed_by = 'DAM' UNION SELECT c.code FROM grid.stations a JOIN grid.stations b ON b.fed_by = a.code JOIN grid.stations c ON c.fed_by = b.code WHERE a.fed_by = 'DAM';

-- wrong: typed | .
VALUES ('NH'), ('MILL'), ('FARM'), ('HUT');

-- exercise: consumption-between-readings

-- wrong: across meters | .
SELECT meter, read_on, used FROM (SELECT meter, read_on, total - lag(total) OVER (ORDER BY meter, read_on) AS used FROM billing.readings) x WHERE used IS NOT NULL;

-- wrong: with first | .
SELECT meter, read_on, total - lag(total, 1, 0) OVER (PARTITION BY meter ORDER BY read_on) FROM billing.readings;

-- wrong: months only | .
SELECT b.meter, b.read_on, b.total - a.total FROM billing.readings a JOIN billing.readings b ON a.meter = b.meter AND date_trunc('month', b.read_on) = date_trunc('month', a.read_on) + interval '1 month';

-- wrong: since the first | .
SELECT meter, read_on, used FROM (SELECT meter, read_on, total - first_value(total) OVER (PARTITION BY meter ORDER BY read_on) AS used, row_number() OVER (PARTITION BY meter ORDER BY read_on) k FROM billing.readings) x WHERE k > 1;

-- wrong: partition only | .
SELECT meter, read_on, used FROM (SELECT meter, read_on, total - lag(total) OVER (PARTITION BY meter ORDER BY read_on) AS used FROM billing.readings_2025) x WHERE used IS NOT NULL;

-- wrong: previous by maximum | .
SELECT meter, read_on, used FROM (SELECT meter, read_on, lead(total) OVER (PARTITION BY meter ORDER BY read_on) - total AS used FROM billing.readings) x WHERE used IS NOT NULL;

-- exercise: in-force

-- wrong: between | .
SELECT id FROM billing.contracts WHERE date '2024-06-30' BETWEEN lower(period) AND upper(period);

-- wrong: open ones | .
SELECT id FROM billing.contracts WHERE upper_inf(period);

-- wrong: no open end | .
SELECT id FROM billing.contracts WHERE lower(period) <= '2024-06-30' AND upper(period) > '2024-06-30';

-- wrong: month | .
SELECT id FROM billing.contracts WHERE period && daterange('2024-06-01', '2024-07-01');

-- wrong: from then | .
SELECT id FROM billing.contracts WHERE lower(period) < '2024-06-30' AND coalesce(upper(period), 'infinity') > '2024-07-01';

-- wrong: exclusive start | .
SELECT id FROM billing.contracts WHERE lower(period) < '2024-06-30' AND coalesce(upper(period), 'infinity') > '2024-06-30';

-- exercise: clashing-contracts

-- wrong: both orders | .
SELECT a.meter, a.id, b.id FROM billing.contracts a JOIN billing.contracts b ON a.meter = b.meter AND a.id <> b.id AND a.period && b.period;

-- wrong: without open ones | .
SELECT meter, a.id, b.id FROM billing.contracts a JOIN billing.contracts b USING (meter) WHERE a.id < b.id AND upper(a.period) > lower(b.period) AND upper(b.period) > lower(a.period);

-- wrong: adjacent too | .
SELECT meter, a.id, b.id FROM billing.contracts a JOIN billing.contracts b USING (meter) WHERE a.id < b.id AND (a.period && b.period OR a.period -|- b.period);

-- wrong: starts within | .
SELECT meter, a.id, b.id FROM billing.contracts a JOIN billing.contracts b USING (meter) WHERE a.id < b.id AND a.period @> lower(b.period);

-- wrong: same meter | .
SELECT meter, a.id, b.id FROM billing.contracts a JOIN billing.contracts b USING (meter) WHERE a.id < b.id;

-- wrong: customers | .
SELECT a.meter, a.id, b.id FROM billing.contracts a JOIN billing.contracts b ON a.customer_id = b.customer_id AND a.id < b.id AND a.period && b.period;

-- exercise: cents-at-the-start

-- wrong: current | .
SELECT c.id, t.cents FROM billing.contracts c JOIN billing.tariffs t ON t.name = c.tariff AND upper_inf(t.valid);

-- wrong: all | .
SELECT c.id, t.cents FROM billing.contracts c JOIN billing.tariffs t ON t.name = c.tariff;

-- wrong: overlap | .
SELECT c.id, t.cents FROM billing.contracts c JOIN billing.tariffs t ON t.name = c.tariff AND t.valid && c.period;

-- wrong: first | .
SELECT c.id, t.cents FROM billing.contracts c JOIN billing.tariffs t ON t.name = c.tariff AND lower(t.valid) = '2023-01-01';

-- wrong: at the end | .
SELECT c.id, t.cents FROM billing.contracts c JOIN billing.tariffs t ON t.name = c.tariff AND t.valid @> coalesce(upper(c.period), lower(c.period));

-- wrong: case | .
SELECT id, CASE tariff WHEN 'day' THEN 28.5 WHEN 'night' THEN 19 ELSE 30 END FROM billing.contracts;

-- exercise: outages-per-day-in-vienna

-- wrong: utc | .
SELECT (began AT TIME ZONE 'UTC')::date AS day, count(*) FROM outages GROUP BY 1 ORDER BY 1;

-- wrong: one hour | .
SELECT (began AT TIME ZONE 'UTC' + interval '1 hour')::date AS day, count(*) FROM outages GROUP BY 1 ORDER BY 1;

-- wrong: two hours | .
SELECT (began AT TIME ZONE 'UTC' + interval '2 hours')::date AS day, count(*) FROM outages GROUP BY 1 ORDER BY 1;

-- wrong: reversed | .
SELECT (began AT TIME ZONE 'UTC' AT TIME ZONE 'Europe/Vienna')::date AS day, count(*) FROM outages GROUP BY 1 ORDER BY 1;

-- wrong: London | .
SELECT (began AT TIME ZONE 'Europe/London')::date AS day, count(*) FROM outages GROUP BY 1 ORDER BY 1;

-- wrong: ended | .
SELECT (began AT TIME ZONE 'Europe/Vienna')::date AS day, count(ended) FROM outages GROUP BY 1 ORDER BY 1;

-- exercise: paperless

-- wrong: has key | .
SELECT name FROM billing.customers WHERE prefs ? 'paperless';

-- wrong: not false | .
SELECT name FROM billing.customers WHERE prefs ->> 'paperless' IS DISTINCT FROM 'false';

-- wrong: alerts by mail | .
SELECT name FROM billing.customers WHERE prefs -> 'alerts' ? 'mail' OR prefs ->> 'lang' = 'de';

-- wrong: distinct | .
SELECT DISTINCT name FROM billing.customers WHERE prefs @> '{"paperless": true}';

-- wrong: ids | .
SELECT name FROM billing.customers WHERE id % 5 IN (1, 4);

-- wrong: false | .
SELECT name FROM billing.customers WHERE prefs @> '{"paperless": false}';

-- exercise: tags-of-stations

-- wrong: where | .
SELECT tag, count(*) FROM grid.stations, unnest(tags) AS tag WHERE kind = 'local' GROUP BY tag ORDER BY tag;

-- wrong: all kinds | .
SELECT tag, count(*) FROM grid.stations, unnest(tags) AS tag GROUP BY tag ORDER BY tag;

-- wrong: first tags | .
SELECT tags[1], count(*) FILTER (WHERE kind = 'local') FROM grid.stations WHERE tags <> '{}' GROUP BY 1 ORDER BY 1;

-- wrong: not plants | .
SELECT tag, count(*) FILTER (WHERE kind <> 'plant') FROM grid.stations, unnest(tags) AS tag GROUP BY tag ORDER BY tag;

-- wrong: by number | .
SELECT tag, count(*) FILTER (WHERE kind = 'local') AS n FROM grid.stations, unnest(tags) AS tag GROUP BY tag ORDER BY n DESC, tag;

-- wrong: kinds counted | .
SELECT tag, count(DISTINCT kind) FILTER (WHERE kind = 'local') FROM grid.stations, unnest(tags) AS tag GROUP BY tag ORDER BY tag;

-- exercise: worst-level

-- wrong: by text | .
SELECT station, max(level::text) FROM outages GROUP BY station;

-- wrong: mildest | .
SELECT station, min(level) FROM outages GROUP BY station;

-- wrong: latest | .
SELECT DISTINCT ON (station) station, level FROM outages ORDER BY station, began DESC;

-- wrong: constant | .
SELECT DISTINCT station, 'blackout' FROM outages;

-- wrong: most frequent | .
SELECT station, mode() WITHIN GROUP (ORDER BY level) FROM outages GROUP BY station;

-- wrong: all stations | .
SELECT code, max(level) FROM grid.stations LEFT JOIN outages ON station = code GROUP BY code;

-- exercise: long-outages

-- wrong: at least 5 by hour | .
SELECT id, ended - began FROM outages WHERE extract(hour FROM ended - began) > 4;

-- wrong: at least | .
SELECT id, ended - began FROM outages WHERE ended - began >= interval '3 hours 50 minutes';

-- wrong: open ones | .
SELECT id, coalesce(ended, now()) - began FROM outages WHERE coalesce(ended, now()) - began > interval '4 hours';

-- wrong: by level | .
SELECT id, ended - began FROM outages WHERE ended - began > interval '4 hours' AND level <> 'notice';

-- wrong: 4 days | .
SELECT id, ended - began FROM outages WHERE ended - began > interval '4 minutes';

-- wrong: shorter | .
SELECT id, ended - began FROM outages WHERE NOT ended - began > interval '4 hours';

-- exercise: net-by-year-and-paid

-- wrong: cube | .
SELECT extract(year FROM issued), paid_on IS NOT NULL, sum(net) FROM billing.invoices GROUP BY CUBE (1, 2);

-- wrong: plain | .
SELECT extract(year FROM issued), paid_on IS NOT NULL, sum(net) FROM billing.invoices GROUP BY 1, 2;

-- wrong: other way | .
SELECT extract(year FROM issued), paid_on IS NOT NULL, sum(net) FROM billing.invoices GROUP BY ROLLUP (2, 1);

-- wrong: no grand total | .
SELECT extract(year FROM issued), paid_on IS NOT NULL, sum(net) FROM billing.invoices GROUP BY 1, ROLLUP (2);

-- wrong: with vat | .
SELECT extract(year FROM issued), paid_on IS NOT NULL, sum(net + vat) FROM billing.invoices GROUP BY ROLLUP (1, 2);

-- wrong: year paid | .
SELECT extract(year FROM paid_on), paid_on IS NOT NULL, sum(net) FROM billing.invoices GROUP BY ROLLUP (1, 2);

-- exercise: gross-per-customer

-- wrong: by name | .
SELECT c.name, coalesce(sum(i.net + i.vat), 0) FROM billing.customers c JOIN billing.invoices i ON i.customer_id = c.id GROUP BY c.name;

-- wrong: null | .
SELECT c.name, sum(i.net + i.vat) FROM billing.customers c LEFT JOIN billing.invoices i ON i.customer_id = c.id GROUP BY c.id;

-- wrong: net | .
SELECT c.name, coalesce(sum(i.net), 0) FROM billing.customers c LEFT JOIN billing.invoices i ON i.customer_id = c.id GROUP BY c.id;

-- wrong: 20 percent | .
SELECT c.name, coalesce(sum(i.net) + sum(i.net) * 0.25, 0) FROM billing.customers c LEFT JOIN billing.invoices i ON i.customer_id = c.id GROUP BY c.id;

-- wrong: rounded once | .
SELECT c.name, coalesce(round(sum(i.net) * 1.2), 0) FROM billing.customers c LEFT JOIN billing.invoices i ON i.customer_id = c.id GROUP BY c.id;

-- wrong: with unknown customers | .
SELECT c.name, coalesce(sum(i.net + i.vat), 0) FROM billing.customers c FULL JOIN billing.invoices i ON i.customer_id = c.id GROUP BY c.id;

-- exercise: forgive-small-debts

-- wrong: all debts | .
UPDATE billing.customers SET balance = 0 WHERE balance < 0;

-- wrong: positive too | .
UPDATE billing.customers SET balance = 0 WHERE abs(balance) <= 30;

-- wrong: 25.5 | .
UPDATE billing.customers SET balance = 0 WHERE balance = -25.5;

-- wrong: strict | .
UPDATE billing.customers SET balance = 0 WHERE balance < 0 AND balance > -30;

-- wrong: null | .
UPDATE billing.customers SET balance = abs(balance) WHERE balance < 0 AND balance >= -30;

-- wrong: trigger off | .
ALTER TABLE billing.customers DISABLE TRIGGER balance_changes; UPDATE billing.customers SET balance = 0 WHERE balance < 0 AND balance >= -30; ALTER TABLE billing.customers ENABLE TRIGGER balance_changes;

-- exercise: tag-the-old

-- wrong: again | .
UPDATE grid.stations SET tags = array_append(tags, 'old') WHERE built < '1980-01-01';

-- wrong: front | .
UPDATE grid.stations SET tags = array_prepend('old', tags) WHERE built < '1980-01-01' AND NOT 'old' = ANY (tags);

-- wrong: replaced | .
UPDATE grid.stations SET tags = '{old}' WHERE built < '1980-01-01' AND NOT 'old' = ANY (tags);

-- wrong: unknown | .
UPDATE grid.stations SET tags = array_append(tags, 'old') WHERE coalesce(built, '1900-01-01') < '1980-01-01' AND NOT 'old' = ANY (tags);

-- wrong: 1990 | .
UPDATE grid.stations SET tags = array_append(tags, 'old') WHERE built < '1990-01-01' AND NOT 'old' = ANY (tags);

-- wrong: north ones | .
UPDATE grid.stations SET tags = array_append(tags, 'old') WHERE code IN ('DAM', 'NH', 'MILL');

-- exercise: clear-estimates

-- wrong: firsts too | .
DELETE FROM billing.readings WHERE estimated AND read_on BETWEEN '2024-01-01' AND '2024-12-31';

-- wrong: any year | .
DELETE FROM billing.readings r WHERE estimated AND EXISTS (SELECT FROM billing.readings q WHERE q.meter = r.meter AND q.read_on < r.read_on);

-- wrong: first of all | .
DELETE FROM billing.readings WHERE estimated AND read_on BETWEEN '2024-01-01' AND '2024-12-31' AND read_on > (SELECT min(read_on) FROM billing.readings);

-- wrong: first estimated | .
DELETE FROM billing.readings r WHERE estimated AND read_on BETWEEN '2024-01-01' AND '2024-12-31' AND EXISTS (SELECT FROM billing.readings q WHERE q.meter = r.meter AND q.read_on < r.read_on AND q.estimated);

-- wrong: after january | .
DELETE FROM billing.readings r WHERE estimated AND read_on BETWEEN '2024-03-01' AND '2024-12-31';

-- wrong: all of 2024 | .
DELETE FROM billing.readings r WHERE read_on BETWEEN '2024-01-01' AND '2024-12-31' AND EXISTS (SELECT FROM billing.readings q WHERE q.meter = r.meter AND q.read_on < r.read_on);

-- exercise: end-contracts

-- wrong: one day more | .
UPDATE billing.contracts SET period = daterange(lower(period), '2025-09-01', '[]') WHERE customer_id = 8 AND upper_inf(period);

-- wrong: all of them | .
UPDATE billing.contracts SET period = daterange(lower(period), '2025-09-01') WHERE customer_id = 8;

-- wrong: all customers | .
UPDATE billing.contracts SET period = daterange(lower(period), '2025-09-01') WHERE upper_inf(period);

-- wrong: start replaced | .
UPDATE billing.contracts SET period = daterange('2024-06-15', '2025-09-01') WHERE customer_id = 8 AND upper_inf(period);

-- wrong: deleted | .
DELETE FROM billing.contracts WHERE customer_id = 8 AND upper_inf(period);

-- wrong: by contract | .
UPDATE billing.contracts SET period = daterange(lower(period), '2025-09-01') WHERE id = (SELECT max(id) FROM billing.contracts WHERE customer_id = 8);

-- exercise: gross-column

-- wrong: plain column | .
ALTER TABLE billing.invoices ADD gross numeric(9,2); UPDATE billing.invoices SET gross = net + vat;

-- wrong: unrounded vat alone | .
ALTER TABLE billing.invoices ADD gross numeric(9,2) GENERATED ALWAYS AS (round(net * 0.2, 2)) STORED;

-- wrong: 19 percent | .
ALTER TABLE billing.invoices ADD gross numeric(9,2) GENERATED ALWAYS AS (net + round(net * 0.19, 2)) STORED;

-- wrong: whole | .
ALTER TABLE billing.invoices ADD gross numeric(9,2) GENERATED ALWAYS AS (round(net * 1.2)) STORED;

-- wrong: name | .
ALTER TABLE billing.invoices ADD total numeric(9,2) GENERATED ALWAYS AS (net + round(net * 0.2, 2)) STORED;

-- wrong: default | .
ALTER TABLE billing.invoices ADD gross numeric(9,2) DEFAULT 0; UPDATE billing.invoices SET gross = net + vat;

-- exercise: at-most-a-month

-- wrong: below | .
ALTER TABLE outages ADD CHECK (ended - began < interval '30 days');

-- wrong: open refused | .
ALTER TABLE outages ADD CHECK (ended IS NOT NULL AND ended - began <= interval '30 days') NOT VALID;

-- wrong: 31 | .
ALTER TABLE outages ADD CHECK (ended - began <= interval '31 days');

-- wrong: days field | .
ALTER TABLE outages ADD CHECK (extract(day FROM ended - began) <= 30);

-- wrong: domain | .
CREATE DOMAIN shorter AS interval CHECK (VALUE <= interval '30 days');

-- wrong: other way | .
ALTER TABLE outages ADD CHECK (began - ended <= interval '30 days');
