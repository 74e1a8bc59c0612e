UPDATE stock
SET copies = copies + 5
WHERE copies = 2;
