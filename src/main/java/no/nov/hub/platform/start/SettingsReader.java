package no.nov.hub.platform.start;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.core.env.Environment;

/**
 * Reads all settings once before anything is made for them. Spring Boot stops at the first that is
 * wrong; here what is wrong is noted, and reading goes on as if that one had not been given.
 */
final class SettingsReader extends AbstractBindHandler {

  private final Binder binder;
  private final Map<ConfigurationPropertyName, List<SettingFault>> faults = new LinkedHashMap<>();

  private SettingsReader(Environment environment) {
    this.binder = Binder.get(environment);
  }

  /**
   * @param types with {@code @ConfigurationProperties}
   */
  static List<SettingFault> faults(Environment environment, Collection<Class<?>> types) {
    SettingsReader reader = new SettingsReader(environment);
    SettingsRead read = reader.read(types);
    List<SettingFault> all = new ArrayList<>();
    reader.faults.values().forEach(all::addAll);
    read.all().stream()
        .filter(FitsOthers.class::isInstance)
        .forEach(settings -> all.addAll(((FitsOthers) settings).misfits(read).all()));
    all.addAll(ServerPort.misfits(read).all());
    return all;
  }

  private SettingsRead read(Collection<Class<?>> types) {
    SettingsRead read = new SettingsRead();
    for (Class<?> type : types) {
      String prefix = SettingsType.prefix(type);
      Object settings = binder.bindOrCreate(prefix, Bindable.of(type), this);
      if (settings != null) {
        read.add(settings);
      }
    }
    return read;
  }

  @Override
  public Object onFailure(
      ConfigurationPropertyName name, Bindable<?> target, BindContext context, Exception error) {
    note(name, target, error);
    if (name.isLastElementIndexed() && name.isNumericIndex(name.getNumberOfElements() - 1)) {
      readRest(name, target, context);
    }
    return null;
  }

  /** A list would end at what is wrong in it. */
  private void readRest(ConfigurationPropertyName wrong, Bindable<?> target, BindContext context) {
    ConfigurationPropertyName list = wrong.getParent();
    int next = Integer.parseInt(wrong.getLastElement(Form.UNIFORM)) + 1;
    while (context.getBinder().bind(list.append("[" + next + "]"), target, this).isBound()) {
      next++;
    }
  }

  /** What only follows from a fault within it is left out. */
  private void note(ConfigurationPropertyName name, Bindable<?> target, Exception error) {
    List<ConfigurationPropertyName> before = List.copyOf(faults.keySet());
    if (error instanceof UnboundConfigurationPropertiesException && isWithin(before, name)) {
      return;
    }
    for (SettingFault fault : ReadingFault.of(name, target, error)) {
      ConfigurationPropertyName key = ConfigurationPropertyName.adapt(fault.key(), '.');
      ConfigurationPropertyName place = key.isAncestorOf(name) ? name : key;
      if (!isWithin(before, place)) {
        faults.computeIfAbsent(place, each -> new ArrayList<>()).add(fault.at(place.toString()));
      }
    }
  }

  private static boolean isWithin(
      Collection<ConfigurationPropertyName> faulty, ConfigurationPropertyName place) {
    return faulty.stream().anyMatch(each -> place.equals(each) || place.isAncestorOf(each));
  }
}
