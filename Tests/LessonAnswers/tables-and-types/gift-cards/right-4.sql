CREATE TABLE public."gift_cards" (
    "code"    text NULL,
    "value"   numeric(6,2) NULL,
    "sold_on" date NULL
);
