package no.nov.hub.platform.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Finds what is wrong in a folder of route files; Camel itself notices little of it. */
final class RouteFolder {

  private static final String NAMESPACE = "http://camel.apache.org/schema/xml-io";
  private static final String ENDING = ".camel.xml";
  private static final int SHORTEST_DESCRIPTION = 20;
  private static final Pattern PROPERTY = Pattern.compile("\\{\\{([^}:?]+)[^}]*}}");
  private static final Pattern BEAN_IN_TEXT =
      Pattern.compile("\\$\\{bean:([A-Za-z0-9]+)\\?method=([A-Za-z0-9]+)}");

  private final List<Path> files;
  private final Set<String> properties;
  private final Map<String, Class<?>> beans;
  private final List<String> faults = new ArrayList<>();
  private final Map<Path, Document> documents = new LinkedHashMap<>();

  private RouteFolder(List<Path> files, Set<String> properties, Map<String, Class<?>> beans) {
    this.files = files;
    this.properties = properties;
    this.beans = beans;
  }

  /**
   * @param properties the names that a route may ask for
   * @param beans the classes that a route may call, by name
   * @return sentences, each beginning with the file's name
   */
  static List<String> faults(Path folder, Set<String> properties, Map<String, Class<?>> beans)
      throws Exception {
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> files = all.filter(f -> f.toString().endsWith(ENDING)).sorted().toList();
      return new RouteFolder(files, properties, beans).check();
    }
  }

  private List<String> check() throws Exception {
    for (Path file : files) {
      parse(file);
      load(file);
    }
    checkIds();
    checkConfigurations();
    Set<String> listening = whatRoutesListenTo();
    documents.forEach(
        (file, document) -> {
          checkProperties(file);
          checkBeans(file, document);
          for (Element to : elements(document, "to")) {
            checkTarget(file, to.getAttribute("uri"), listening);
          }
        });
    return faults;
  }

  private void parse(Path file) throws ParserConfigurationException, IOException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    var builder = factory.newDocumentBuilder();
    builder.setErrorHandler(null);
    try {
      Document document = builder.parse(file.toFile());
      if (!NAMESPACE.equals(document.getDocumentElement().getNamespaceURI())) {
        fault(file, "the root element is not in " + NAMESPACE);
      }
      documents.put(file, document);
    } catch (SAXException e) {
      fault(file, "is not XML");
    }
  }

  /** With the loader that the hub starts with. */
  private void load(Path file) {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      Resource resource = ResourceHelper.resolveResource(camel, "file:" + file);
      var routes = (RouteConfigurationBuilder) new RouteFiles().loadRoutesBuilder(resource);
      routes.setCamelContext(camel);
      routes.configuration();
      routes.configure();
    } catch (Exception e) {
      fault(file, "Camel cannot read it");
    }
  }

  private void checkIds() {
    Set<String> ids = new HashSet<>();
    documents.forEach(
        (file, document) -> {
          String name = file.getFileName().toString().replace(ENDING, "");
          String expected = name.replaceFirst("^\\d+-", "");
          for (Element route : elements(document, "route")) {
            String id = route.getAttribute("id");
            if (!id.startsWith(expected) && !expected.equals("errors")) {
              fault(file, "the route's id '%s' does not begin with '%s'".formatted(id, expected));
            }
            if (id.isEmpty()) {
              fault(file, "a route has no id");
            } else if (!ids.add(id)) {
              fault(file, "the id '%s' stands twice".formatted(id));
            }
            if (route.getAttribute("description").length() < SHORTEST_DESCRIPTION) {
              fault(file, "the route '%s' has no description to speak of".formatted(id));
            }
          }
        });
  }

  private void checkConfigurations() {
    Set<String> names = new HashSet<>();
    List<Path> nameless = new ArrayList<>();
    documents.forEach(
        (file, document) ->
            elements(document, "routeConfiguration")
                .forEach(
                    configuration -> {
                      if (configuration.hasAttribute("id")) {
                        names.add(configuration.getAttribute("id"));
                      } else {
                        nameless.add(file);
                      }
                    }));
    documents.forEach(
        (file, document) -> {
          for (Element route : elements(document, "route")) {
            String name = route.getAttribute("routeConfigurationId");
            if (!name.isEmpty() && !names.contains(name)) {
              fault(file, "there is no route configuration '%s'".formatted(name));
            }
          }
        });
    if (nameless.size() != 1 || !nameless.get(0).toString().endsWith("-errors" + ENDING)) {
      faults.add("the errors file must hold the one nameless route configuration");
    }
  }

  private void checkProperties(Path file) {
    Matcher matcher = PROPERTY.matcher(text(file));
    while (matcher.find()) {
      if (!properties.contains(matcher.group(1))) {
        fault(file, "there is no property '%s'".formatted(matcher.group(1)));
      }
    }
  }

  private void checkBeans(Path file, Document document) {
    for (Element bean : elements(document, "bean")) {
      checkBean(file, bean.getAttribute("ref"), bean.getAttribute("method"));
    }
    Matcher matcher = BEAN_IN_TEXT.matcher(text(file));
    while (matcher.find()) {
      checkBean(file, matcher.group(1), matcher.group(2));
    }
  }

  private void checkBean(Path file, String name, String method) {
    Class<?> type = beans.get(name);
    if (type == null) {
      fault(file, "there is no bean '%s'".formatted(name));
    } else if (Stream.of(type.getMethods()).noneMatch(m -> m.getName().equals(method))) {
      fault(file, "the bean '%s' has no public method '%s'".formatted(name, method));
    }
  }

  private void checkTarget(Path file, String uri, Set<String> listening) {
    if (uri.startsWith("direct:") && !listening.contains(uri)) {
      fault(file, "no route begins with '%s'".formatted(uri));
    }
  }

  private Set<String> whatRoutesListenTo() {
    Set<String> names = new HashSet<>();
    documents
        .values()
        .forEach(d -> elements(d, "from").forEach(from -> names.add(from.getAttribute("uri"))));
    return names;
  }

  private static List<Element> elements(Document document, String name) {
    NodeList found = document.getElementsByTagNameNS("*", name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fault(Path file, String what) {
    faults.add(file.getFileName() + ": " + what);
  }
}
