CREATE TABLE gift_cards ();
ALTER TABLE gift_cards ADD COLUMN code text;
ALTER TABLE gift_cards ADD COLUMN value numeric(6,2);
ALTER TABLE gift_cards ADD COLUMN sold_on date;
