-- The files that a change touched, one a line, and whether somebody posted it: what was posted may take a while to reach the
-- app. Nobody knows that of older changes, so the careful one is taken.
ALTER TABLE change ADD COLUMN files TEXT NOT NULL DEFAULT '';

ALTER TABLE change ADD COLUMN posted INTEGER NOT NULL DEFAULT 1;
