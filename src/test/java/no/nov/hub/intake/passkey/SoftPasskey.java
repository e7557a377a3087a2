package no.nov.hub.intake.passkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import no.nov.hub.platform.message.Json;
import tools.jackson.databind.JsonNode;

/**
 * A passkey in a program (P-256, no attestation) with the browser around it. What an honest one
 * never does can be set.
 */
public final class SoftPasskey {

  private static final int PRESENT = 1;
  private static final int VERIFIED = 4;
  private static final int WITH_KEY = 64;
  private static final int COORDINATE = 32;

  private final KeyPair keys = keys();
  private final byte[] id = random();
  private final String origin;

  /** The host of the origin, as browsers have it. */
  public String rpId;

  public long count;
  public boolean verified = true;
  public String userHandle;

  public SoftPasskey(String origin, String rpId) {
    this.origin = origin;
    this.rpId = rpId;
  }

  /**
   * @param options of the hub
   * @return what the script of the page sends
   */
  public String make(String options) {
    JsonNode asked = Json.MAPPER.readTree(options);
    userHandle = asked.path("user").path("id").asString();
    byte[] data = authenticatorData(WITH_KEY, attestedKey());
    byte[] attestation =
        joined(
            hex("a363666d74646e6f6e656761747453746d74a068617574684461746159"),
            ByteBuffer.allocate(Short.BYTES).putShort((short) data.length).array(),
            data);
    return answer(
        Map.of(
            "clientDataJSON",
            text(clientData("webauthn.create", asked.path("challenge").asString())),
            "attestationObject",
            text(attestation),
            "transports",
            List.of("internal", "hybrid")));
  }

  /**
   * @param options of the hub
   * @return what the script of the page sends
   */
  public String use(String options) {
    byte[] clientData =
        clientData("webauthn.get", Json.MAPPER.readTree(options).path("challenge").asString());
    byte[] data = authenticatorData(0, new byte[0]);
    return answer(
        Map.of(
            "clientDataJSON",
            text(clientData),
            "authenticatorData",
            text(data),
            "signature",
            text(signature(joined(data, sha256(clientData)))),
            "userHandle",
            userHandle));
  }

  private String answer(Map<String, Object> response) {
    return Json.MAPPER.writeValueAsString(Map.of("rawId", text(id), "response", response));
  }

  private byte[] clientData(String type, String challenge) {
    return Json.MAPPER.writeValueAsBytes(
        Map.of("type", type, "challenge", challenge, "origin", origin, "crossOrigin", false));
  }

  private byte[] authenticatorData(int flags, byte[] key) {
    int all = flags | PRESENT | (verified ? VERIFIED : 0);
    return joined(
        sha256(rpId.getBytes(UTF_8)),
        new byte[] {(byte) all},
        ByteBuffer.allocate(Integer.BYTES).putInt((int) count).array(),
        key);
  }

  /** Of no maker, with its id and the public key as CBOR has it. */
  private byte[] attestedKey() {
    ECPublicKey key = (ECPublicKey) keys.getPublic();
    return joined(
        new byte[16],
        ByteBuffer.allocate(Short.BYTES).putShort((short) id.length).array(),
        id,
        hex("a5010203262001215820"),
        coordinate(key.getW().getAffineX()),
        hex("225820"),
        coordinate(key.getW().getAffineY()));
  }

  private static byte[] coordinate(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] padded = new byte[COORDINATE];
    int length = Math.min(bytes.length, COORDINATE);
    System.arraycopy(bytes, bytes.length - length, padded, COORDINATE - length, length);
    return padded;
  }

  private byte[] signature(byte[] signed) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(signed);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] random() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      whole.writeBytes(part);
    }
    return whole.toByteArray();
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
