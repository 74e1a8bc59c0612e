CREATE TABLE gift_cards (
    code    text NOT NULL,
    value   numeric(6,2),
    sold_on date
);
