INSERT INTO presentations SELECT 'Elif', publisher, branch FROM presentations WHERE rep='Ben' AND publisher='Harbor' AND branch='York';
SELECT rep, publisher, branch FROM presentations ORDER BY 1,2,3;
