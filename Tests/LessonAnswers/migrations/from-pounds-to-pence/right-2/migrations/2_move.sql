UPDATE books SET pence = round(price * 100);
