package no.nov.hub.platform.start;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The settings that could be read, by their type. */
public final class SettingsRead {

  private final Map<Class<?>, Object> byType = new HashMap<>();

  void add(Object settings) {
    byType.put(settings.getClass(), settings);
  }

  Collection<Object> all() {
    return byType.values();
  }

  public <T> Optional<T> get(Class<T> type) {
    return Optional.ofNullable(type.cast(byType.get(type)));
  }
}
