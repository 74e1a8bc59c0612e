CREATE TABLE gift_cards (
    code    text,
    value   numeric,
    sold_on date
);
