ALTER TABLE books ALTER pence TYPE integer;
