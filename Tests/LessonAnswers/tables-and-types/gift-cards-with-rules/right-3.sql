CREATE TABLE gift_cards (
    code    text,
    value   decimal(6,2),
    is_used boolean DEFAULT 'f'
);
ALTER TABLE gift_cards ALTER COLUMN code SET NOT NULL;
ALTER TABLE gift_cards ALTER COLUMN value SET NOT NULL;
ALTER TABLE gift_cards ALTER COLUMN is_used SET NOT NULL;
ALTER TABLE gift_cards ADD UNIQUE (code);
ALTER TABLE gift_cards ADD CHECK (value > 0);
