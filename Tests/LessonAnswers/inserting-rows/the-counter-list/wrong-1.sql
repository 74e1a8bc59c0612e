CREATE TABLE gift_ideas (
    title    text NOT NULL UNIQUE,
    price    numeric(6,2),
    added_on date NOT NULL DEFAULT current_date
);
INSERT INTO gift_ideas (title, price)
SELECT title, price FROM books WHERE price > 20
RETURNING title, price;
