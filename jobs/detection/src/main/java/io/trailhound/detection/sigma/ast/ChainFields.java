package io.trailhound.detection.sigma.ast;

import java.util.Collection;

/**
 * The fields that tell the chain of sessions behind a call. A record may come before the one that
 * issued its session, and have others of these later: what it gave is taken back then.
 */
public final class ChainFields {
  private static final String ORIGIN = "trailhound.identity.origin";
  private static final String CHAIN = "trailhound.identity.chain";

  private ChainFields() {}

  /** Whether a field is one of them. */
  public static boolean isOne(String path) {
    return path.startsWith(ORIGIN) || path.startsWith(CHAIN);
  }

  /** Whether some field is one of them. */
  public static boolean areAmong(Collection<String> paths) {
    return paths.stream().anyMatch(ChainFields::isOne);
  }
}
