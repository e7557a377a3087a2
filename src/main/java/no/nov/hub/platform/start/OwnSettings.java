package no.nov.hub.platform.start;

import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.core.ResolvableType;

/** The names of the settings that types of the hub are made of. */
final class OwnSettings {

  private static final String PACKAGE = "no.nov.hub";

  /** Read by {@code kafka prepare} alone. */
  private static final List<String> OF_COMMANDS =
      List.of("hub.kafka.password", "hub.kafka.passwords");

  private final Set<String> names = new TreeSet<>(OF_COMMANDS);
  private final Set<String> inside = new TreeSet<>();
  private final Set<String> open = new TreeSet<>(List.of("hub.kafka.passwords"));

  private OwnSettings() {}

  /**
   * @param types with {@link ConfigurationProperties}
   * @param shipped names in the hub's own application.yml, of which some only stand for others
   */
  static KnownSettings of(Collection<Class<?>> types, Collection<String> shipped) {
    OwnSettings settings = new OwnSettings();
    for (Class<?> type : types) {
      settings.add(SettingsType.prefix(type), type, settings.names);
    }
    shipped.stream().filter(name -> !name.contains("[")).forEach(settings.names::add);
    return new KnownSettings(settings.names, settings.inside, settings.open);
  }

  private void add(String prefix, Class<?> type, Set<String> names) {
    Arrays.stream(type.getDeclaredConstructors())
        .max(Comparator.comparingInt(Constructor::getParameterCount))
        .ifPresent(
            constructor ->
                Arrays.stream(constructor.getParameters())
                    .forEach(part -> add(prefix, part, names)));
  }

  private void add(String prefix, Parameter part, Set<String> names) {
    String name = prefix + "." + DataObjectPropertyName.toDashedForm(part.getName());
    if (isOfHub(part.getType())) {
      add(name, part.getType(), names);
      return;
    }
    names.add(name);
    Class<?> element = element(part);
    if (isOfHub(element)) {
      add(name + KnownSettings.ELEMENT, element, inside);
    } else if (Collection.class.isAssignableFrom(part.getType())) {
      inside.add(name + KnownSettings.ELEMENT);
    } else if (Map.class.isAssignableFrom(part.getType())) {
      open.add(name);
    }
  }

  private static Class<?> element(Parameter part) {
    return ResolvableType.forType(part.getParameterizedType())
        .asCollection()
        .getGeneric(0)
        .resolve(Object.class);
  }

  private static boolean isOfHub(Class<?> type) {
    return type.isRecord() && type.getName().startsWith(PACKAGE);
  }
}
