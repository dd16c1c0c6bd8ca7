package io.trailhound.generate.record;

import io.trailhound.generate.random.SeededStream;

/** Identifiers in the forms that AWS gives them. */
public final class Names {

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final String UPPER = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private Names() {}

  /** A long-lived access key id: {@code AKIA}, and {@code EXAMPLE} at the end. */
  public static String longLivedKey(SeededStream stream) {
    return "AKIA" + stream.letters(BASE32, 9) + "EXAMPLE";
  }

  /** A session's access key id: {@code ASIA}, and {@code EXAMPLE} at the end. */
  public static String sessionKey(SeededStream stream) {
    return "ASIA" + stream.letters(BASE32, 9) + "EXAMPLE";
  }

  /**
   * A unique IAM id.
   *
   * @param prefix {@code AIDA} for users, {@code AROA} for roles
   */
  public static String uniqueId(String prefix, SeededStream stream) {
    return prefix + stream.letters(BASE32, 17);
  }

  /** An S3 request id, sixteen characters. */
  static String shortRequestId(SeededStream stream) {
    return stream.letters(UPPER, 16);
  }

  /** Base64 text, as in session tokens and S3's extended request ids. */
  static String base64(SeededStream stream, int length) {
    return stream.letters(BASE64, length);
  }
}
