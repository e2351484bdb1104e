-- Run once, by the image of PostgreSQL, in the database that it makes. Who migrates owns the tables; writers and hubs may do
-- with them what they need, also with those that a later version brings. A hub that notifies (`notify` in its config) needs
-- once the tables are there: GRANT INSERT, DELETE ON faultline.told TO faultline_hub
\getenv owner OWNER_PASSWORD
\getenv writer WRITER_PASSWORD
\getenv hub HUB_PASSWORD
CREATE ROLE faultline_owner LOGIN PASSWORD :'owner';
CREATE ROLE faultline_writer LOGIN PASSWORD :'writer';
CREATE ROLE faultline_hub LOGIN PASSWORD :'hub';
GRANT CREATE ON DATABASE faultline TO faultline_owner;
ALTER DEFAULT PRIVILEGES FOR ROLE faultline_owner GRANT USAGE ON SCHEMAS TO faultline_writer, faultline_hub;
ALTER DEFAULT PRIVILEGES FOR ROLE faultline_owner GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO faultline_writer;
ALTER DEFAULT PRIVILEGES FOR ROLE faultline_owner GRANT SELECT ON TABLES TO faultline_hub;
ALTER DEFAULT PRIVILEGES FOR ROLE faultline_owner GRANT EXECUTE ON FUNCTIONS TO faultline_hub;
