CREATE TABLE public.gift_cards (
    code    text CONSTRAINT one_code UNIQUE NOT NULL,
    value   numeric(6, 2) NOT NULL,
    is_used boolean NOT NULL DEFAULT FALSE,
    CONSTRAINT positive_value CHECK (value > 0)
);
INSERT INTO gift_cards (code, value) VALUES ('TEST', 10);
SELECT * FROM gift_cards;
DELETE FROM gift_cards;
