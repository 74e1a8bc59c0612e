CREATE TABLE gift_cards (code text PRIMARY KEY, value numeric(6,2) NOT NULL CHECK (0 < value), is_used bool DEFAULT 'f' NOT NULL);
