CREATE TABLE works_for AS SELECT DISTINCT rep, publisher FROM presentations;
CREATE TABLE visits AS SELECT DISTINCT rep, branch FROM presentations;
CREATE TABLE stocks AS SELECT DISTINCT publisher, branch FROM presentations;
INSERT INTO works_for VALUES ('Elif', 'Harbor');
SELECT rep, publisher, branch
FROM works_for JOIN visits USING (rep) JOIN stocks USING (publisher, branch)
ORDER BY rep, publisher, branch;
