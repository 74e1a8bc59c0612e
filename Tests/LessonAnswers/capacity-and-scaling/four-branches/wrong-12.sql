-- Typed in
SELECT * FROM (VALUES ('Hull', date '2026-10-03'), ('Bath', date '2026-11-13'), ('Leeds', date '2027-02-19')) AS v (branch, full_on) ORDER BY 2;
