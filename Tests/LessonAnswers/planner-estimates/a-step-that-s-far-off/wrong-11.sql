CREATE STATISTICS s1 ON depot, carrier FROM parcels;
DELETE FROM parcels WHERE depot <> 'depot 14';
