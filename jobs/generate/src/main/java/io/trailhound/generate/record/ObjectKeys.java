package io.trailhound.generate.record;

import io.trailhound.generate.random.SeededStream;

/** Keys of S3 objects. */
final class ObjectKeys {

  private static final String ALPHANUMERIC =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private ObjectKeys() {}

  /**
   * A key.
   *
   * @param folder what it begins with
   * @param day of the object, {@code 2026-03-05}
   */
  static String draw(String folder, String day, SeededStream stream) {
    if (folder.startsWith("AWSLogs/")) {
      return folder
          + "/"
          + day.replace('-', '/')
          + "/"
          + stream.letters(ALPHANUMERIC, 16)
          + ".json.gz";
    }
    int number = stream.between(10_000, 99_999);
    return folder.startsWith("payslips/")
        ? folder + "/employee-" + number + ".pdf"
        : folder + "/" + day + "/part-" + number + ".parquet";
  }
}
