-- exercise: ten-euros-or-more

-- wrong: > for >= | (?i)boundary|border|exactly|equal|inclu|exclu|>=|edge|limit
SELECT title, price FROM books WHERE price > 10;

-- wrong: the comparison points the other way | (?i)direction|other way|revers|opposite|less|turned|comparison|backwards|Your query uses
SELECT title, price FROM books WHERE price <= 10;

-- wrong: counts an unknown price in | (?i)null|unknown|missing value|without a value|no value|nothing shows
SELECT title, price FROM books WHERE price >= 10 OR price IS NULL;

-- wrong: the highest price of today is taken for a limit | (?i)boundary|border|limit|between|upper|above|constant|typed
SELECT title, price FROM books WHERE price BETWEEN 10 AND 22;

-- wrong: no condition at all | (?i:condition|filter|left out)|\bWHERE\b|task leaves out|meet its condition
SELECT title, price FROM books;

-- wrong: swaps the columns | (?i)another order|swap|exchanged|order of the columns|each other's place|Your query uses
SELECT price, title FROM books WHERE price >= 10;

-- exercise: the-second-quarter

-- wrong: leaves out the first day | (?i)boundary|border|exactly|equal|inclu|exclu|>=|edge|limit
SELECT id, ordered_on FROM orders WHERE ordered_on > '2025-04-01' AND ordered_on <= '2025-06-30';

-- wrong: leaves out the last day | (?i)boundary|border|exactly|equal|inclu|exclu|<=|edge|limit
SELECT id, ordered_on FROM orders WHERE ordered_on >= '2025-04-01' AND ordered_on < '2025-06-30';

-- wrong: BETWEEN includes the first day of July | (?i)boundary|border|exactly|equal|inclu|exclu|<=|edge|limit|between
SELECT id, ordered_on FROM orders WHERE ordered_on BETWEEN '2025-04-01' AND '2025-07-01';

-- wrong: any year | (?i)year|condition|task leaves out|meet its condition
SELECT id, ordered_on FROM orders WHERE extract(month FROM ordered_on) BETWEEN 4 AND 6;

-- wrong: the wrong column | (?i)other column|another column|wrong column|column .* instead|that column|Your query uses
SELECT id, ordered_on FROM orders WHERE shipped_on BETWEEN '2025-04-01' AND '2025-06-30';

-- wrong: OR for AND | (?i:one of the conditions|all of them|both|one enough)|\bOR\b|\bAND\b|task leaves out|meet its condition
SELECT id, ordered_on FROM orders WHERE ordered_on >= '2025-04-01' OR ordered_on <= '2025-06-30';

-- wrong: the bounds of BETWEEN swapped | (?i)between|revers|swap|lower|bound
SELECT id, ordered_on FROM orders WHERE ordered_on BETWEEN '2025-06-30' AND '2025-04-01';

-- exercise: not-shipped

-- wrong: AND for OR | (?i:both|one of the conditions|all of them|one enough)|\bOR\b|\bAND\b|task leaves out|meet its condition
SELECT id, status FROM orders WHERE status = 'open' AND status = 'cancelled';

-- wrong: forgets one status | (?i)condition|dropped|left out|another value|task leaves out|Your query uses|meet its condition
SELECT id, status FROM orders WHERE status = 'open';

-- wrong: half a comparison after OR | (?i:boolean|true or false|condition|one of the conditions|all of them|both|one enough)|\bOR\b|task leaves out|meet its condition
SELECT id, status FROM orders WHERE status = 'open' OR 'cancelled';

-- wrong: capital letters | (?i)capital|upper|lower|\bcase\b(?! is not)
SELECT id, status FROM orders WHERE status IN ('Open', 'Cancelled');

-- wrong: NOT too many | (?i:opposite|revers|turned|other way)|\bNOT\b|Your query uses
SELECT id, status FROM orders WHERE status NOT IN ('open', 'cancelled');

-- wrong: two inequalities with OR hold always | (?i:every|one of the conditions|all of them|both|one enough)|\bOR\b|\bAND\b|task leaves out|meet its condition
SELECT id, status FROM orders WHERE status <> 'open' OR status <> 'cancelled';

-- exercise: cheap-reading

-- wrong: AND binds before OR | (?i:bracket|parenthes|preced|binds|one of the conditions|all of them|both|one enough)|\bOR\b|\bAND\b|task leaves out|meet its condition
SELECT title, genre, price FROM books WHERE genre = 'novel' OR genre = 'stories' AND price < 10;

-- wrong: AND for OR | (?i:both|one of the conditions|all of them|one enough)|\bOR\b|\bAND\b|task leaves out|meet its condition
SELECT title, genre, price FROM books WHERE genre = 'novel' AND genre = 'stories' AND price < 10;

-- wrong: <= for < | (?i)boundary|border|exactly|equal|inclu|exclu|<=|edge|limit
SELECT title, genre, price FROM books WHERE genre IN ('novel', 'stories') AND price <= 10;

-- wrong: forgets the price | (?i:condition|dropped|left out)|\bWHERE\b|task leaves out|meet its condition
SELECT title, genre, price FROM books WHERE genre IN ('novel', 'stories');

-- wrong: forgets the genre | (?i:condition|dropped|left out)|\bWHERE\b|task leaves out|meet its condition
SELECT title, genre, price FROM books WHERE price < 10;

-- wrong: forgets the stories, of which none is cheap today | (?i)condition|dropped|left out|another value|task leaves out|Your query uses|meet its condition
SELECT title, genre, price FROM books WHERE genre = 'novel' AND price < 10;

-- wrong: OR for AND | (?i:one of the conditions|all of them|both|one enough)|\bOR\b|\bAND\b|task leaves out|meet its condition
SELECT title, genre, price FROM books WHERE genre IN ('novel', 'stories') OR price < 10;

-- exercise: titles-that-begin-with-the

-- wrong: no space, so that Theatre would come too | (?i)space|pattern|like|begin|start
SELECT title FROM books WHERE title LIKE 'The%';

-- wrong: anywhere in the title | (?i)elsewhere|anywhere|begin|start|pattern|like|%
SELECT title FROM books WHERE title LIKE '%The %';

-- wrong: = does not know patterns | (?i)like|pattern|%
SELECT title FROM books WHERE title = 'The %';

-- wrong: small letters | (?i)capital|upper|lower|\bcase\b|pattern|like
SELECT title FROM books WHERE title LIKE 'the %';

-- wrong: small letters anywhere | (?i)elsewhere|anywhere|begin|start|pattern|like|%|\bcase\b(?! is not)
SELECT title FROM books WHERE title LIKE '%the%';

-- wrong: an underscore is one character | (?i)pattern|like|one character
SELECT title FROM books WHERE title LIKE 'The _';

-- wrong: all others | (?i:opposite|revers|turned|other way)|\bNOT\b|Your query uses
SELECT title FROM books WHERE title NOT LIKE 'The %';

-- exercise: no-address

-- wrong: = NULL | (?i)null|missing value|unknown|without a value|no value|nothing shows
SELECT name FROM customers WHERE email = NULL;

-- wrong: takes NULL for empty text | (?i)null|empty|missing value|unknown|without a value|no value|nothing shows
SELECT name FROM customers WHERE email = '';

-- wrong: the opposite | (?i:opposite|revers|turned|other way)|\bNOT\b|Your query uses
SELECT name FROM customers WHERE email IS NOT NULL;

-- wrong: takes NULL for a word | (?i)null|missing value|unknown|without a value|no value|nothing shows
SELECT name FROM customers WHERE email = 'NULL';

-- wrong: NULL is not unlike anything | (?i)null|missing value|unknown|without a value|no value|nothing shows
SELECT name FROM customers WHERE email NOT LIKE '%@%';

-- wrong: another column | (?i)other column|another column|wrong column|column .* instead|condition|that column|task leaves out|Your query uses|meet its condition
SELECT name FROM customers WHERE city IS NULL;

-- wrong: typed in | (?i)typed|constant|fixed|other data|Your query uses
SELECT name FROM customers WHERE id IN (4, 9, 14);

-- exercise: not-from-leeds

-- wrong: <> leaves out NULL | (?i)null|did not say|unknown|missing value|without a value|no value|nothing shows
SELECT name, city FROM customers WHERE city <> 'Leeds';

-- wrong: NOT IN leaves out NULL | (?i)null|did not say|unknown|missing value|without a value|no value|nothing shows
SELECT name, city FROM customers WHERE city NOT IN ('Leeds');

-- wrong: = NULL | (?i)null|missing value|unknown|without a value|no value|nothing shows
SELECT name, city FROM customers WHERE city <> 'Leeds' OR city = NULL;

-- wrong: AND for OR | (?i:both|one of the conditions|all of them|one enough)|\bOR\b|\bAND\b|task leaves out|meet its condition
SELECT name, city FROM customers WHERE city <> 'Leeds' AND city IS NULL;

-- wrong: the opposite | (?i:opposite|revers|turned|equal|<>|other way)|\bNOT\b|Your query uses
SELECT name, city FROM customers WHERE city = 'Leeds';

-- wrong: small letters | (?i)capital|upper|lower|\bcase\b|condition|task leaves out|meet its condition
SELECT name, city FROM customers WHERE city IS DISTINCT FROM 'leeds';

-- wrong: lists today's other cities | (?i:typed|constant|fixed|other data|<>)|\bIN\b|Your query uses
SELECT name, city FROM customers WHERE city IN ('York', 'Whitby', 'Hull', 'Scarborough') OR city IS NULL;

-- exercise: reviews-without-words

-- wrong: forgets the empty text | (?i:another way|empty|condition|dropped|left out|one of the conditions|all of them|both|one enough)|\bOR\b|task leaves out|Your query uses|meet its condition
SELECT id, stars FROM reviews WHERE body IS NULL;

-- wrong: forgets NULL | (?i:another way|null|condition|dropped|missing value|unknown|without a value|no value|nothing shows|left out|one of the conditions|all of them|both|one enough)|\bOR\b|task leaves out|Your query uses|meet its condition
SELECT id, stars FROM reviews WHERE body = '';

-- wrong: = NULL | (?i)null|missing value|unknown|without a value|no value|nothing shows
SELECT id, stars FROM reviews WHERE body = NULL OR body = '';

-- wrong: NULL has no length | (?i)null|missing value|unknown|without a value|no value|nothing shows
SELECT id, stars FROM reviews WHERE length(body) = 0;

-- wrong: AND for OR | (?i:both|one of the conditions|all of them|one enough)|\bOR\b|\bAND\b|task leaves out|meet its condition
SELECT id, stars FROM reviews WHERE body IS NULL AND body = '';

-- wrong: the other column | (?i)other column|another column|wrong column|column .* instead|condition|that column|task leaves out|Your query uses|meet its condition
SELECT id, stars FROM reviews WHERE stars IS NULL;

-- wrong: the one empty text typed in | (?i)typed|constant|fixed|other data|Your query uses
SELECT id, stars FROM reviews WHERE body IS NULL OR id = 22;
