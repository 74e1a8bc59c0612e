DROP TABLE IF EXISTS gift_cards;
CREATE TABLE IF NOT EXISTS gift_cards (
    code    text DEFAULT NULL,
    value   numeric(6,2),
    sold_on date
);
SELECT * FROM gift_cards;
