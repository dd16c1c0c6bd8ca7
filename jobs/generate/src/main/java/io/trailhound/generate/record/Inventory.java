package io.trailhound.generate.record;

import io.trailhound.generate.random.SeededStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The things that exist in one region of one account, by the blank they fill. */
public final class Inventory {

  private final Map<Blank, List<String>> things;

  private Inventory(Map<Blank, List<String>> things) {
    this.things = things;
  }

  public static Inventory empty() {
    return new Inventory(new EnumMap<>(Blank.class));
  }

  /** The same inventory with other things of one kind: one actor's own share, for instance. */
  public Inventory with(Blank blank, String... names) {
    EnumMap<Blank, List<String>> changed = new EnumMap<>(Blank.class);
    changed.putAll(things);
    changed.put(blank, List.of(names));
    return new Inventory(changed);
  }

  /**
   * Everything of one kind.
   *
   * @throws IllegalStateException if the account has none
   */
  public List<String> all(Blank blank) {
    List<String> found = things.get(blank);
    if (found == null) {
      throw new IllegalStateException("nothing in the inventory for " + blank);
    }
    return found;
  }

  /** One of a kind, drawn. */
  public String pick(Blank blank, SeededStream stream) {
    return stream.pick(all(blank));
  }
}
