-- SPDX-FileCopyrightText: The Faultline authors
-- SPDX-License-Identifier: Apache-2.0
--
-- The fleet's database, version 3: what was refused of a writer, and what hubs have told. Writers of older versions go on.

ALTER TABLE faultline.writer
    ADD COLUMN parked        integer NOT NULL DEFAULT 0,   -- rows of it that were refused here
    ADD COLUMN parked_reason text    NOT NULL DEFAULT '';  -- of the latest

-- Which incidents some hub has told people of: the id of each part, so that one that grows is not told again.
CREATE TABLE faultline.told (
    app   text        NOT NULL,
    id    text        NOT NULL,
    event text        NOT NULL,
    at    timestamptz NOT NULL,
    PRIMARY KEY (app, id, event)
);

UPDATE faultline.format SET version = 3, migrated_at = now();
