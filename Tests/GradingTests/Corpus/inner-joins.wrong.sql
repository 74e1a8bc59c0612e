-- exercise: titles-and-authors

-- wrong: an outer join keeps books without an author | (?i)outer|left join|inner|without|no match|unmatched|null|missing value|unknown|without a value|no value|nothing shows
SELECT b.title, a.name FROM books b LEFT JOIN authors a ON a.id = b.author_id;

-- wrong: an outer join keeps authors without a book | (?i)outer|right join|inner|without|no match|unmatched|null|missing value|unknown|without a value|no value|nothing shows
SELECT b.title, a.name FROM books b RIGHT JOIN authors a ON a.id = b.author_id;

-- wrong: the wrong key | (?i:join|key|condition|belong|match|together)|\bON\b|task leaves out|meet its condition
SELECT b.title, a.name FROM books b JOIN authors a ON a.id = b.id;

-- wrong: no join condition | (?i)condition|cross|every|each .* with|combin|task leaves out|meet its condition
SELECT b.title, a.name FROM books b, authors a;

-- wrong: a condition that always holds | (?i)condition|cross|every|each .* with|combin|task leaves out|meet its condition
SELECT b.title, a.name FROM books b JOIN authors a ON a.id = a.id;

-- wrong: NATURAL JOIN finds the wrong columns | (?i:join|key|condition|belong|match|together)|\bON\b|task leaves out|Your query uses|meet its condition
SELECT title, name FROM books NATURAL JOIN authors;

-- wrong: the columns swapped | (?i)another order|swap|exchanged|order of the columns|each other's place|Your query uses
SELECT a.name, b.title FROM books b JOIN authors a ON a.id = b.author_id;

-- wrong: the books without an author typed in | (?i)typed|constant|fixed|other data|Your query uses
SELECT b.title, a.name FROM books b LEFT JOIN authors a ON a.id = b.author_id WHERE b.title NOT IN ('Beowulf', 'One Thousand and One Nights');

-- exercise: old-books

-- wrong: the wrong key, which fits the first books by luck | (?i:join|key|condition|belong|match|together)|\bON\b|task leaves out|meet its condition
SELECT b.title, a.name FROM books b JOIN authors a ON a.id = b.id WHERE b.published < 1930;

-- wrong: 1930 is in | (?i)boundary|border|exactly|equal|inclu|exclu|<=|edge|limit
SELECT b.title, a.name FROM books b JOIN authors a ON a.id = b.author_id WHERE b.published <= 1930;

-- wrong: books of unknown authors too | (?i)outer|left join|inner|without|no match|unmatched|null|missing value|unknown|without a value|no value|nothing shows
SELECT b.title, a.name FROM books b LEFT JOIN authors a ON a.id = b.author_id WHERE b.published < 1930;

-- wrong: the younger books | (?i)direction|other way|revers|opposite|turned|comparison|backwards|Your query uses
SELECT b.title, a.name FROM books b JOIN authors a ON a.id = b.author_id WHERE b.published > 1930;

-- wrong: old authors instead of old books | (?i)other column|another column|wrong column|column .* instead|condition|that column|task leaves out|Your query uses|meet its condition
SELECT b.title, a.name FROM books b JOIN authors a ON a.id = b.author_id WHERE a.born < 1930;

-- wrong: no join condition | (?i)condition|cross|every|each .* with|combin|task leaves out|meet its condition
SELECT b.title, a.name FROM books b, authors a WHERE b.published < 1930;

-- wrong: forgets the year | (?i:condition|filter|dropped|left out)|\bWHERE\b|task leaves out|meet its condition
SELECT b.title, a.name FROM books b JOIN authors a ON a.id = b.author_id;

-- exercise: good-reviews

-- wrong: > for >= | (?i)boundary|border|exactly|equal|inclu|exclu|>=|edge|limit|at least
SELECT b.title, c.name, r.stars FROM reviews r JOIN books b ON b.id = r.book_id JOIN customers c ON c.id = r.customer_id WHERE r.stars > 4;

-- wrong: no condition for the customers | (?i)condition|cross|every|each .* with|combin|task leaves out|meet its condition
SELECT b.title, c.name, r.stars FROM reviews r JOIN books b ON b.id = r.book_id CROSS JOIN customers c WHERE r.stars >= 4;

-- wrong: the wrong key | (?i:join|key|condition|belong|match|together)|\bON\b|task leaves out|meet its condition
SELECT b.title, c.name, r.stars FROM reviews r JOIN books b ON b.id = r.id JOIN customers c ON c.id = r.customer_id WHERE r.stars >= 4;

-- wrong: reviews without stars too | (?i)null|without|missing value|unknown|without a value|no value|nothing shows
SELECT b.title, c.name, r.stars FROM reviews r JOIN books b ON b.id = r.book_id JOIN customers c ON c.id = r.customer_id WHERE r.stars >= 4 OR r.stars IS NULL;

-- wrong: forgets the stars | (?i:condition|filter|dropped|left out)|\bWHERE\b|task leaves out|meet its condition
SELECT b.title, c.name, r.stars FROM reviews r JOIN books b ON b.id = r.book_id JOIN customers c ON c.id = r.customer_id;

-- wrong: the author's name | (?i)other column|another column|wrong column|column .* instead|that column|Your query uses
SELECT b.title, a.name, r.stars FROM reviews r JOIN books b ON b.id = r.book_id JOIN authors a ON a.id = b.author_id WHERE r.stars >= 4;

-- wrong: a join too many repeats the reviews | (?i)join|repeat|more than once|more often|duplicate|count only once
SELECT b.title, c.name, r.stars FROM reviews r JOIN books b ON b.id = r.book_id JOIN customers c ON c.id = r.customer_id JOIN orders o ON o.customer_id = c.id WHERE r.stars >= 4;

-- wrong: a join too many loses books that are not in stock | (?i)join|inner|without|no match|unmatched
SELECT b.title, c.name, r.stars FROM reviews r JOIN books b ON b.id = r.book_id JOIN customers c ON c.id = r.customer_id JOIN stock s ON s.book_id = b.id WHERE r.stars >= 4;

-- exercise: who-invited-whom

-- wrong: the join points the other way | (?i)other way|revers|direction|swap|exchanged|roles|backwards|each other's place|Your query uses
SELECT c.name, i.name FROM customers c JOIN customers i ON i.invited_by = c.id;

-- wrong: customers who came by themselves too | (?i)outer|left join|inner|without|no match|unmatched|null|missing value|unknown|without a value|no value|nothing shows
SELECT c.name, i.name FROM customers c LEFT JOIN customers i ON i.id = c.invited_by;

-- wrong: the table is compared with itself, row by row | (?i:join|key|condition|belong|match|itself|together)|\bON\b|task leaves out|meet its condition
SELECT c.name, i.name FROM customers c JOIN customers i ON c.invited_by = c.id;

-- wrong: the same customer twice | (?i:join|key|condition|belong|match|itself|together)|\bON\b|task leaves out|meet its condition
SELECT c.name, i.name FROM customers c JOIN customers i ON i.id = c.id;

-- wrong: no join condition | (?i)condition|cross|every|each .* with|combin|task leaves out|meet its condition
SELECT c.name, i.name FROM customers c, customers i WHERE c.invited_by IS NOT NULL;

-- wrong: the number instead of the name | (?i)text|type|other column|another column|wrong column|column .* instead|that column|Your query uses
SELECT name, invited_by FROM customers WHERE invited_by IS NOT NULL;

-- exercise: who-ordered-the-dispossessed

-- wrong: twice who ordered it twice | (?i)distinct|duplicate|repeat|twice|more than once|more often|become one|look the same|count only once|appear only once
SELECT c.id, c.name FROM customers c JOIN orders o ON o.customer_id = c.id JOIN order_items i ON i.order_id = o.id JOIN books b ON b.id = i.book_id WHERE b.title = 'The Dispossessed';

-- wrong: the wrong key | (?i:join|key|condition|belong|match|together)|\bON\b|task leaves out|meet its condition
SELECT DISTINCT c.id, c.name FROM customers c JOIN orders o ON o.id = c.id JOIN order_items i ON i.order_id = o.id JOIN books b ON b.id = i.book_id WHERE b.title = 'The Dispossessed';

-- wrong: another wrong key | (?i:join|key|condition|belong|match|together)|\bON\b|task leaves out|meet its condition
SELECT DISTINCT c.id, c.name FROM customers c JOIN orders o ON o.customer_id = c.id JOIN order_items i ON i.book_id = o.id JOIN books b ON b.id = i.book_id WHERE b.title = 'The Dispossessed';

-- wrong: forgets the title | (?i:condition|filter|dropped|left out)|\bWHERE\b|task leaves out|meet its condition
SELECT DISTINCT c.id, c.name FROM customers c JOIN orders o ON o.customer_id = c.id JOIN order_items i ON i.order_id = o.id JOIN books b ON b.id = i.book_id;

-- wrong: who reviewed it | (?i)other table|another table|wrong table|join|Your query uses
SELECT DISTINCT c.id, c.name FROM customers c JOIN reviews r ON r.customer_id = c.id JOIN books b ON b.id = r.book_id WHERE b.title = 'The Dispossessed';

-- wrong: no condition between orders and items | (?i)condition|cross|every|each .* with|combin|task leaves out|meet its condition
SELECT DISTINCT c.id, c.name FROM customers c JOIN orders o ON o.customer_id = c.id, order_items i JOIN books b ON b.id = i.book_id WHERE b.title = 'The Dispossessed';

-- wrong: the number is missing | (?i)asked for|not there|other column|another column|wrong column|column .* instead|that column|Your query uses|The task asks for
SELECT DISTINCT c.name FROM customers c JOIN orders o ON o.customer_id = c.id JOIN order_items i ON i.order_id = o.id JOIN books b ON b.id = i.book_id WHERE b.title = 'The Dispossessed';

-- wrong: cancelled orders do not count | (?i:condition|filter|left out)|\bWHERE\b|task leaves out|meet its condition
SELECT DISTINCT c.id, c.name FROM customers c JOIN orders o ON o.customer_id = c.id JOIN order_items i ON i.order_id = o.id JOIN books b ON b.id = i.book_id WHERE b.title = 'The Dispossessed' AND o.status <> 'cancelled';

-- exercise: takings-of-each-genre

-- wrong: cancelled orders too | (?i:condition|filter|dropped|left out)|\bWHERE\b|task leaves out|meet its condition
SELECT b.genre, sum(i.quantity * i.unit_price) FROM books b JOIN order_items i ON i.book_id = b.id JOIN orders o ON o.id = i.order_id GROUP BY b.genre;

-- wrong: forgets the quantity | (?i)comput|calculat|multipl|expression|formula|come into|by hand|what is left
SELECT b.genre, sum(i.unit_price) FROM books b JOIN order_items i ON i.book_id = b.id JOIN orders o ON o.id = i.order_id WHERE o.status <> 'cancelled' GROUP BY b.genre;

-- wrong: today's price | (?i)other column|another column|wrong column|column .* instead|that column|Your query uses
SELECT b.genre, sum(i.quantity * b.price) FROM books b JOIN order_items i ON i.book_id = b.id JOIN orders o ON o.id = i.order_id WHERE o.status <> 'cancelled' GROUP BY b.genre;

-- wrong: the wrong key | (?i:join|key|condition|belong|match|together)|\bON\b|task leaves out|meet its condition
SELECT b.genre, sum(i.quantity * i.unit_price) FROM books b JOIN order_items i ON i.book_id = b.id JOIN orders o ON o.id = i.book_id WHERE o.status <> 'cancelled' GROUP BY b.genre;

-- wrong: no condition for the orders | (?i)condition|cross|every|each .* with|combin|task leaves out|meet its condition
SELECT b.genre, sum(i.quantity * i.unit_price) FROM books b JOIN order_items i ON i.book_id = b.id, orders o WHERE o.status <> 'cancelled' GROUP BY b.genre;

-- wrong: groups too fine | (?i)group|all rows into one
SELECT b.genre, sum(i.quantity * i.unit_price) FROM books b JOIN order_items i ON i.book_id = b.id JOIN orders o ON o.id = i.order_id WHERE o.status <> 'cancelled' GROUP BY b.genre, b.id;

-- wrong: only what has been shipped | (?i:condition|comparison|left out)|\bWHERE\b|task leaves out|meet its condition
SELECT b.genre, sum(i.quantity * i.unit_price) FROM books b JOIN order_items i ON i.book_id = b.id JOIN orders o ON o.id = i.order_id WHERE o.status = 'shipped' GROUP BY b.genre;

-- wrong: only what was cancelled | (?i:opposite|revers|turned|<>|comparison|other way)|\bNOT\b|Your query uses
SELECT b.genre, sum(i.quantity * i.unit_price) FROM books b JOIN order_items i ON i.book_id = b.id JOIN orders o ON o.id = i.order_id WHERE o.status = 'cancelled' GROUP BY b.genre;

-- wrong: the cancelled orders typed in | (?i)typed|constant|fixed|other data|Your query uses
SELECT b.genre, sum(i.quantity * i.unit_price) FROM books b JOIN order_items i ON i.book_id = b.id WHERE i.order_id NOT IN (17, 27, 31) GROUP BY b.genre;

-- exercise: cheaper-than-today

-- wrong: the same price too | (?i)boundary|border|exactly|equal|inclu|exclu|<=|edge|limit
SELECT i.order_id, b.title, i.unit_price, b.price FROM order_items i JOIN books b ON b.id = i.book_id WHERE i.unit_price <= b.price;

-- wrong: any other price, of which all are lower today | (?i)comparison|<>|less|higher|greater|unequal|other way|boundary|Your query uses
SELECT i.order_id, b.title, i.unit_price, b.price FROM order_items i JOIN books b ON b.id = i.book_id WHERE i.unit_price <> b.price;

-- wrong: dearer than today | (?i)direction|other way|revers|opposite|turned|comparison|backwards|Your query uses
SELECT i.order_id, b.title, i.unit_price, b.price FROM order_items i JOIN books b ON b.id = i.book_id WHERE i.unit_price > b.price;

-- wrong: the wrong key | (?i:join|key|condition|belong|match|together)|\bON\b|task leaves out|meet its condition
SELECT i.order_id, b.title, i.unit_price, b.price FROM order_items i JOIN books b ON b.id = i.order_id WHERE i.unit_price < b.price;

-- wrong: no join condition | (?i)condition|cross|every|each .* with|combin|task leaves out|meet its condition
SELECT i.order_id, b.title, i.unit_price, b.price FROM order_items i, books b WHERE i.unit_price < b.price;

-- wrong: the prices swapped | (?i)another order|swap|exchanged|order of the columns|each other's place|Your query uses
SELECT i.order_id, b.title, b.price, i.unit_price FROM order_items i JOIN books b ON b.id = i.book_id WHERE i.unit_price < b.price;
