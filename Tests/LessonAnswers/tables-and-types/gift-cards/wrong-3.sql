CREATE TABLE gift_cards (
    code    text,
    value   double precision,
    sold_on date
);
