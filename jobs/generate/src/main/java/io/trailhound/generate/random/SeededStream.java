package io.trailhound.generate.random;

import java.util.List;

/**
 * A stream of pseudo-random numbers that depends on nothing but its seed (SplitMix64).
 *
 * <p>Each principal, campaign and file draws from a stream of its own, named after it, so that what
 * one of them does never shifts the numbers of another.
 */
public final class SeededStream {

  private static final long GAMMA = 0x9E3779B97F4A7C15L;
  private static final String HEX = "0123456789abcdef";

  private long state;

  private SeededStream(long state) {
    this.state = state;
  }

  /** The stream of one thing in a trail: same seed, kind and name, same numbers. */
  public static SeededStream of(long seed, String kind, String name) {
    return new SeededStream(absorb(absorb(mix(seed + GAMMA), kind), name));
  }

  private static long absorb(long state, String text) {
    long absorbed = mix(state ^ text.length());
    for (int i = 0; i < text.length(); i++) {
      absorbed = mix(absorbed * 31 + text.charAt(i));
    }
    return absorbed;
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  public long nextLong() {
    state += GAMMA;
    return mix(state);
  }

  /** A number in {@code [0, bound)}. */
  public int below(int bound) {
    return (int) (((nextLong() >>> 33) * bound) >>> 31);
  }

  /** A number in {@code [low, high]}. */
  public int between(int low, int high) {
    return low + below(high - low + 1);
  }

  /** A number in {@code [0, 1)}. */
  public double unit() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  public boolean chance(double probability) {
    return unit() < probability;
  }

  /** A number of the normal distribution, by the method of Box and Muller. */
  public double gaussian() {
    // Strict, since Math may differ in the last bit from machine to machine.
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
    return radius * StrictMath.cos(2 * Math.PI * unit());
  }

  /** A number of the Poisson distribution; above a mean of 40 it is rounded from the normal one. */
  public int poisson(double mean) {
    if (mean > 40) {
      return (int) Math.max(0, Math.round(mean + StrictMath.sqrt(mean) * gaussian()));
    }
    double limit = StrictMath.exp(-mean);
    int count = -1;
    for (double product = 1; product > limit || count < 0; product *= unit()) {
      count++;
    }
    return count;
  }

  public <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /**
   * A size between 2^low and 2^(high+1), small ones as often as large ones, as transfers are.
   *
   * @param low exponent of the smallest power of two
   * @param high exponent of the largest power of two, at most 61
   */
  public long size(int low, int high) {
    long power = 1L << between(low, high);
    return power + (nextLong() & (power - 1));
  }

  /** {@code length} characters of an alphabet of at most 64 characters. */
  public String letters(String alphabet, int length) {
    char[] text = new char[length];
    for (int i = 0; i < length; ) {
      long bits = nextLong();
      // Eight letters from one number: eight bits each, scaled to the alphabet.
      for (int k = 0; k < 8 && i < length; k++, bits >>>= 8) {
        text[i++] = alphabet.charAt((int) (((bits & 0xff) * alphabet.length()) >>> 8));
      }
    }
    return new String(text);
  }

  public String hex(int length) {
    return letters(HEX, length);
  }

  /** A UUID of version 4, in lower case. */
  public String uuid() {
    char[] text = new char[36];
    long high = nextLong();
    long low = nextLong();
    for (int i = 0; i < 36; i++) {
      long half = i < 18 ? high : low;
      if (i == 8 || i == 13 || i == 18 || i == 23) {
        text[i] = '-';
        continue;
      }
      text[i] = HEX.charAt((int) (half & 15));
      if (i < 18) {
        high >>>= 4;
      } else {
        low >>>= 4;
      }
    }
    text[14] = '4';
    text[19] = HEX.charAt(8 + HEX.indexOf(text[19]) % 4);
    return new String(text);
  }
}
