CREATE TABLE gift_cards (
    code    text NOT NULL UNIQUE,
    value   integer NOT NULL CHECK (value > 0),
    is_used boolean NOT NULL DEFAULT false
);
