CREATE TABLE gift_cards (
    is_used bool DEFAULT false NOT NULL,
    value   numeric(6,2) CHECK (0 < value) NOT NULL,
    code    text UNIQUE NOT NULL
);
