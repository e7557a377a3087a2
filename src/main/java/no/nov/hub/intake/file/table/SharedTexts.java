package no.nov.hub.intake.file.table;

import java.util.ArrayList;
import java.util.List;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The texts of a workbook, which cells refer to by number. */
final class SharedTexts extends DefaultHandler {

  private static final int MOST_TEXTS = 1_000_000;
  private static final int MOST_CHARACTERS = 24_000_000;

  private final List<String> texts = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private String alignment;
  private boolean inText;
  private boolean inPhonetic;
  private long characters;

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes) {
    switch (name) {
      case "si" -> {
        text.setLength(0);
        alignment = null;
      }
      case "r" -> alignment = null;
      case "vertAlign" -> alignment = attributes.getValue("val");
      case "t" -> inText = !inPhonetic;
      case "rPh" -> inPhonetic = true;
      default -> inText = false;
    }
  }

  @Override
  public void endElement(String uri, String name, String qualified) throws SAXException {
    switch (name) {
      case "si" -> add();
      case "rPh" -> inPhonetic = false;
      default -> inText = false;
    }
  }

  @Override
  public void characters(char[] buffer, int start, int length) throws SAXException {
    if (inText) {
      characters += length;
      if (characters > MOST_CHARACTERS) {
        throw new SAXException("Too much text");
      }
      text.append(RaisedDigits.of(new String(buffer, start, length), alignment));
    }
  }

  String get(String number) throws SAXException {
    int index = Numbers.small(number, -1);
    if (index < 0 || index >= texts.size()) {
      throw new SAXException("There is no such text");
    }
    return texts.get(index);
  }

  private void add() throws SAXException {
    if (texts.size() >= MOST_TEXTS) {
      throw new SAXException("Too many texts");
    }
    texts.add(Escapes.read(text.toString()));
  }
}
