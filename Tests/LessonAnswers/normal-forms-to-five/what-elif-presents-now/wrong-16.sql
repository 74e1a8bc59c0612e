INSERT INTO presentations SELECT DISTINCT 'Elif','Harbor', a.branch FROM presentations a JOIN presentations b USING (branch) WHERE a.rep='Elif' AND b.publisher='Harbor' ON CONFLICT DO NOTHING;
SELECT rep, publisher, branch FROM presentations ORDER BY rep, publisher, branch;
