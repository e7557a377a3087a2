package no.nov.hub.intake.passkey;

import java.nio.ByteBuffer;
import java.util.UUID;
import no.nov.hub.intake.user.User;
import no.nov.hub.intake.user.Users;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/**
 * How a passkey names its user: by the bytes of the user's id, which are random and tell nothing of
 * the person. So there is nothing to store.
 */
@Component
class UserHandles implements PublicKeyCredentialUserEntityRepository {

  private static final int LENGTH = 2 * Long.BYTES;

  private final Users users;

  UserHandles(Users users) {
    this.users = users;
  }

  static Bytes handle(UUID user) {
    return new Bytes(
        ByteBuffer.allocate(LENGTH)
            .putLong(user.getMostSignificantBits())
            .putLong(user.getLeastSignificantBits())
            .array());
  }

  /**
   * @throws IllegalArgumentException if it is no handle of this hub
   */
  static UUID user(Bytes handle) {
    byte[] bytes = handle.getBytes();
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("A handle has %d bytes".formatted(LENGTH));
    }
    ByteBuffer halves = ByteBuffer.wrap(bytes);
    return new UUID(halves.getLong(), halves.getLong());
  }

  @Override
  public PublicKeyCredentialUserEntity findById(Bytes handle) {
    return users.find(user(handle)).map(UserHandles::entity).orElse(null);
  }

  /**
   * @param mark as Spring Security calls the user who is logged in
   */
  @Override
  public PublicKeyCredentialUserEntity findByUsername(String mark) {
    return User.idOf(mark).flatMap(users::find).map(UserHandles::entity).orElse(null);
  }

  /** Under the name the user's machine offers the passkey. */
  private static PublicKeyCredentialUserEntity entity(User user) {
    return ImmutablePublicKeyCredentialUserEntity.builder()
        .id(handle(user.id()))
        .name(user.address())
        .displayName(user.name())
        .build();
  }

  @Override
  public void save(PublicKeyCredentialUserEntity entity) {
    throw new UnsupportedOperationException("Users are added elsewhere");
  }

  @Override
  public void delete(Bytes handle) {
    throw new UnsupportedOperationException("Users are forgotten elsewhere");
  }
}
