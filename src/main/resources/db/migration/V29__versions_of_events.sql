-- Which version of an event was used last, so that an older one that comes later does not undo it. What is not known is empty.
ALTER TABLE kept.calendar_event ADD COLUMN stamped TIMESTAMP WITH TIME ZONE;

ALTER TABLE kept.feed_event ADD COLUMN revision INTEGER;
ALTER TABLE kept.feed_event ADD COLUMN last_modified TIMESTAMP WITH TIME ZONE;
ALTER TABLE kept.feed_event ADD COLUMN stamped TIMESTAMP WITH TIME ZONE;
