-- The number of the report that was sent before with this digest.
select report from reports where digest = $1
