package io.trailhound.generate.habits;

/**
 * A block of addresses and what a geographical database says of it.
 *
 * @param head the address up to its last part, such as {@code 203.0.113.}
 * @param first the last part of the first address
 * @param size a power of two
 * @param kind whose block it is
 * @param country two letters
 * @param radius in which an address of the block is, in kilometres
 * @param asNumber one of those reserved for documents
 */
public record Network(
    String head,
    int first,
    int size,
    Kind kind,
    String country,
    String city,
    double latitude,
    double longitude,
    int radius,
    int asNumber,
    String asName) {

  /** Whose block it is. */
  public enum Kind {
    HOME,
    OFFICE,
    VPN,
    CLOUD,
    ELSEWHERE
  }

  /** The block as in {@code 203.0.113.32/27}. */
  public String prefix() {
    return head + first + "/" + (32 - Integer.numberOfTrailingZeros(size));
  }

  /** One of its addresses; they repeat after {@code size}. */
  String address(int index) {
    return head + (first + Math.floorMod(index, size));
  }

  boolean holds(String address) {
    if (!address.startsWith(head)) {
      return false;
    }
    int last = Integer.parseInt(address.substring(head.length()));
    return last >= first && last < first + size;
  }

  /** Kilometres to another network, along the earth's surface. */
  double kilometres(Network other) {
    double north = Math.toRadians(other.latitude - latitude);
    double east = Math.toRadians(other.longitude - longitude);
    double a =
        square(StrictMath.sin(north / 2))
            + StrictMath.cos(Math.toRadians(latitude))
                * StrictMath.cos(Math.toRadians(other.latitude))
                * square(StrictMath.sin(east / 2));
    return 2 * 6371 * StrictMath.asin(StrictMath.sqrt(a));
  }

  private static double square(double value) {
    return value * value;
  }
}
