CREATE TABLE gift_cards (
    code    text NOT NULL UNIQUE,
    value   numeric(6,2) NOT NULL CHECK (value > 1),
    is_used boolean NOT NULL DEFAULT false
);
