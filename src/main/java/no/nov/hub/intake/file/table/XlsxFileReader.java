package no.nov.hub.intake.file.table;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import no.nov.hub.intake.file.content.Entry;
import no.nov.hub.intake.file.content.FileContent;
import no.nov.hub.intake.file.content.FileFault;
import no.nov.hub.intake.file.table.WorkbookSheets.Sheet;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.xml.sax.SAXException;

/**
 * The first filled sheet of an Excel workbook that one sees, read as a stream: neither the sheet
 * nor what a packed bomb unpacks to is ever held in memory.
 */
public final class XlsxFileReader {

  private static final int MOST_PARTS = 1000;

  /** Of all of them together: POI makes a tree of each, many times as large. */
  private static final long MOST_BYTES_HELD = 2L << 20;

  /** Each is looked through; several names can stand for one sheet. */
  private static final int MOST_SHEETS = 250;

  private XlsxFileReader() {}

  public static FileContent read(Path file, Table table) {
    try {
      checkParts(file.toFile());
      try (OPCPackage opened = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
        return read(new Workbook(opened), table);
      }
    } catch (IOException
        | OpenXML4JException
        | SAXException
        | ParserConfigurationException
        | RuntimeException e) {
      // POI throws many kinds of unchecked exceptions at a damaged workbook; each means the same.
      return FileContent.of(List.of(broken()));
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
      long held = 0;
      Enumeration<ZipArchiveEntry> parts = zip.getEntries();
      while (parts.hasMoreElements()) {
        ZipArchiveEntry part = parts.nextElement();
        if (++number > MOST_PARTS) {
          throw new IOException("Too many parts");
        }
        if (isHeldInMemory(part.getName())) {
          try (InputStream stream =
              new BoundedStream(zip.getInputStream(part), MOST_BYTES_HELD - held)) {
            held += stream.transferTo(OutputStream.nullOutputStream());
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

  /** The first sheet that is seen and filled in is the table. */
  private static FileContent read(Workbook workbook, Table table)
      throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
    List<String> visible = new ArrayList<>();
    List<String> hidden = new ArrayList<>();
    Sheet first = null;
    if (workbook.sheets().sheets().size() > MOST_SHEETS) {
      throw new IOException("Too many sheets");
    }
    for (Sheet sheet : workbook.sheets().sheets()) {
      if (!workbook.isFilled(sheet)) {
        continue;
      }
      if (first == null && sheet.visible()) {
        first = sheet;
      } else {
        (sheet.visible() ? visible : hidden).add(sheet.name());
      }
    }
    if (first == null) {
      return FileContent.of(List.of(hidden.isEmpty() ? FileFault.empty() : allHidden()));
    }
    SheetRows rows = new SheetRows(workbook.cells(), table);
    try {
      workbook.read(first, rows);
    } catch (SheetRows.EnoughRows e) {
      // The table says why.
    }
    return new FileContent(table.entries(), SheetNotes.of(first.name(), visible, hidden, rows));
  }

  private static Entry allHidden() {
    return FileFault.of(
        "hidden",
        "Alle ark med innhold er skjult, og skjulte ark blir ikke lest. Vis arket i Excel"
            + " (høyreklikk på fanene og velg «Vis»), lagre og send filen på nytt.",
        "All sheets with content are hidden, and hidden sheets are not read. Unhide the sheet in"
            + " Excel (right-click the tabs), save and send the file again.");
  }

  private static Entry broken() {
    return FileFault.of(
        "broken_workbook",
        "Filen kan ikke leses som Excel-fil. Den kan være skadet, passordbeskyttet, uvanlig stor"
            + " eller i et eldre format. Lagre den på nytt som .xlsx uten passord, eller som CSV"
            + " UTF-8.",
        "The file cannot be read as an Excel file. It may be damaged, protected by a password,"
            + " unusually large or of an older format. Save it anew as .xlsx without password, or"
            + " as CSV UTF-8.");
  }
}
