-- The number of the last migration made.
select coalesce(max(version), 0) from schema_version
