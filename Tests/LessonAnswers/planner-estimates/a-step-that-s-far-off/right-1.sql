create statistics s1 (mcv, dependencies) on carrier, depot from parcels;
analyze;
