-- SPDX-FileCopyrightText: The Faultline authors
-- SPDX-License-Identifier: Apache-2.0
--
-- The fleet's database, version 4: which dependencies are checked in turns. Writers of older versions go on.

ALTER TABLE faultline.dependency
    ADD COLUMN shared boolean NOT NULL DEFAULT false;   -- the instances take turns: what one observed is not what each did

UPDATE faultline.format SET version = 4, migrated_at = now();
