package no.nov.hub.platform.message;

/**
 * Norwegian organisation numbers: nine digits, the last a check digit by modulus 11 (Brønnøysund
 * Register Centre).
 */
public final class OrganisationNumber {

  private static final int[] WEIGHTS = {3, 2, 7, 6, 5, 4, 3, 2};

  private OrganisationNumber() {}

  /** True for nine digits that begin with 8 or 9 and whose check digit is right. */
  public static boolean isValid(String number) {
    if (!number.matches("[89]\\d{8}")) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (number.charAt(i) - '0');
    }
    int check = (11 - sum % 11) % 11;
    return check == number.charAt(8) - '0';
  }
}
