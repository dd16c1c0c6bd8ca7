package io.trailhound.enrichment.ip;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the {@code sourceIPAddress} of a CloudTrail record is. */
public enum SourceKind {
  /** An address on the Internet that AWS does not publish as its own. */
  PUBLIC,
  /** A private or reserved address: a call through a VPC endpoint, or an anonymised trail. */
  PRIVATE,
  /** An address in AWS's published ranges: a service, or with {@code EC2} somebody's workload. */
  AMAZON,
  /** The DNS name of an AWS service that called on a principal's behalf. */
  AWS_SERVICE,
  /** The words {@code AWS Internal}: a service called, and does not say which. */
  AWS_INTERNAL,
  /** Absent or empty. */
  UNKNOWN,
  /** Any other text. */
  NAME;

  /** The kind of an address, given whether AWS publishes it as its own. */
  public static SourceKind ofAddress(Address address, boolean amazon) {
    return amazon ? AMAZON : address.isReserved() ? PRIVATE : PUBLIC;
  }

  /** The kind of a text that is no address. */
  public static SourceKind ofName(@Nullable String text) {
    if (text == null || text.isBlank() || text.equals("-")) {
      return UNKNOWN;
    }
    String name = text.strip().toLowerCase(Locale.ROOT);
    if (name.equals("aws internal")) {
      return AWS_INTERNAL;
    }
    boolean service = name.endsWith(".amazonaws.com") || name.endsWith(".amazonaws.com.cn");
    return service && name.indexOf(' ') < 0 ? AWS_SERVICE : NAME;
  }
}
