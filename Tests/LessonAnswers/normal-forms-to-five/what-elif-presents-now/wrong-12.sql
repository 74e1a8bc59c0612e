SELECT rep, publisher, branch FROM presentations
ORDER BY rep, publisher, branch;
