-- Who was at a meeting, by the newest minutes of it. "person" is the address in lower case; whoever has been erased has a mark instead that
-- tells nothing of the person, so that the totals remain. "standing" is present, absent or guest: a guest was no member that day.
CREATE TABLE kept.attendance (
  about    VARCHAR(110) NOT NULL,
  person   VARCHAR(254) NOT NULL,
  name     VARCHAR(400) NOT NULL,
  standing VARCHAR(7)   NOT NULL,
  PRIMARY KEY (about, person)
);
CREATE INDEX attendance_of_person ON kept.attendance (person);
