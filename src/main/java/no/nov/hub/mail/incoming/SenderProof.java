package no.nov.hub.mail.incoming;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether the receiving server vouches that a mail is from the domain in its From. It says so in
 * Authentication-Results (RFC 8601), which anybody can write too; so only the topmost of those that
 * have exactly the server's name counts, and the server must take away foreign ones with its name
 * (section 5 there).
 */
final class SenderProof {

  /** For a server that writes no name: Microsoft 365. */
  static final String NAMELESS = "-";

  private final String trusted;

  /**
   * @param trusted the name of the receiving server; null if none is trusted
   */
  SenderProof(String trusted) {
    this.trusted = trusted == null ? null : trusted.toLowerCase(Locale.ROOT);
  }

  /** Whether any mail can be vouched for. */
  boolean isPossible() {
    return trusted != null;
  }

  boolean vouchesFor(IncomingMail mail) {
    if (trusted == null) {
      return false;
    }
    return mail.from()
        .map(from -> from.substring(from.lastIndexOf('@') + 1))
        .map(domain -> results(mail).stream().anyMatch(result -> proves(result, domain)))
        .orElse(false);
  }

  /** What the trusted server found, each as words, the first of them {@code method=result}. */
  private List<List<String>> results(IncomingMail mail) {
    List<List<List<String>>> headers =
        mail.headers("Authentication-Results").stream().map(SenderProof::statements).toList();
    if (trusted.equals(NAMELESS)) {
      return headers.stream()
          .findFirst()
          .filter(topmost -> name(topmost).isEmpty())
          .orElse(List.of());
    }
    return headers.stream()
        .filter(header -> name(header).filter(trusted::equals).isPresent())
        .findFirst()
        .map(header -> header.subList(1, header.size()))
        .orElse(List.of());
  }

  private static Optional<String> name(List<List<String>> statements) {
    return statements.stream()
        .findFirst()
        .flatMap(words -> words.stream().findFirst())
        .filter(word -> !word.contains("="))
        .map(word -> word.toLowerCase(Locale.ROOT));
  }

  private static boolean proves(List<String> words, String fromDomain) {
    if (words.isEmpty()) {
      return false;
    }
    String result = words.get(0).toLowerCase(Locale.ROOT).replaceFirst("/[0-9]+=", "=");
    return switch (result) {
      case "dmarc=pass" ->
          property(words, "header.from").map(domain -> aligned(domain, fromDomain)).orElse(true);
      case "dkim=pass" ->
          property(words, "header.d")
              .or(() -> property(words, "header.i"))
              .map(domain -> aligned(domain, fromDomain))
              .orElse(false);
      default -> false;
    };
  }

  private static Optional<String> property(List<String> words, String name) {
    return words.stream()
        .skip(1)
        .filter(word -> word.toLowerCase(Locale.ROOT).startsWith(name + "="))
        .map(word -> word.substring(name.length() + 1).toLowerCase(Locale.ROOT))
        .map(value -> value.substring(value.lastIndexOf('@') + 1))
        .findFirst();
  }

  /** The same organisation, as near as that is known without a list of public suffixes. */
  private static boolean aligned(String signer, String from) {
    return signer.contains(".")
        && (signer.equals(from) || from.endsWith("." + signer) || signer.endsWith("." + from));
  }

  /** Divided at semicolons and spaces; without comments, which may be nested, and quotes. */
  static List<List<String>> statements(String header) {
    List<List<String>> statements = new ArrayList<>();
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    int comments = 0;
    for (int i = 0; i < header.length(); i++) {
      char c = header.charAt(i);
      if (c == '\\' && (quoted || comments > 0) && i + 1 < header.length()) {
        i++;
        if (comments == 0) {
          word.append(header.charAt(i));
        }
      } else if (comments > 0 || (c == '(' && !quoted)) {
        comments += c == '(' ? 1 : c == ')' ? -1 : 0;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ';' || Character.isWhitespace(c))) {
        end(word, words);
        if (c == ';') {
          statements.add(words);
          words = new ArrayList<>();
        }
      } else {
        word.append(c);
      }
    }
    end(word, words);
    statements.add(words);
    return statements;
  }

  /** There may be spaces around an equals sign. */
  private static void end(StringBuilder word, List<String> words) {
    if (word.isEmpty()) {
      return;
    }
    String last = words.isEmpty() ? "" : words.get(words.size() - 1);
    if (!last.isEmpty() && (last.endsWith("=") || word.charAt(0) == '=')) {
      words.set(words.size() - 1, last + word);
    } else {
      words.add(word.toString());
    }
    word.setLength(0);
  }
}
