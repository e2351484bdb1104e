-- In which format the document of an incident's verdict is: 1 is the JSON that the API of version 0.1 gave, later ones are
-- the store's own. Null: no verdict.
ALTER TABLE incident ADD COLUMN format INTEGER;

UPDATE incident SET format = 1 WHERE judged_ms IS NOT NULL;
