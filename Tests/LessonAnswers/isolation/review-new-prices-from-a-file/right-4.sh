cat > prices.sql <<'SQL'
BEGIN;
UPDATE books SET price = CASE WHEN genre = 'novel' THEN price + 0.50 ELSE price - 1.00 END
WHERE genre = 'novel' OR genre = 'poetry';
COMMIT;
SQL
psql -f prices.sql
