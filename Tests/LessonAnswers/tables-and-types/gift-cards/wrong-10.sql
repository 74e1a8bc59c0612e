CREATE TABLE gift_cards (code text, value money, sold_on date);
