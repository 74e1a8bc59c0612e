CREATE TABLE gift_cards (
    code    text,
    value   numeric(6,2),
    sold_on timestamptz
);
