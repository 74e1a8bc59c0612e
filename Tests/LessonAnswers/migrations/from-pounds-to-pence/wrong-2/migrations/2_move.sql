UPDATE books SET pence = pence * 100;
