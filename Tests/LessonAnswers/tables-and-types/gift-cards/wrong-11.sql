CREATE TABLE gift_cards (code text, sold_on date, value numeric(6,2));
