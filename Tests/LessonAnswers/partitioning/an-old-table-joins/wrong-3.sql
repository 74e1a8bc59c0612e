INSERT INTO trips SELECT * FROM archive;
