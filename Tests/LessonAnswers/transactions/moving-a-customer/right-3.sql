START TRANSACTION;
UPDATE orders AS o SET customer_id = c.id
FROM customers AS c
WHERE c.id = 9 AND o.customer_id = 12;
UPDATE reviews SET customer_id = (SELECT id FROM customers WHERE id = 9)
WHERE customer_id = 12;
UPDATE customers SET invited_by = 9 WHERE invited_by = 12;
DELETE FROM customers WHERE id = 12 RETURNING *;
END;
