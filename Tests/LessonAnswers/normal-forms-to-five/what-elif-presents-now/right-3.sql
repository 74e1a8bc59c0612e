SELECT w.rep, w.publisher, v.branch
FROM (SELECT rep, publisher FROM presentations
      UNION SELECT 'Elif', 'Harbor') AS w
JOIN (SELECT DISTINCT rep, branch FROM presentations) AS v
  ON v.rep = w.rep
WHERE EXISTS (SELECT 1 FROM presentations AS s
              WHERE s.publisher = w.publisher
                AND s.branch = v.branch)
ORDER BY w.rep, w.publisher, v.branch;
