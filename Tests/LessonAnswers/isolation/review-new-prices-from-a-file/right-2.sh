cat > prices.sql <<'SQL'
begin;
UPDATE books SET price = price - 1.00 WHERE genre = 'poetry';
UPDATE books SET price = price + 0.50 WHERE genre = 'novel';
commit;
SQL
psql < prices.sql
