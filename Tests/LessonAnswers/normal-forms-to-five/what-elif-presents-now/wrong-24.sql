WITH w AS (SELECT rep, publisher FROM presentations UNION SELECT 'Elif','Harbor') SELECT DISTINCT rep, publisher, branch FROM w JOIN presentations p USING (rep, publisher) ORDER BY 1,2,3;
