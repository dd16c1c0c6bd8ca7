package io.trailhound.generate.record;

/**
 * One region of one account, and what exists there.
 *
 * @param account twelve digits
 * @param region the region's code, such as {@code eu-west-1}
 */
public record Place(String account, String region, Inventory inventory) {

  /** The region that global services such as IAM report. */
  public static final String GLOBAL = "us-east-1";

  public Place with(Blank blank, String... names) {
    return new Place(account, region, inventory.with(blank, names));
  }
}
