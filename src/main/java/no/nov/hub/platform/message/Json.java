package no.nov.hub.platform.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the hub reads JSON. It refuses what two readers could understand differently (a key that
 * stands twice, text after the end) and what would cost more to read than a message may (deep
 * nesting, endless numbers).
 */
public final class Json {

  private static final int MAX_DEPTH = 50;
  private static final int MAX_NUMBER_LENGTH = 40;
  private static final int MAX_NAME_LENGTH = 200;

  /** Each can be an object of its own in memory, a hundred bytes for two of JSON. */
  private static final long MAX_TOKENS = 1_000_000;

  /** More than any has whose values are few enough. */
  private static final long MAX_TOKENS_OF_MESSAGE = 250_000;

  private static final int USUAL_BYTES = 512;

  public static final JsonMapper MAPPER = strict(MAX_TOKENS);

  /** The same for one message, since trees of many lie in memory together. */
  public static final JsonMapper MESSAGE = strict(MAX_TOKENS_OF_MESSAGE);

  private static final JsonMapper SORTED =
      JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

  private static final MessageDigest SHA_256 = sha256();

  private Json() {}

  private static JsonMapper strict(long tokens) {
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxNumberLength(MAX_NUMBER_LENGTH)
            .maxNameLength(MAX_NAME_LENGTH)
            .maxTokenCount(tokens)
            .build();
    return JsonMapper.builder(
            JsonFactory.builder()
                .streamReadConstraints(constraints)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build())
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .build();
  }

  /**
   * An object that is written as it is told, without a tree between; there are several for each
   * submission.
   */
  public static byte[] object(Consumer<JsonGenerator> content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
      json.writeStartObject();
      content.accept(json);
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /**
   * SHA-256 over the type and the data with sorted keys, so that neither spacing nor key order
   * matters; hex.
   */
  public static String fingerprint(String type, JsonNode data) {
    MessageDigest digest = freshSha256();
    digest.update(type.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
    digest.update(SORTED.writeValueAsBytes(data));
    return HexFormat.of().formatHex(digest.digest());
  }

  /** SHA-256 of the UTF-8 bytes; hex. */
  public static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** SHA-256; hex. */
  public static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(freshSha256().digest(bytes));
  }

  /** A copy, which saves asking the security providers for each message. */
  private static MessageDigest freshSha256() {
    try {
      return (MessageDigest) SHA_256.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("The SHA-256 of this Java runtime cannot be copied", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime must have SHA-256", e);
    }
  }
}
