package io.trailhound.enrichment;

import io.trailhound.enrichment.identity.directory.Directory;
import io.trailhound.enrichment.ip.IpData;

/**
 * What is known beyond the records, at one moment. Immutable and safe to share between threads: who
 * takes one for an event sees nothing half old and half new.
 *
 * @param ip of addresses
 * @param directory of identities and accounts
 */
public record Knowledge(IpData ip, Directory directory) {
  /** Nothing is known but what the records say. */
  public static final Knowledge NONE = new Knowledge(IpData.EMPTY, Directory.EMPTY);
}
