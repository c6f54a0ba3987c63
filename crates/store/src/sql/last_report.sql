-- The number of the last report, 0 when there was none.
select coalesce(max(report), 0) from reports
