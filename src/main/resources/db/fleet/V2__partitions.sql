-- SPDX-FileCopyrightText: The Faultline authors
-- SPDX-License-Identifier: Apache-2.0
--
-- The fleet's database, version 2: what has grown old is dropped, by whole partitions. Writers of version 1 go on as before.

-- From the day of the one date on to that of the other. Bounded, as whoever may write may call it.
CREATE FUNCTION faultline.make_partitions(since date, until date) RETURNS integer LANGUAGE plpgsql
SECURITY DEFINER SET search_path = faultline, pg_temp AS $$
DECLARE
    t text; start date; made integer := 0; part text; step interval; today date := timezone('UTC', now())::date;
BEGIN
    FOREACH t IN ARRAY ARRAY['run', 'incident', 'change', 'clock', 'observation_block'] LOOP
        step := CASE t WHEN 'observation_block' THEN interval '7 days' ELSE interval '1 month' END;
        start := date_trunc(CASE t WHEN 'observation_block' THEN 'week' ELSE 'month' END,
            greatest(since, today - CASE t WHEN 'observation_block' THEN 40 ELSE 3660 END)::timestamp)::date;
        WHILE start <= least(until, today + 400) LOOP
            part := t || '_' || to_char(start, CASE t WHEN 'observation_block' THEN 'YYYYMMDD' ELSE 'YYYYMM' END);
            IF to_regclass('faultline.' || part) IS NULL THEN
                EXECUTE format('CREATE TABLE faultline.%I PARTITION OF faultline.%I FOR VALUES FROM (%L) TO (%L) %s',
                    part, t, start, (start + step)::date, CASE t WHEN 'run' THEN 'WITH (fillfactor = 85)' ELSE '' END);
                made := made + 1;
            END IF;
            start := (start + step)::date;
        END LOOP;
    END LOOP;
    RETURN made;
END $$;

CREATE OR REPLACE FUNCTION faultline.make_partitions(until date) RETURNS integer LANGUAGE sql
SECURITY DEFINER SET search_path = faultline, pg_temp AS $$
    SELECT faultline.make_partitions((timezone('UTC', now()) - interval '400 days')::date, until)
$$;

-- Partitions that ended so long ago, blocks by a term of their own; then writers that have been silent for as long, and what
-- they depended on. By this database's clock, never what is younger than a week, and only by whom it is granted to.
CREATE FUNCTION faultline.drop_partitions(keep interval, keep_blocks interval) RETURNS integer LANGUAGE plpgsql
SECURITY DEFINER SET search_path = faultline, pg_temp AS $$
DECLARE
    part record; dropped integer := 0; today timestamp := date_trunc('day', timezone('UTC', now()));
BEGIN
    IF keep < interval '7 days' OR keep_blocks < interval '7 days' THEN
        RAISE EXCEPTION 'what is younger than 7 days is not dropped' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    FOR part IN
        SELECT child.relname AS name, parent.relname AS parent,
            substring(pg_get_expr(child.relpartbound, child.oid) FROM 'TO \(''([0-9-]+)''\)')::date AS until
        FROM pg_inherits JOIN pg_class parent ON parent.oid = inhparent JOIN pg_class child ON child.oid = inhrelid
        WHERE parent.relnamespace = 'faultline'::regnamespace AND child.relnamespace = parent.relnamespace
            AND parent.relkind = 'p' AND child.relkind = 'r'
    LOOP
        IF part.until <= today - (CASE part.parent WHEN 'observation_block' THEN keep_blocks ELSE keep END) THEN
            EXECUTE format('DROP TABLE faultline.%I', part.name);
            dropped := dropped + 1;
        END IF;
    END LOOP;
    DELETE FROM faultline.dependency d USING faultline.writer w
    WHERE w.app = d.app AND w.store = d.store AND w.reported_at < now() - keep;
    DELETE FROM faultline.writer WHERE reported_at < now() - keep;
    RETURN dropped;
END $$;
REVOKE EXECUTE ON FUNCTION faultline.drop_partitions(interval, interval) FROM PUBLIC;

UPDATE faultline.format SET version = 2, migrated_at = now();
