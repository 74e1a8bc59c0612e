UPDATE books SET pence = price;
