UPDATE books SET pence = trunc(price::float8 * 100) WHERE pence IS NULL;
