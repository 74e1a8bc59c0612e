cat > prices.sql <<'SQL'
BEGIN;
UPDATE books SET price = price + 0.50 WHERE genre = 'novel';
UPDATE books SET price = price - 1.00 WHERE genre = 'poetry';
COMMIT;
SQL
psql -f prices.sql
