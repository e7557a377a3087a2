package no.nov.hub.intake.file.table;

import java.util.Set;

/** How a cell is read. */
enum Form {
  /** One line. */
  TEXT,
  PARAGRAPHS,
  /** An id, a link, an address or the name of a zone. */
  ID,
  WHOLE_NUMBER,
  NUMBER,
  DATE,
  /** A date, or a date and a local time. */
  MOMENT,
  /** {@code 3301}, {@code Drammen} or {@code 3301 Drammen}. */
  MUNICIPALITY,
  MUNICIPALITIES,
  /** Ids between commas or spaces. */
  IDS,
  /** Names between commas. */
  NAMES,
  /** Names of figures between commas, those of municipalities among them. */
  FIGURES,
  /** Sentences between upright bars. */
  SENTENCES,
  YES_OR_NO,
  STANCE,
  LEVEL,
  GROUP_KIND,
  ROLE,
  LANGUAGE,
  ORGANISATION,
  /** A whole number for the municipality in the heading. */
  OF_MUNICIPALITY;

  /** What is taken as it stands. */
  static final Set<Form> WORDS = Set.of(TEXT, PARAGRAPHS, ID);
}
