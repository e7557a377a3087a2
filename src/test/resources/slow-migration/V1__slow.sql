-- As long as an index of a million rows.
SELECT pg_sleep(2);
