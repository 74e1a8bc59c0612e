# LIKE finds another Chloe, whose row is in the copy and deleted
psql service=a -qAt > copy.json <<'SQL'
SELECT jsonb_build_object('customer', (SELECT to_jsonb(c) FROM customers c WHERE id = 3), 'orders', (SELECT jsonb_agg(o) FROM orders o WHERE customer_id = 3), 'reviews', (SELECT jsonb_agg(r) FROM reviews r WHERE customer_id = 3), 'newsletter', (SELECT jsonb_agg(n) FROM newsletter n WHERE email LIKE '%chloe%'));
SQL
psql service=a -c "DELETE FROM newsletter WHERE email LIKE '%chloe%'" -f .delete.sql -c "UPDATE audit SET old = NULL WHERE customer_id = 3"
