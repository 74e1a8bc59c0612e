cat > prices.sql <<'SQL'
START TRANSACTION;
UPDATE books SET price = price + 0.50 WHERE genre = 'novel';
UPDATE books SET price = price - 1.00 WHERE genre = 'poetry';
END;
SQL
psql -v ON_ERROR_STOP=1 -f prices.sql
