package no.nov.hub.app.command;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import no.nov.hub.platform.start.Nearest;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.StandardEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * Runs a command instead of the hub if the command line has anything but settings: a command that
 * is misspelt is told, and starts no hub.
 */
@Command(
    name = "hub",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Commands.Version.class,
    description = "Without a command, the hub itself starts.",
    subcommands = {
      KeysCommand.class,
      KafkaCommand.class,
      BackupCommand.class,
      PersonCommand.class,
      ParticipantsCommand.class,
      UsersCommand.class,
      LoginCommand.class,
      AuditCommand.class,
      RestoreCommand.class,
      RebuildCommand.class,
      AcceptLossCommand.class,
      AdoptBrokerCommand.class,
      NewOperatorKeyCommand.class,
      HelpCommand.class
    })
public final class Commands implements Runnable {

  private static final int FAILED = 1;

  private static final int NOT_UNDERSTOOD = 2;

  /** Those of Spring Boot that have no value. */
  private static final Set<String> FLAGS = Set.of("--debug", "--trace");

  @Spec private CommandSpec spec;

  private Commands() {}

  public static boolean isCommand(String[] words) {
    return !Arrays.stream(words).allMatch(Commands::isSetting);
  }

  private static boolean isSetting(String word) {
    return FLAGS.contains(word) || HubDatabase.isSetting(word);
  }

  /**
   * @return 0, 1 if the command failed, 2 if it was not understood
   */
  public static int run(String[] words) {
    onlyOwnWords();
    return run(
        System.getenv(),
        new PrintWriter(System.out, true),
        new PrintWriter(System.err, true),
        words);
  }

  /** A command answers in sentences; what libraries log on the way would stand between them. */
  private static void onlyOwnWords() {
    LoggingSystem log = LoggingSystem.get(Commands.class.getClassLoader());
    log.beforeInitialize();
    log.initialize(new LoggingInitializationContext(new StandardEnvironment()), null, null);
    log.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
  }

  static int run(
      Map<String, String> environment, PrintWriter out, PrintWriter err, String... words) {
    if (isSetting(words[0])) {
      err.println(misplaced(words));
      return NOT_UNDERSTOOD;
    }
    CommandLine line = line(environment).setOut(out).setErr(err);
    Set<String> commands = line.getSubcommands().keySet();
    if (!words[0].startsWith("-") && !commands.contains(words[0])) {
      err.printf(
          "There is no command '%s', so nothing was done. Did you mean '%s'? All commands: %s.%n",
          words[0], Nearest.to(words[0], commands), String.join(", ", commands));
      return NOT_UNDERSTOOD;
    }
    return line.execute(words);
  }

  private static String misplaced(String[] words) {
    String word = Arrays.stream(words).filter(w -> !isSetting(w)).findFirst().orElseThrow();
    return "'%s' is not understood here, so nothing was started. A command is the first word (see 'help'), and a setting is written --name=value, for instance --hub.data=/srv/hub."
        .formatted(word);
  }

  private static CommandLine line(Map<String, String> environment) {
    CommandLine.IFactory defaults = CommandLine.defaultFactory();
    CommandLine.IFactory factory =
        new CommandLine.IFactory() {
          @Override
          public <K> K create(Class<K> type) throws Exception {
            if (type == HubOptions.class) {
              return type.cast(new HubOptions(environment));
            }
            return type == KafkaCommand.class
                ? type.cast(new KafkaCommand(environment))
                : defaults.create(type);
          }
        };
    return new CommandLine(new Commands(), factory).setExecutionExceptionHandler(Commands::tell);
  }

  /** A failure that is foreseen is a sentence; of any other only the kind is told. */
  private static int tell(Exception fault, CommandLine line, CommandLine.ParseResult parsed) {
    String sentence =
        fault instanceof CommandFault
            ? fault.getMessage()
            : "The command failed unexpectedly (%s). Report this as a fault in the hub."
                .formatted(fault.getClass().getName());
    line.getErr().println(sentence);
    return FAILED;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }

  static final class Version implements CommandLine.IVersionProvider {

    /** As the jar says; nothing else knows it. */
    @Override
    public String[] getVersion() {
      String version = Commands.class.getPackage().getImplementationVersion();
      return new String[] {"NOV hub " + (version == null ? "(not built as a jar)" : version)};
    }
  }
}
