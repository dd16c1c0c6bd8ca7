package io.trailhound.detection.sigma.text;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;

/**
 * Finds which of many texts occur in a longer one, in a single pass whatever their number: the
 * automaton of Aho and Corasick (1975) over classes of bytes, with case folded. Texts are numbered
 * from 0 in the order given.
 *
 * <p>Immutable.
 */
public final class TextSearch {
  private static final int NONE = -1;

  private final byte[] classes = new byte[256];
  private final int width;
  private final int[] next;
  private final int[] text;
  private final int[] shorter;
  private final int[] ending;

  /** Makes an automaton for distinct, folded texts that are not empty. */
  public TextSearch(Collection<String> distinct) {
    byte[][] texts = distinct.stream().map(text -> Fold.bytes(text, true)).toArray(byte[][]::new);
    width = classify(texts);
    int most = 1;
    for (byte[] bytes : texts) {
      most += bytes.length;
    }
    int[] goTo = new int[most * width];
    int[] textOf = new int[most];
    Arrays.fill(textOf, NONE);
    int states = 1;
    for (int i = 0; i < texts.length; i++) {
      int state = 0;
      for (byte b : texts[i]) {
        int cell = state * width + classes[b & 0xFF];
        if (goTo[cell] == 0) {
          goTo[cell] = states++;
        }
        state = goTo[cell];
      }
      textOf[state] = i;
    }
    next = Arrays.copyOf(goTo, states * width);
    text = Arrays.copyOf(textOf, states);
    shorter = new int[states];
    ending = new int[states];
    link(states);
  }

  /** Gives every byte that occurs a class of its own, both cases of a letter one, the others 0. */
  private int classify(byte[][] texts) {
    int count = 1;
    for (byte[] bytes : texts) {
      for (byte b : bytes) {
        if (classes[b & 0xFF] == 0) {
          classes[b & 0xFF] = (byte) count++;
        }
      }
    }
    for (int b = 'A'; b <= 'Z'; b++) {
      classes[b] = classes[Fold.ASCII[b]];
    }
    return count;
  }

  /** Turns the trie into an automaton that never goes back, breadth first. */
  private void link(int states) {
    int[] fail = new int[states];
    Deque<Integer> queue = new ArrayDeque<>();
    for (int c = 0; c < width; c++) {
      if (next[c] != 0) {
        queue.add(next[c]);
      }
    }
    while (!queue.isEmpty()) {
      int state = queue.remove();
      int back = fail[state];
      // The longest shorter text that also ends here.
      shorter[state] = text[back] != NONE ? back : shorter[back];
      ending[state] = text[state] != NONE ? state : shorter[state];
      for (int c = 0; c < width; c++) {
        int cell = state * width + c;
        if (next[cell] == 0) {
          next[cell] = next[back * width + c];
        } else {
          fail[next[cell]] = next[back * width + c];
          queue.add(next[cell]);
        }
      }
    }
  }

  /** The state after one more byte, which is folded but for ASCII letters; 0 is the first. */
  public int step(int state, byte b) {
    return next[state * width + classes[b & 0xFF]];
  }

  /** The state itself if a text ends in it, else that of the longest text that does, or 0. */
  public int ending(int state) {
    return ending[state];
  }

  /** The number of the text that ends in a state which {@link #ending} or this gave. */
  public int text(int state) {
    return text[state];
  }

  /** The state of the next shorter text that ends there too, or 0. */
  public int shorter(int state) {
    return shorter[state];
  }
}
