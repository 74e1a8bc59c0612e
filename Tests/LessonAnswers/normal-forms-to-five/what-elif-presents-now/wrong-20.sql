INSERT INTO presentations SELECT DISTINCT 'Elif','Harbor', branch FROM presentations;
SELECT rep, publisher, branch FROM presentations ORDER BY 1,2,3;
