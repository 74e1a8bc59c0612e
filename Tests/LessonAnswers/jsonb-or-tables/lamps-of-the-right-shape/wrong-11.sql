SELECT * FROM tries;
