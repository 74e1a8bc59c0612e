cat > prices.sql <<'SQL'
BEGIN;
UPDATE books SET price = price + 0.50 WHERE genre = 'novel';
COMMIT;
SQL
psql -f prices.sql
