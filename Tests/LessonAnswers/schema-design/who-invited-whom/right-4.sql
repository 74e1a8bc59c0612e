SELECT a.name,
       coalesce((SELECT b.name FROM customers b WHERE a.invited_by = b.id),
                'no one') AS invited_by
FROM customers a
ORDER BY a.name ASC;
