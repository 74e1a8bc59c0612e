ALTER TABLE lamps ADD CHECK (details @@ '$.watts > 0 && (!exists($.tags) || $.tags.type() == "array")');
SELECT * FROM tries;
