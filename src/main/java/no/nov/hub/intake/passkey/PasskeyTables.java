package no.nov.hub.intake.passkey;

import static no.nov.hub.platform.database.Rows.instant;
import static no.nov.hub.platform.database.Rows.utc;
import static no.nov.hub.platform.database.Rows.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Repository;

/** Passkeys as they are stored. Spring Security's own tables can be in no schema but the first. */
@Repository
class PasskeyTables implements UserCredentialRepository {

  private static final String COMMA = ",";

  private final JdbcTemplate jdbc;
  private final Clock clock;

  PasskeyTables(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * One that is known was used.
   *
   * @throws CopiedPasskeyException if its count of signatures did not grow
   */
  @Override
  public void save(CredentialRecord record) {
    if (findByCredentialId(record.getCredentialId()) == null) {
      add(record);
    } else if (!use(record)) {
      throw new CopiedPasskeyException();
    }
  }

  private void add(CredentialRecord record) {
    jdbc.update(
        """
        INSERT INTO kept.passkey
          (passkey_id, user_id, credential_id, name, public_key, attestation, transports, signature_count, made_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        UUID.randomUUID(),
        UserHandles.user(record.getUserEntityUserId()),
        record.getCredentialId().toBase64UrlString(),
        record.getLabel(),
        record.getPublicKey().getBytes(),
        record.getAttestationObject().getBytes(),
        transports(record.getTransports()),
        record.getSignatureCount(),
        utc(clock.instant()));
  }

  /** Many passkeys do not count, and say nought each time. */
  private boolean use(CredentialRecord record) {
    long count = record.getSignatureCount();
    return jdbc.update(
            """
            UPDATE kept.passkey SET signature_count = ?, used_at = ?
            WHERE credential_id = ? AND (signature_count < ? OR signature_count = 0 AND ? = 0)
            """,
            count,
            utc(clock.instant()),
            record.getCredentialId().toBase64UrlString(),
            count,
            count)
        > 0;
  }

  @Override
  public CredentialRecord findByCredentialId(Bytes credential) {
    return records("credential_id = ?", credential.toBase64UrlString()).stream()
        .findFirst()
        .orElse(null);
  }

  @Override
  public List<CredentialRecord> findByUserId(Bytes handle) {
    return records("user_id = ?", UserHandles.user(handle));
  }

  @Override
  public void delete(Bytes credential) {
    jdbc.update("DELETE FROM kept.passkey WHERE credential_id = ?", credential.toBase64UrlString());
  }

  /** The oldest first. */
  List<Passkey> of(UUID user) {
    return jdbc.query(
        "SELECT passkey_id, name, made_at, used_at FROM kept.passkey WHERE user_id = ? ORDER BY made_at",
        (row, n) ->
            new Passkey(
                uuid(row, "passkey_id"),
                row.getString("name"),
                instant(row, "made_at"),
                instant(row, "used_at")),
        user);
  }

  /** False if the user has no such passkey. */
  boolean remove(UUID user, UUID passkey) {
    return jdbc.update(
            "DELETE FROM kept.passkey WHERE user_id = ? AND passkey_id = ?", user, passkey)
        > 0;
  }

  void forget(UUID user) {
    jdbc.update("DELETE FROM kept.passkey WHERE user_id = ?", user);
  }

  private List<CredentialRecord> records(String where, Object argument) {
    return jdbc.query(
        "SELECT user_id, credential_id, name, public_key, attestation, transports, signature_count FROM kept.passkey WHERE "
            + where,
        PasskeyTables::credential,
        argument);
  }

  private static CredentialRecord credential(ResultSet row, int number) throws SQLException {
    return ImmutableCredentialRecord.builder()
        .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
        .credentialId(Bytes.fromBase64(row.getString("credential_id")))
        .userEntityUserId(UserHandles.handle(uuid(row, "user_id")))
        .label(row.getString("name"))
        .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
        .attestationObject(new Bytes(row.getBytes("attestation")))
        .transports(transports(row.getString("transports")))
        .signatureCount(row.getLong("signature_count"))
        .build();
  }

  private static String transports(Set<AuthenticatorTransport> transports) {
    return transports.stream()
        .map(AuthenticatorTransport::getValue)
        .sorted()
        .collect(Collectors.joining(COMMA));
  }

  private static Set<AuthenticatorTransport> transports(String stored) {
    return Arrays.stream(stored.split(COMMA))
        .filter(name -> !name.isEmpty())
        .map(AuthenticatorTransport::valueOf)
        .collect(Collectors.toSet());
  }
}
