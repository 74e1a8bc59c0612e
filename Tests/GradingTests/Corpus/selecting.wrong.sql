-- exercise: after-the-rise

-- wrong: does not round | (?i)round(?! is not)|decimal|cents|digits
SELECT title, price * 1.1 FROM books;

-- wrong: rounds to whole euros | (?i)round(?! is not)|decimal|cents|digits
SELECT title, round(price * 1.1) FROM books;

-- wrong: cuts off instead of rounding | (?i)round(?! is not)|trunc(?! is not)|cut
SELECT title, trunc(price * 1.1, 2) FROM books;

-- wrong: shows the rise instead of the new price | (?i)comput|calculat|multipl|factor|formula|expression|come into|by hand|what is left|added or subtracted
SELECT title, round(price * 0.1, 2) FROM books;

-- wrong: leaves out the books without a price | (?i:null|without a|condition|filter|left out|missing value|unknown|without a value|no value|nothing shows)|\bWHERE\b|task leaves out|meet its condition
SELECT title, round(price * 1.1, 2) FROM books WHERE price IS NOT NULL;

-- wrong: takes an unknown price for zero | (?i)null|coalesce(?! is not)|zero|missing value|unknown|without a value|no value|nothing shows
SELECT title, round(coalesce(price, 0) * 1.1, 2) FROM books;

-- wrong: swaps the columns | (?i)another order|swap|exchanged|order of the columns|each other's place|Your query uses
SELECT round(price * 1.1, 2), title FROM books;

-- exercise: names-with-countries

-- wrong: lets NULL swallow the label | (?i)null|coalesce(?! is not)|unknown|missing value|without a value|no value|nothing shows
SELECT name || ' (' || country || ')' FROM authors;

-- wrong: empty brackets where the country is NULL | (?i)null|coalesce(?! is not)|unknown|concat(?! is not)|missing value|without a value|no value|nothing shows
SELECT concat(name, ' (', country, ')') FROM authors;

-- wrong: compares with NULL inside CASE | (?i)null|missing value|unknown|without a value|no value|nothing shows
SELECT name || ' (' || CASE country WHEN NULL THEN 'unknown' ELSE country END || ')' FROM authors;

-- wrong: leaves out authors without a country | (?i:null|condition|filter|left out|without|missing value|unknown|without a value|no value|nothing shows)|\bWHERE\b|task leaves out|meet its condition
SELECT name || ' (' || country || ')' FROM authors WHERE country IS NOT NULL;

-- wrong: DISTINCT merges two authors of one name | (?i)distinct|duplicate|repeat|twice|more than once|alike|become one|look the same|count only once|appear only once
SELECT DISTINCT name || ' (' || coalesce(country, 'unknown') || ')' FROM authors;

-- wrong: two columns instead of one | (?i)columns? \(|asked for|Your query uses|The task asks for
SELECT name, '(' || coalesce(country, 'unknown') || ')' FROM authors;

-- wrong: no space before the bracket | (?i)space|text
SELECT name || '(' || coalesce(country, 'unknown') || ')' FROM authors;

-- wrong: thinks of Homer only | (?i)typed|constant|fixed|other data|Your query uses
SELECT name || ' (' || CASE name WHEN 'Homer' THEN 'unknown' ELSE country END || ')' FROM authors;

-- exercise: reading-hours

-- wrong: integer division | (?i)integer|whole number|division|divid|decimal
SELECT title, pages / 40 FROM books;

-- wrong: rounds after an integer division | (?i)integer|whole number|division|divid|decimal
SELECT title, round(pages / 40, 1) FROM books;

-- wrong: casts after an integer division | (?i)integer|whole number|division|divid|decimal
SELECT title, round((pages / 40)::numeric, 1) FROM books;

-- wrong: divides the wrong way round | (?i)divi|other way|revers|swap|comput|calculat|come into|by hand|what is left|Your query uses
SELECT title, round(40.0 / pages, 1) FROM books;

-- wrong: does not round | (?i)round(?! is not)|decimal|digits
SELECT title, pages / 40.0 FROM books;

-- wrong: leaves out the book without pages | (?i:null|condition|filter|left out|without|missing value|unknown|without a value|no value|nothing shows)|\bWHERE\b|task leaves out|meet its condition
SELECT title, round(pages / 40.0, 1) FROM books WHERE pages IS NOT NULL;

-- exercise: price-bands

-- wrong: ELSE takes NULL in | (?i)null|else|unknown|without a price|missing value|without a value|no value|nothing shows
SELECT title, CASE WHEN price < 10 THEN 'cheap' WHEN price <= 15 THEN 'middle' ELSE 'dear' END FROM books;

-- wrong: 10 euros counted as cheap | (?i)boundary|border|exactly|equal|inclu|exclu|<=|edge|limit
SELECT title, CASE WHEN price <= 10 THEN 'cheap' WHEN price <= 15 THEN 'middle' WHEN price > 15 THEN 'dear' ELSE 'unknown' END FROM books;

-- wrong: 15 euros counted as dear | (?i)boundary|border|exactly|equal|inclu|exclu|<=|edge|limit
SELECT title, CASE WHEN price < 10 THEN 'cheap' WHEN price < 15 THEN 'middle' WHEN price >= 15 THEN 'dear' ELSE 'unknown' END FROM books;

-- wrong: the first branch that holds hides the second | (?i)branch|\bcase\b(?! is not)|when
SELECT title, CASE WHEN price <= 15 THEN 'middle' WHEN price < 10 THEN 'cheap' WHEN price > 15 THEN 'dear' ELSE 'unknown' END FROM books;

-- wrong: tests NULL with = | (?i)null|missing value|unknown|without a value|no value|nothing shows
SELECT title, CASE WHEN price = NULL THEN 'unknown' WHEN price < 10 THEN 'cheap' WHEN price <= 15 THEN 'middle' ELSE 'dear' END FROM books;

-- wrong: nothing for books without a price | (?i)null|else|unknown|missing value|without a value|no value|nothing shows
SELECT title, CASE WHEN price < 10 THEN 'cheap' WHEN price <= 15 THEN 'middle' WHEN price > 15 THEN 'dear' END FROM books;

-- wrong: the middle band ends one cent early | (?i)boundary|border|exactly|equal|inclu|exclu|<=|edge|limit
SELECT title, CASE WHEN price < 10 THEN 'cheap' WHEN price BETWEEN 10 AND 14.99 THEN 'middle' WHEN price > 14.99 THEN 'dear' ELSE 'unknown' END FROM books;

-- exercise: days-until-shipping

-- wrong: subtracts the wrong way round | (?i)negative|other way|revers|swap|\bsign\b|subtract|minus|Your query uses
SELECT id, ordered_on - shipped_on FROM orders WHERE shipped_on IS NOT NULL;

-- wrong: keeps orders that were not shipped | (?i:condition|filter|null|left out|missing value|unknown|without a value|no value|nothing shows)|\bWHERE\b|task leaves out|meet its condition
SELECT id, shipped_on - ordered_on FROM orders;

-- wrong: tests NULL with <> | (?i)null|missing value|unknown|without a value|no value|nothing shows
SELECT id, shipped_on - ordered_on FROM orders WHERE shipped_on <> NULL;

-- wrong: subtracts days of the month | (?i)month|day of|extract|part of|comput|calculat|\bdates?\b|come into|by hand|what is left
SELECT id, extract(day FROM shipped_on) - extract(day FROM ordered_on) FROM orders WHERE shipped_on IS NOT NULL;

-- wrong: a span of time instead of a number | (?i)span|interval|type
SELECT id, age(shipped_on, ordered_on) FROM orders WHERE shipped_on IS NOT NULL;

-- wrong: counts both days | (?i)one (too|more)|off by|counted|you count|counts\b|comput|calculat|come into|by hand|what is left|count only once|meet its condition
SELECT id, shipped_on - ordered_on + 1 FROM orders WHERE shipped_on IS NOT NULL;

-- wrong: the wrong status is left out | (?i:condition|filter|null|left out|missing value|unknown|without a value|no value|nothing shows)|\bWHERE\b|task leaves out|meet its condition
SELECT id, shipped_on - ordered_on FROM orders WHERE status <> 'open';
