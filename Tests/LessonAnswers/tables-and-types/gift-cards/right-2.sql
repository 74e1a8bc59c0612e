CREATE TABLE gift_cards (
    code TEXT,
    value DECIMAL(6, 2),
    sold_on DATE
)
