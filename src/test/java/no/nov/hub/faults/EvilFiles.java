package no.nov.hub.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files of the permitted size that want all the memory or all the time there is. */
final class EvilFiles {

  private static final int MEGABYTE = 1 << 20;

  /** A little below what a file may have. */
  private static final int MOST = 9 * MEGABYTE;

  private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE =
      "http://schemas.openxmlformats.org/package/2006/relationships";
  private static final String HEADER = row("dato", "medlemmer");

  private EvilFiles() {}

  /** By name; the ending decides how they are read. */
  static Map<String, Content> all() {
    Map<String, Content> all = new LinkedHashMap<>();
    calendars(all);
    tables(all);
    messages(all);
    workbooks(all);
    return all;
  }

  /** Made when it is needed: together they are larger than the memory of a test. */
  interface Content {
    byte[] bytes();
  }

  private static void calendars(Map<String, Content> all) {
    all.put("hvert-sekund.ics", () -> event("RRULE:FREQ=SECONDLY\r\n"));
    all.put("hvert-sekund-lenge.ics", () -> event("RRULE:FREQ=SECONDLY;COUNT=2147483647\r\n"));
    all.put(
        "umulig-regel.ics",
        () -> event("RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=31;BYSECOND=59\r\n"));
    all.put("lange-linjer.ics", () -> event("SUMMARY:" + filled("x\r\n ", MOST)));
    all.put("en-linje.ics", () -> event("DESCRIPTION:" + filled("x", MOST) + "\r\n"));
    all.put("datoer.ics", () -> event("RDATE:" + filled("20270112T080000,", MOST) + "\r\n"));
    all.put("unntak.ics", () -> event(filled("EXDATE:20270112T080000\r\n", MOST)));
    all.put(
        "soner.ics",
        () -> calendar(filled("BEGIN:VTIMEZONE\r\nTZID:a\r\nEND:VTIMEZONE\r\n", MOST)));
    all.put("tomme.ics", () -> calendar(filled("BEGIN:VEVENT\r\nEND:VEVENT\r\n", MOST)));
    all.put("korte.ics", () -> event(filled("A:\n", MOST)));
    all.put("tegn.ics", () -> bytes(filled("A\n", MOST)));
    all.put("nostet.ics", () -> calendar(filled("BEGIN:VALARM\r\n", MOST)));
    all.put("parametre.ics", () -> event("SUMMARY" + filled(";A=b", MOST) + ":x\r\n"));
    all.put("anforsel.ics", () -> event("SUMMARY;A=" + filled("\"", MOST) + ":x\r\n"));
    all.put("kodet.ics", () -> event("SUMMARY;ENCODING=QUOTED-PRINTABLE:" + filled("=\r\n", MOST)));
  }

  private static void tables(Map<String, Content> all) {
    all.put("en-rad.csv", () -> bytes(filled("x", MOST)));
    all.put("kolonner.csv", () -> bytes(filled(";", MOST)));
    all.put("tomme-rader.csv", () -> bytes("dato;medlemmer\n" + filled("\n", MOST)));
    all.put("rader.csv", () -> bytes("dato;medlemmer\n" + filled("x;y\n", MOST)));
    all.put("anforsel.csv", () -> bytes(filled("\"", MOST)));
    all.put("pakket.csv", () -> bytes(filled("\"a;b\"\n", MOST)));
    for (String piece :
        new String[] {
          " ", "1", "1.", "1 ", "a ", "(", "kl 1", "-", ".", "1/2 ", "å", "\u00A0", "og ", "\"\""
        }) {
      String cell = "\"" + filled(piece, 90_000) + "\"";
      all.put(
          "celle-%s.csv".formatted(Integer.toHexString(piece.hashCode())),
          () ->
              bytes(
                  "id;tittel;dato;start;slutt;sted;kommune;tema;avlyst\n"
                      + (cell + ";").repeat(8)
                      + cell
                      + "\n"));
      all.put(
          "tall-%s.csv".formatted(Integer.toHexString(piece.hashCode())),
          () -> bytes("dato;medlemmer;3301\n" + cell + ";" + cell + ";" + cell + "\n"));
    }
  }

  private static void messages(Map<String, Content> all) {
    all.put("dyp.json", () -> bytes(filled("[", MOST)));
    all.put("dype-objekter.json", () -> bytes(filled("{\"a\":", MOST)));
    all.put("objekter.json", () -> bytes("[" + filled("{},", MOST) + "{}]"));
    all.put("lister.json", () -> bytes("[" + filled("[],", MOST) + "[]]"));
    all.put("felt.json", () -> bytes("[{\"data\":{" + numbered("\"%d\":{},", MOST) + "\"x\":1}}]"));
    all.put("tall.json", () -> bytes("[" + numbered("1%d,", MOST) + "1]"));
    all.put("potens.json", () -> message("1e999999999"));
    all.put("minste.json", () -> message("1e-999999999"));
    all.put("langt-tall.json", () -> message(filled("9", MOST)));
    all.put("lang-tekst.json", () -> message("\"" + filled("x", MOST) + "\""));
    all.put("to-ganger.json", () -> bytes("[{" + filled("\"a\":1,", MOST) + "\"a\":1}]"));
    all.put("rom.json", () -> bytes(filled(" ", MOST)));
  }

  private static void workbooks(Map<String, Content> all) {
    all.put(
        "attributt.xlsx",
        () -> sheet(HEADER + "<row r=\"2\"><c r=\"" + filled("A", 60 * MEGABYTE) + "\"/></row>"));
    all.put(
        "kommentar.xlsx", () -> sheet(HEADER + "<!-- " + filled("> < ", 60 * MEGABYTE) + " -->"));
    all.put(
        "apen-kommentar.xlsx", () -> sheet(HEADER + "<!-->" + filled("x>", 60 * MEGABYTE) + "-->"));
    all.put(
        "vinkler.xlsx",
        () -> sheet(HEADER + "<row><c r=\"" + filled("x>", 60 * MEGABYTE) + "\"/></row>"));
    all.put("instruks.xlsx", () -> sheet(HEADER + "<?a " + filled("> < ", 60 * MEGABYTE) + " ?>"));
    all.put(
        "cdata.xlsx",
        () ->
            sheet(
                HEADER
                    + "<row><c t=\"inlineStr\"><is><t><![CDATA["
                    + filled("> < ", 60 * MEGABYTE)
                    + "]]></t></is></c></row>"));
    all.put(
        "tekst.xlsx",
        () -> sheet(HEADER + "<row><c><v>" + filled("1", 60 * MEGABYTE) + "</v></c></row>"));
    all.put("nostet.xlsx", () -> sheet(HEADER + filled("<a>", 60 * MEGABYTE)));
    all.put(
        "navnerom.xlsx",
        () -> sheet(HEADER + "<row " + numbered("xmlns:a%1$d=\"b\" ", MEGABYTE) + "/>"));
    all.put("latter.xlsx", EvilFiles::laughs);
    all.put(
        "ytre.xlsx",
        () ->
            workbook(
                Map.of(),
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>",
                HEADER + "<row><c><v>&b;</v></c></row>"));
    all.put(
        "celler.xlsx",
        () ->
            sheet(
                HEADER
                    + filled(
                        "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>",
                        60 * MEGABYTE)));
    all.put(
        "slatt-sammen.xlsx",
        () -> sheet(HEADER + filled("<mergeCell ref=\"A1:XFD1048576\"/>", 60 * MEGABYTE)));
    all.put(
        "bredder.xlsx",
        () ->
            sheet(
                filled("<col min=\"1\" max=\"16384\" hidden=\"1\"/>", MEGABYTE)
                    + HEADER
                    + filled("<row><c><v>1</v></c></row>", 50 * MEGABYTE)));
    all.put(
        "tekster.xlsx",
        () ->
            workbook(
                Map.of(
                    "xl/sharedStrings.xml",
                    "<sst xmlns=\""
                        + MAIN
                        + "\">"
                        + filled("<si><t>en tekst</t></si>", 45 * MEGABYTE)
                        + "</sst>"),
                "",
                HEADER + "<row><c t=\"s\"><v>7</v></c></row>"));
    all.put(
        "stiler.xlsx",
        () ->
            workbook(
                Map.of(
                    "xl/styles.xml",
                    "<styleSheet xmlns=\""
                        + MAIN
                        + "\"><numFmts>"
                        + numbered("<numFmt numFmtId=\"%1$d\" formatCode=\"yyyy\"/>", 3 * MEGABYTE)
                        + "</numFmts></styleSheet>"),
                "",
                HEADER));
    all.put("ark.xlsx", EvilFiles::manySheets);
    all.put("forhold.xlsx", EvilFiles::manyRelationships);
    all.put(
        "dype-forhold.xlsx",
        () ->
            workbook(
                Map.of(
                    "xl/worksheets/_rels/sheet1.xml.rels",
                    "<Relationships xmlns=\"" + PACKAGE + "\">" + filled("<a>", 3 * MEGABYTE)),
                "",
                HEADER));
    all.put("ingen-zip.xlsx", () -> bytes(filled("PK\u0003\u0004", MOST)));
  }

  private static byte[] laughs() {
    StringBuilder type = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      type.append("<!ENTITY l%d \"&l%d;&l%d;\">".formatted(i, i - 1, i - 1));
    }
    return workbook(Map.of(), type + "]>", HEADER + "<row><c><v>&l29;</v></c></row>");
  }

  /** Empty, so that the next one is looked at, too. */
  private static byte[] manySheets() {
    String sheets = numbered("<sheet name=\"a%1$d\" sheetId=\"1\" r:id=\"rId1\"/>", 3 * MEGABYTE);
    return workbook(
        Map.of(
            "xl/workbook.xml",
            "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets>%s</sheets></workbook>"
                .formatted(MAIN, OFFICE, sheets)),
        "",
        filled("<row r=\"1\"/>", 3 * MEGABYTE));
  }

  private static byte[] manyRelationships() {
    Map<String, String> parts = new LinkedHashMap<>();
    String empty =
        "<Relationships xmlns=\""
            + PACKAGE
            + "\">"
            + filled("<a/>", 3 * MEGABYTE)
            + "</Relationships>";
    for (int i = 0; i < 900; i++) {
      parts.put("xl/worksheets/_rels/sheet%d.xml.rels".formatted(i + 1), empty);
    }
    return workbook(parts, "", HEADER);
  }

  private static byte[] message(String value) {
    return bytes(
        "[{\"specversion\":\"1.0\",\"id\":\"evil\",\"source\":\"/baerum\",\"type\":\"no.nov.membership.counted.v1\",\"data\":{\"association\":\"baerum\",\"asOf\":\"2026-09-30\",\"members\":"
            + value
            + "}}]");
  }

  private static byte[] event(String lines) {
    return calendar(
        "BEGIN:VEVENT\r\nUID:a@example.no\r\nDTSTART:20270112T080000\r\nDTEND:20270112T090000\r\n"
            + lines
            + "\r\nEND:VEVENT\r\n");
  }

  private static byte[] calendar(String parts) {
    return bytes("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + parts + "END:VCALENDAR\r\n");
  }

  private static String row(String... cells) {
    StringBuilder row = new StringBuilder("<row r=\"1\">");
    for (String cell : cells) {
      row.append("<c t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(cell));
    }
    return row.append("</row>").toString();
  }

  private static byte[] sheet(String rows) {
    return workbook(Map.of(), "", rows);
  }

  private static byte[] workbook(Map<String, String> others, String type, String rows) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "[Content_Types].xml",
        """
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Default Extension="xml" ContentType="application/xml"/>
        <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
        </Types>""");
    parts.put("_rels/.rels", relationships(OFFICE + "/officeDocument", "xl/workbook.xml"));
    parts.put(
        "xl/workbook.xml",
        "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            .formatted(MAIN, OFFICE));
    parts.put(
        "xl/_rels/workbook.xml.rels",
        relationships(
            OFFICE + "/worksheet",
            "worksheets/sheet1.xml",
            OFFICE + "/sharedStrings",
            "sharedStrings.xml",
            OFFICE + "/styles",
            "styles.xml"));
    parts.put("xl/sharedStrings.xml", "<sst xmlns=\"" + MAIN + "\"/>");
    parts.put("xl/styles.xml", "<styleSheet xmlns=\"" + MAIN + "\"/>");
    parts.putAll(others);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(bytes(XML + part.getValue()));
      }
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      zip.write(bytes(XML + type + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>"));
      zip.write(bytes(rows));
      zip.write(bytes("</sheetData></worksheet>"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String relationships(String... typesAndTargets) {
    StringBuilder all = new StringBuilder("<Relationships xmlns=\"" + PACKAGE + "\">");
    for (int i = 0; i < typesAndTargets.length; i += 2) {
      all.append(
          "<Relationship Id=\"rId%d\" Type=\"%s\" Target=\"%s\"/>"
              .formatted(i / 2 + 1, typesAndTargets[i], typesAndTargets[i + 1]));
    }
    return all.append("</Relationships>").toString();
  }

  private static String filled(String piece, int bytes) {
    return piece.repeat(bytes / piece.getBytes(StandardCharsets.UTF_8).length);
  }

  private static String numbered(String piece, int bytes) {
    StringBuilder all = new StringBuilder(bytes + 100);
    for (int i = 0; all.length() < bytes; i++) {
      all.append(piece.formatted(i));
    }
    return all.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
