package no.nov.hub.platform.start;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Refuses folders whose paths a part of the hub would take for something else: Kafka splits at
 * commas and trims, H2 splits its address at semicolons, Camel takes a question mark for the end
 * and decodes percent signs. Data would lie where nobody looks for it. Before anything is written.
 */
@Component
final class PlainPaths implements BeanFactoryPostProcessor, EnvironmentAware, PriorityOrdered {

  private static final List<String> FOLDERS = List.of("hub.data", "hub.drop.directory");
  private static final String OF_BROKER = "hub.embedded.kafka.directory";

  private static final Pattern TAKEN_FOR_ELSE =
      Pattern.compile("[,;%?\\\\\\p{Cc}\\u2028\\u2029]|\\{\\{|}}|\\A\\s|\\s\\z");

  private Environment settings;

  @Override
  public void setEnvironment(Environment environment) {
    settings = environment;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    FOLDERS.forEach(this::refuseUnlessPlain);
    if (settings.getProperty("hub.embedded.kafka.enabled", Boolean.class, true)) {
      refuseUnlessPlain(OF_BROKER);
    }
  }

  private void refuseUnlessPlain(String name) {
    String folder = settings.getProperty(name);
    if (folder == null) {
      return;
    }
    Path path = Path.of(folder).toAbsolutePath().normalize();
    for (Path part : path) {
      takenForElse(part.toString())
          .ifPresent(
              what -> {
                throw new CannotStart(
                    "The folder %s (%s) has %s in its path, which parts of the hub would take for something else, so it ended before it wrote anything. Rename the folder, or name another one with --%s=…"
                        .formatted(shown(path), name, what, name));
              });
    }
  }

  private static Optional<String> takenForElse(String part) {
    Matcher found = TAKEN_FOR_ELSE.matcher(part);
    return found.find() ? Optional.of(described(found.group())) : Optional.empty();
  }

  private static String described(String found) {
    if (found.isBlank() && found.equals(shown(found))) {
      return "a space at the beginning or end of a name";
    }
    return found.equals(shown(found)) ? "the character " + found.charAt(0) : "a control character";
  }

  private static String shown(Object text) {
    return text.toString().replaceAll("[\\p{Cc}\\u2028\\u2029]", "\uFFFD");
  }
}
