CREATE TABLE gift_cards (
    code    integer,
    value   numeric(6,2),
    sold_on date
);
