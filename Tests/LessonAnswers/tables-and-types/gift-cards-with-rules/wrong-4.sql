CREATE TABLE gift_cards (
    code    text NOT NULL UNIQUE,
    value   numeric(6,2) NOT NULL CHECK (value > 0),
    is_used boolean DEFAULT false
);
