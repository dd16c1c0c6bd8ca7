package io.trailhound.detection.correlation.baseline;

/**
 * Numbers from 0 up in 16 bits: six of exponent and ten of fraction. Whole numbers to 2048 are
 * exact, others to one part in 2048; the greatest is near 4 · 10^15. Greater numbers have greater
 * bits, so that bits can be compared in their stead.
 */
final class Minifloat {
  private static final int FRACTION = 10;

  /** The exponent of the least normal number, 2^-10; below it are even steps of 2^-20. */
  private static final int LEAST = -10;

  private static final int MOST = 0xFBFF;

  private Minifloat() {}

  /** The bits of the nearest number there is, from 0 to 0xFBFF; what is below 0 counts as 0. */
  static int bits(double number) {
    if (!(number > 0)) {
      return 0;
    }
    int exponent = Math.max(Math.getExponent(number), LEAST);
    if (exponent - LEAST > MOST >>> FRACTION) {
      return MOST;
    }
    // Rounding up to the next power of two carries into the exponent, as it should.
    long steps = Math.round(Math.scalb(number, FRACTION - exponent));
    long bits = ((long) (exponent - LEAST) << FRACTION) + steps;
    return (int) Math.min(bits, MOST);
  }

  /** The number of bits. */
  static double number(int bits) {
    int exponent = bits >>> FRACTION;
    int fraction = bits & ((1 << FRACTION) - 1);
    return exponent == 0
        ? Math.scalb((double) fraction, LEAST - FRACTION)
        : Math.scalb((double) (fraction | 1 << FRACTION), exponent - 1 + LEAST - FRACTION);
  }
}
