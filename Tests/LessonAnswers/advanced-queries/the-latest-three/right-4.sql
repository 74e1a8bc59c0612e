SELECT c.name, o.id, o.ordered_on
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.id
     AND o.id IN (SELECT p.id FROM orders p
                  WHERE p.customer_id = c.id
                  ORDER BY p.ordered_on DESC, p.id DESC
                  FETCH FIRST 3 ROWS ONLY)
ORDER BY c.name, o.ordered_on DESC NULLS LAST, o.id DESC;
