-- Notes that a migration was made.
insert into schema_version (version) values ($1)
