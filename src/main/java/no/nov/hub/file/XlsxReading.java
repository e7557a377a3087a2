package no.nov.hub.file;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The first sheet of an Excel workbook, read as a stream: neither the sheet nor what a packed bomb
 * unpacks to is ever held in memory.
 */
final class XlsxReading {

  private static final int MOST_PARTS = 1000;
  private static final long MOST_BYTES_OF_SHEET = 64L << 20;
  private static final long MOST_BYTES_OF_TEXTS = 48L << 20;
  private static final long MOST_BYTES_OF_OTHER = 4L << 20;

  private XlsxReading() {}

  static List<Entry> read(Path file, CloudEvents events) {
    Table table = new Table(events);
    try {
      checkParts(file.toFile());
      try (OPCPackage workbook = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
        readFirstSheet(new XSSFReader(workbook), table);
      }
      return table.entries();
    } catch (SheetRows.EnoughRows e) {
      return table.entries();
    } catch (IOException
        | OpenXML4JException
        | SAXException
        | ParserConfigurationException
        | RuntimeException e) {
      // POI throws many kinds of unchecked exceptions at a damaged workbook; each means the same.
      return List.of(broken());
    }
  }

  /**
   * The small parts of a package are read into memory by POI, so their true size is looked at
   * before. The large ones are streamed and bounded where they are read. The archive is opened in
   * POI's own way: one that POI cannot open it would otherwise unpack into memory.
   */
  private static void checkParts(File file) throws IOException {
    try (ZipSecureFile zip = new ZipSecureFile(file)) {
      int number = 0;
      Enumeration<ZipArchiveEntry> parts = zip.getEntries();
      while (parts.hasMoreElements()) {
        ZipArchiveEntry part = parts.nextElement();
        if (++number > MOST_PARTS) {
          throw new IOException("Too many parts");
        }
        if (isHeldInMemory(part.getName())) {
          try (InputStream stream =
              new BoundedStream(zip.getInputStream(part), MOST_BYTES_OF_OTHER)) {
            stream.transferTo(OutputStream.nullOutputStream());
          }
        }
      }
    }
  }

  private static boolean isHeldInMemory(String part) {
    return part.endsWith(".rels")
        || part.endsWith("[Content_Types].xml")
        || part.startsWith("docProps/");
  }

  private static void readFirstSheet(XSSFReader workbook, Table table)
      throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
    WorkbookDates dates = new WorkbookDates();
    parse(workbook.getWorkbookData(), MOST_BYTES_OF_OTHER, dates);
    CellStyles styles = new CellStyles();
    parse(workbook.getStylesData(), MOST_BYTES_OF_OTHER, styles);
    SharedTexts texts = new SharedTexts();
    parse(workbook.getSharedStringsData(), MOST_BYTES_OF_TEXTS, texts);
    Iterator<InputStream> sheets = workbook.getSheetsData();
    if (sheets.hasNext()) {
      SheetCells cells = new SheetCells(texts, styles, dates);
      parse(sheets.next(), MOST_BYTES_OF_SHEET, new SheetRows(cells, table));
    }
  }

  /** A workbook need not have all parts. */
  private static void parse(InputStream part, long most, DefaultHandler handler)
      throws IOException, SAXException, ParserConfigurationException {
    if (part == null) {
      return;
    }
    try (InputStream stream = new BoundedStream(part, most)) {
      XMLReader reader = XMLHelper.newXMLReader();
      reader.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      reader.setContentHandler(handler);
      reader.setErrorHandler(handler);
      reader.parse(new InputSource(stream));
    }
  }

  private static Entry broken() {
    return FileFault.of(
        "broken_workbook",
        "Filen kan ikke leses som Excel-fil. Den kan være skadet, passordbeskyttet, uvanlig stor eller i et eldre format. Lagre den på nytt som .xlsx uten passord, eller som CSV UTF-8.",
        "The file cannot be read as an Excel file. It may be damaged, protected by a password, unusually large or of an older format. Save it anew as .xlsx without password, or as CSV UTF-8.");
  }
}
