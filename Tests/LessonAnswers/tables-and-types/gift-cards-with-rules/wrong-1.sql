CREATE TABLE gift_cards (
    code    text UNIQUE,
    value   numeric(6,2) NOT NULL CHECK (value > 0),
    is_used boolean NOT NULL DEFAULT false
);
