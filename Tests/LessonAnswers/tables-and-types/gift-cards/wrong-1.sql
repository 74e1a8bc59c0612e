CREATE TABLE gift_cards (
    code    text,
    value   numeric(4,2),
    sold_on date
);
