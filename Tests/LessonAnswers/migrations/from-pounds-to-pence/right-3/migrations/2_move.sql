UPDATE books SET price = price;
