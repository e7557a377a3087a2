package no.nov.hub.intake.file.table;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.parsers.ParserConfigurationException;
import no.nov.hub.intake.file.table.WorkbookSheets.Sheet;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackageRelationshipCollection;
import org.apache.poi.util.XMLHelper;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The parts of a workbook, found by the last words of their relationships: those of Strict Open XML
 * begin otherwise, and POI's own reader refuses it (its bug 57699).
 */
final class Workbook {

  private static final long MOST_BYTES_OF_SHEET = 64L << 20;
  private static final long MOST_BYTES_OF_TEXTS = 48L << 20;
  private static final long MOST_BYTES_OF_OTHER = 4L << 20;

  private final PackagePart root;
  private final WorkbookSheets sheets = new WorkbookSheets();

  Workbook(OPCPackage file)
      throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
    root = file.getPart(one(file.getRelationships(), "/officeDocument"));
    if (root == null) {
      throw new IOException("There is no workbook");
    }
    parse(root, MOST_BYTES_OF_OTHER, sheets);
  }

  WorkbookSheets sheets() {
    return sheets;
  }

  SheetCells cells()
      throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
    CellStyles styles = new CellStyles();
    parse(related("/styles"), MOST_BYTES_OF_OTHER, styles);
    SharedTexts texts = new SharedTexts();
    parse(related("/sharedStrings"), MOST_BYTES_OF_TEXTS, texts);
    return new SheetCells(texts, styles, sheets.from1904());
  }

  void read(Sheet sheet, SheetRows rows)
      throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
    parse(part(sheet), MOST_BYTES_OF_SHEET, rows);
  }

  /** A sheet too large to look through is not empty. */
  boolean isFilled(Sheet sheet)
      throws OpenXML4JException, SAXException, ParserConfigurationException {
    try {
      parse(part(sheet), MOST_BYTES_OF_OTHER, new FilledSheet());
      return false;
    } catch (FilledSheet.Written | IOException e) {
      return true;
    }
  }

  /** Null for a sheet that has no cells, such as one with a chart alone. */
  private PackagePart part(Sheet sheet) throws OpenXML4JException {
    PackageRelationship relationship = root.getRelationship(sheet.relationship());
    return relationship != null && relationship.getRelationshipType().endsWith("/worksheet")
        ? root.getRelatedPart(relationship)
        : null;
  }

  private PackagePart related(String type) throws OpenXML4JException {
    PackageRelationship relationship = one(root.getRelationships(), type);
    return relationship == null ? null : root.getRelatedPart(relationship);
  }

  private static PackageRelationship one(PackageRelationshipCollection all, String type) {
    for (PackageRelationship relationship : all) {
      if (relationship.getRelationshipType().endsWith(type)) {
        return relationship;
      }
    }
    return null;
  }

  /** A workbook need not have all parts. */
  private static void parse(PackagePart part, long most, DefaultHandler handler)
      throws IOException, SAXException, ParserConfigurationException {
    if (part == null) {
      return;
    }
    try (InputStream stream = new ShortTokens(new BoundedStream(part.getInputStream(), most))) {
      XMLReader reader = XMLHelper.newXMLReader();
      reader.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      reader.setContentHandler(new ShallowXml(handler));
      reader.setErrorHandler(handler);
      InputSource source = new InputSource(stream);
      source.setEncoding("UTF-8");
      reader.parse(source);
    }
  }
}
