package no.nov.hub.file;

/** How a cell is read. */
enum Form {
  TEXT,
  WHOLE_NUMBER,
  NUMBER,
  DATE,
  /** A date, or a date and a local time. */
  MOMENT,
  /** {@code 3301} or {@code 3301 Drammen}. */
  MUNICIPALITY,
  MUNICIPALITIES,
  /** Ids between commas or spaces. */
  IDS,
  /** Names between commas. */
  NAMES,
  /** Sentences between upright bars. */
  SENTENCES,
  YES_OR_NO,
  STANCE,
  LEVEL,
  GROUP_KIND,
  ROLE,
  LANGUAGE,
  ORGANISATION
}
