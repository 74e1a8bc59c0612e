-- A shop whose tables are changed while programs use them: 50,000 customers and 60 books. The last five customers have no phone. 32,000
-- emails have capital letters. No email appears twice, and every customer has a city and a day of joining.
--
-- The functions whose names start with try_ belong to the tests of the lesson on migrations. They create small tables of the same shape in
-- the first schema of the search path, and compare what a learner's program left there.

CREATE TABLE customers (
    id        integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name      text NOT NULL,
    email     text,
    phone     varchar(20),
    city      text,
    joined_on date
);
INSERT INTO customers (name, email, phone, city, joined_on)
SELECT 'Customer ' || n,
       CASE WHEN n % 25 < 16 THEN 'Ann.' || n || '@Example.com' ELSE n || '@example.com' END,
       CASE WHEN n <= 49995 THEN '0113 496 ' || 1000 + n % 9000 END,
       'Leeds', date '2025-01-01' + n % 300
FROM generate_series(1, 50000) AS n;
COMMENT ON TABLE customers IS '50,000 customers. The last five have no phone.';

CREATE TABLE email_before (
    id    integer PRIMARY KEY,
    email text NOT NULL
);
COMMENT ON TABLE email_before IS 'Emails from before a change.';

CREATE TABLE books (
    id    integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title text NOT NULL,
    price numeric(6,2) NOT NULL
);
INSERT INTO books (title, price) SELECT 'Book ' || n, 5 + n * 0.37 FROM generate_series(1, 60) AS n;
COMMENT ON TABLE books IS 'Prices are in pounds.';

CREATE FUNCTION try_column(table_name text, name text, OUT kind text, OUT required boolean) LANGUAGE plpgsql AS $$
BEGIN
    SELECT format_type(atttypid, atttypmod), attnotnull INTO kind, required FROM pg_attribute
    WHERE attrelid = to_regclass('try.' || table_name) AND attname = name;
END
$$;

-- For the exercise on safe changes.
CREATE FUNCTION try_customers() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    CREATE TABLE customers (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, email text, phone varchar(20),
                            city text, joined_on date);
    INSERT INTO customers (name, email, city) SELECT 'C', n || '@a.com', 'Leeds' FROM generate_series(1, 500) AS n;
END
$$;

CREATE FUNCTION try_is_unique() RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    RETURN EXISTS (SELECT FROM pg_constraint JOIN pg_index ON indexrelid = conindid
                   JOIN pg_attribute ON attrelid = conrelid AND attname = 'email'
                   WHERE contype = 'u' AND conkey = ARRAY[attnum] AND conrelid = to_regclass('try.customers') AND indisvalid);
END
$$;

-- The strong locks that a session has on customers: with them, others can't write.
CREATE FUNCTION try_strong_locks(session integer) RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
    RETURN (SELECT count(*) FROM pg_locks WHERE pid = session AND relation = to_regclass('try.customers')
            AND mode ~ '^(Share|ShareRowExclusive|Exclusive|AccessExclusive)Lock');
END
$$;

-- For the exercise on pounds and pence.
CREATE FUNCTION try_books() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    CREATE TABLE books (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title text NOT NULL, price numeric(6,2) NOT NULL);
    INSERT INTO books (title, price) SELECT 'B', 5 + n * 0.37 FROM generate_series(1, 60) AS n;
END
$$;

-- For the exercise on emails: 1,000 customers. 620 emails have capital letters, and 20 are missing.
-- The trigger writes into log how many rows each transaction changes. With stop, the third transaction that writes to that table fails.
CREATE FUNCTION try_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('application_name') = 'hub' THEN
        RETURN NULL;
    ELSIF TG_WHEN = 'AFTER' THEN
        INSERT INTO log SELECT txid_current(), count(*) FROM fresh;
    ELSIF (SELECT count(DISTINCT xid) > 1 FROM log WHERE xid <> txid_current()) THEN
        RAISE 'stopped by the test';
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION try_emails(stop text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DROP TABLE IF EXISTS try.customers, try.email_before, try.before, try.log;
    CREATE TABLE customers (id integer PRIMARY KEY, name text NOT NULL, email text);
    CREATE TABLE email_before (id integer PRIMARY KEY, email text NOT NULL);
    CREATE TABLE log (xid bigint, n bigint);
    INSERT INTO customers
    SELECT n * 3, 'C', CASE WHEN n % 50 = 0 THEN NULL WHEN n % 25 < 16 THEN 'Ann.' || n || '@A.com' ELSE n || '@a.com' END
    FROM generate_series(1, 1000) AS n;
    CREATE TABLE before AS TABLE customers;
    CREATE TRIGGER note AFTER UPDATE ON customers REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION try_note();
    IF stop <> '' THEN
        EXECUTE format('CREATE TRIGGER stop BEFORE INSERT OR UPDATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION try_note()', stop);
    END IF;
END
$$;

-- Other sessions change each email that isn't locked and has capital letters.
CREATE FUNCTION try_other_sessions(number integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    WITH new AS (
        UPDATE customers SET email = 'Mel' || number || '.' || id || '@B.com'
        WHERE id IN (SELECT id FROM customers WHERE email <> lower(email) FOR UPDATE SKIP LOCKED) RETURNING id, email)
    UPDATE before AS b SET email = new.email FROM new WHERE new.id = b.id;
EXCEPTION WHEN lock_not_available THEN
    NULL;
END
$$;

-- Returns when another session waits for this one, or after 2 seconds.
CREATE FUNCTION try_wait() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    FOR i IN 1..40 LOOP
        EXIT WHEN EXISTS (SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid)));
        PERFORM pg_sleep(0.05);
    END LOOP;
END
$$;

-- Customers whose email isn't the earlier one in lower case; rows that are missing in email_before, too many, or wrong;
-- customers whose email isn't the earlier one; changed rows, the most of one transaction and in all.
CREATE FUNCTION try_outcome(OUT wrong bigint, OUT unsaved bigint, OUT still bigint, OUT most bigint, OUT total bigint)
LANGUAGE plpgsql AS $$
BEGIN
    SELECT count(*) FILTER (WHERE c.email IS DISTINCT FROM lower(b.email)),
           count(*) FILTER (WHERE (c.email IS DISTINCT FROM b.email) <> (e.id IS NOT NULL) OR e.email <> b.email),
           count(*) FILTER (WHERE c.email IS DISTINCT FROM b.email)
    INTO wrong, unsaved, still
    FROM customers AS c JOIN before AS b USING (id) LEFT JOIN email_before AS e USING (id);
    SELECT coalesce(max(n), 0), coalesce(sum(n), 0) INTO most, total FROM (SELECT sum(n) AS n FROM log GROUP BY xid) AS t;
END
$$;
