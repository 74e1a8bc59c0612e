UPDATE books SET pence = price * 100 WHERE pence IS NULL;
