package no.nov.hub.platform.start;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Settings in variables of the environment. Others make some that begin with {@code HUB_} too, so
 * only what is nearly a setting's name is refused; one that reads as if it stood in a group of
 * settings, such as {@code HUB_MAIL_SMTP_USER}, is told in the log.
 */
final class Variables {

  private static final Logger LOG = LoggerFactory.getLogger(Variables.class);

  /** What Kubernetes makes for a service of the name hub, or hub-kafka. */
  private static final Pattern OF_KUBERNETES =
      Pattern.compile("HUB(_.*)?_(SERVICE_(HOST|PORT)(_.*)?|PORT(_\\d+_(TCP|UDP|SCTP)(_.*)?)?)");

  private static final Pattern NUMBER = Pattern.compile("_\\d+(?=_|$)");
  private static final int MOST_SLIPS = 2;
  private static final int LETTERS_A_SLIP = 4;

  private final List<String> names;
  private final Set<String> squeezed;
  private final List<String> open;
  private final List<String> groups;

  Variables(KnownSettings known) {
    this.names = known.all();
    this.squeezed =
        Stream.concat(names.stream(), RenamedSettings.old())
            .map(Variables::squeezed)
            .collect(Collectors.toSet());
    this.open = known.open().stream().map(Variables::squeezed).toList();
    this.groups =
        names.stream()
            .filter(name -> name.split("\\.").length > 2)
            .map(name -> name.substring(0, name.indexOf('.', "hub.".length())))
            .distinct()
            .flatMap(group -> Stream.of(variable(group), variable(group.replace('-', '.'))))
            .toList();
  }

  static boolean isTheirs(PropertySource<?> source) {
    return source.getName().equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
  }

  List<SettingFault> faults(Stream<String> variables) {
    return variables
        .filter(name -> name.startsWith("HUB_") && !OF_KUBERNETES.matcher(name).matches())
        .filter(name -> !isKnown(squeezed(name)))
        .flatMap(name -> fault(name).stream())
        .toList();
  }

  private Optional<SettingFault> fault(String name) {
    String nearest = variable(Nearest.to(name.replace('_', '.'), names));
    if (Nearest.distance(squeezed(nearest), squeezed(name)) <= slips(nearest)) {
      return Optional.of(KnownSettings.unknown(name, nearest));
    }
    if (groups.stream().anyMatch(group -> name.startsWith(group + "_"))) {
      LOG.warn(
          "The variable {} is no setting of the hub; perhaps {} was meant",
          name,
          longer(name).orElse(nearest));
    }
    return Optional.empty();
  }

  /** Of a short name less is left to tell it by: HUB_PATH is not HUB_DATA. */
  private static int slips(String name) {
    int letters = squeezed(name).length() - "HUB".length();
    return Math.min(MOST_SLIPS, letters / LETTERS_A_SLIP);
  }

  /** Whoever writes HUB_MAIL_SMTP_USER most likely means the name that goes on. */
  private Optional<String> longer(String name) {
    return names.stream()
        .map(Variables::variable)
        .filter(each -> each.startsWith(name))
        .findFirst();
  }

  private boolean isKnown(String name) {
    return squeezed.contains(name) || open.stream().anyMatch(name::startsWith);
  }

  private static String variable(String name) {
    return name.toUpperCase(Locale.ROOT)
        .replace("-", "")
        .replace(KnownSettings.ELEMENT, "_0")
        .replace('.', '_');
  }

  /** HUB_PUBLICURL and HUB_PUBLIC_URL are the same, and so is each element of a list. */
  private static String squeezed(String name) {
    return NUMBER.matcher(variable(name)).replaceAll("_0").replace("_", "");
  }
}
